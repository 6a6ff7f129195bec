package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.Finding;
import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.testing.ProfileArbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ProfileProperties {

    @Provide
    Arbitrary<SecurityProfile> profiles() {
        return ProfileArbitraries.profiles();
    }

    @Provide
    Arbitrary<SecuritySpec> specs() {
        return ProfileArbitraries.specs();
    }

    @Property(tries = 300)
    void overlaying_is_associative(
            @ForAll("profiles") SecurityProfile a,
            @ForAll("profiles") SecurityProfile b,
            @ForAll("profiles") SecurityProfile c) {
        assertThat(a.overlay(b).overlay(c)).isEqualTo(a.overlay(b.overlay(c)));
    }

    @Property(tries = 300)
    void an_overlay_decides_what_either_decides_and_the_later_one_wins(
            @ForAll("profiles") SecurityProfile a, @ForAll("profiles") SecurityProfile b) {
        SecurityProfile both = a.overlay(b);

        for (Control<?> control : Controls.all()) {
            assertThat((Object) both.get(control))
                    .isEqualTo(b.get(control).isPresent() ? b.get(control) : a.get(control));
        }
    }

    @Property(tries = 300)
    void the_empty_profile_changes_nothing(@ForAll("profiles") SecurityProfile a) {
        assertThat(a.overlay(SecurityProfile.empty())).isEqualTo(a);
        assertThat(SecurityProfile.empty().overlay(a)).isEqualTo(a);
        assertThat(a.overlay(a)).isEqualTo(a);
    }

    @Property(tries = 300)
    void a_spec_never_carries_an_error(@ForAll("specs") SecuritySpec spec) {
        assertThat(spec.warnings()).noneMatch(Finding::isError);
        assertThat(spec.profile().toSpec()).isEqualTo(spec);
    }
}
