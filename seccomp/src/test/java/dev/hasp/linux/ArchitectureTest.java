package dev.hasp.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {

    @ParameterizedTest
    @CsvSource({
        "amd64, X86_64",
        "x86_64, X86_64",
        "SCMP_ARCH_X86_64, X86_64",
        "scmp_arch_aarch64, AARCH64",
        "arm64, AARCH64",
        "386, X86",
        "i686, X86",
        "armv7l, ARM",
        "ppc64el, PPC64LE",
        "loong64, LOONGARCH64",
        "mips64le, MIPSEL64"
    })
    void finds_names_as_people_write_them(String name, Architecture architecture) {
        assertThat(Architecture.of(name)).isEqualTo(architecture);
    }

    @Test
    void keeps_profile_names_exact() {
        assertThat(Architecture.ofScmpName("SCMP_ARCH_AARCH64")).contains(Architecture.AARCH64);
        assertThat(Architecture.ofScmpName("SCMP_ARCH_ARM64")).isEmpty();
        assertThat(Architecture.ofScmpName("scmp_arch_aarch64")).isEmpty();
        assertThat(Architecture.ofGoArch("arm64")).contains(Architecture.AARCH64);
        assertThat(Architecture.ofGoArch("aarch64")).isEmpty();
    }

    @Test
    void refuses_a_name_that_is_none() {
        assertThatThrownBy(() -> Architecture.of("z80")).hasMessageContaining("\"z80\"");
    }

    @ParameterizedTest
    @EnumSource
    void has_a_table_with_read_and_write(Architecture architecture) {
        SyscallTable table = SyscallTable.of(architecture);

        assertThat(table.name(table.number("read").orElseThrow())).contains("read");
        assertThat(table.number("write")).isPresent().isNotEqualTo(table.number("read"));
    }

    @Test
    void numbers_calls_as_filters_see_them() {
        assertThat(SyscallTable.of(Architecture.X32).number("read")).hasValue(0x40000000);
        assertThat(SyscallTable.of(Architecture.MIPS64).number("read")).hasValue(5000);
        assertThat(SyscallTable.isInt32("socket", 0)).isTrue();
        assertThat(SyscallTable.isInt32("mmap", 1)).isFalse();
        assertThat(SyscallTable.argumentCount("socket")).hasValue(3);
    }
}
