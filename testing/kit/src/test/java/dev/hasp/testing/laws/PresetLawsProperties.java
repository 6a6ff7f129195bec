package dev.hasp.testing.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Controls;
import dev.hasp.profiles.Restricted;
import net.jqwik.api.Example;

/** The laws hold for a preset that obeys them, and fail for one that does not. */
class PresetLawsProperties implements PresetLaws {

    private static final PresetLaws PRIVILEGED =
            () -> SecurityProfile.empty().with(Controls.PRIVILEGED, true).named("odd");

    private static final PresetLaws IMPOSSIBLE =
            () -> SecurityProfile.empty().with(Controls.MEMORY_SWAPPINESS, 101).named("odd");

    @Override
    public SecurityProfile preset() {
        return Restricted.preset().profile();
    }

    @Example
    void a_preset_that_breaks_them_fails() {
        assertThatThrownBy(PRIVILEGED::it_has_no_dangers)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("privileged");
        assertThatThrownBy(PRIVILEGED::it_is_no_looser_than_it_may_be)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("DAC_READ_SEARCH");
        assertThatThrownBy(IMPOSSIBLE::it_is_valid)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("memorySwappiness");
    }

    @Example
    void a_class_says_where_it_differs() {
        assertThat(acceptedDangers()).isEmpty();
        assertThat(noLooserThan()).isEqualTo(SecurityProfile.empty());
    }
}
