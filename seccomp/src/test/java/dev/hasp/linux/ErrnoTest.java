package dev.hasp.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ErrnoTest {

    @Test
    void names_the_numbers_of_asm_generic() {
        assertThat(Errno.EPERM.number()).isEqualTo(1);
        assertThat(Errno.ENOSYS.number()).isEqualTo(38);
        assertThat(Errno.of("ehwpoison").number()).isEqualTo(133);
        assertThat(Errno.of(97)).isEqualTo(Errno.EAFNOSUPPORT).hasToString("EAFNOSUPPORT");
    }

    @Test
    void carries_a_number_without_a_name() {
        assertThat(Errno.of(41).name()).isEmpty();
        assertThat(Errno.of(-1)).hasToString("18446744073709551615");
    }

    @Test
    void refuses_a_name_that_is_none() {
        assertThatThrownBy(() -> Errno.of("EWHATEVER")).hasMessageContaining("\"EWHATEVER\"");
    }
}
