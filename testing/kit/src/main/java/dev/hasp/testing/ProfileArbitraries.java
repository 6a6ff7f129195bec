package dev.hasp.testing;

import dev.hasp.Finding;
import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Profiles and specs for property tests. */
public final class ProfileArbitraries {

    private ProfileArbitraries() {}

    /** Values for one control: well-formed, and as odd as its type permits. */
    public static <T> Arbitrary<T> values(Control<T> control) {
        return ControlArbitraries.values(control);
    }

    /** Profiles of up to 12 decided controls, of which many do not pass validation. */
    public static Arbitrary<SecurityProfile> profiles() {
        Arbitrary<SecurityProfile> single = Arbitraries.of(Controls.all()).flatMap(ProfileArbitraries::deciding);
        return single.list().ofMaxSize(12).map(ProfileArbitraries::layered);
    }

    /** Specs: profiles of which every control that a rule finds an error in was taken out again. */
    public static Arbitrary<SecuritySpec> specs() {
        return profiles().map(ProfileArbitraries::valid).map(SecurityProfile::toSpec);
    }

    /** Profiles that decide one control alone. */
    public static <T> Arbitrary<SecurityProfile> deciding(Control<T> control) {
        return values(control).map(value -> SecurityProfile.empty().with(control, value));
    }

    private static SecurityProfile layered(List<SecurityProfile> layers) {
        return layers.stream().reduce(SecurityProfile.empty(), SecurityProfile::overlay);
    }

    private static SecurityProfile valid(SecurityProfile profile) {
        return profile.validate().stream()
                .filter(Finding::isError)
                .findFirst()
                .map(error -> valid(profile.without(error.control())))
                .orElse(profile);
    }
}
