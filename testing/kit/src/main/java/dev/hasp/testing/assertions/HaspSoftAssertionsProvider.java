package dev.hasp.testing.assertions;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.profiles.Preset;
import dev.hasp.seccomp.SeccompProfile;
import org.assertj.core.api.SoftAssertionsProvider;

/** Soft assertions on Hasp's objects, to be combined with others in one class. */
public interface HaspSoftAssertionsProvider extends SoftAssertionsProvider {

    /** As {@link HaspAssertions#assertThat(SecurityProfile)}. */
    default ProfileAssert assertThat(SecurityProfile actual) {
        return proxy(ProfileAssert.class, SecurityProfile.class, actual);
    }

    /** As {@link HaspAssertions#assertThat(Preset)}. */
    default ProfileAssert assertThat(Preset<?> actual) {
        return assertThat(actual.profile());
    }

    /** As {@link HaspAssertions#assertThat(SecuritySpec)}. */
    default SpecAssert assertThat(SecuritySpec actual) {
        return proxy(SpecAssert.class, SecuritySpec.class, actual);
    }

    /** As {@link HaspAssertions#assertThat(EffectivePolicy)}. */
    default PolicyAssert assertThat(EffectivePolicy actual) {
        return proxy(PolicyAssert.class, EffectivePolicy.class, actual);
    }

    /** As {@link HaspAssertions#assertThat(SeccompProfile)}. */
    default SeccompProfileAssert assertThat(SeccompProfile actual) {
        return proxy(SeccompProfileAssert.class, SeccompProfile.class, actual);
    }
}
