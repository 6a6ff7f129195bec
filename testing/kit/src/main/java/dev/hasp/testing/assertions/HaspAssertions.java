package dev.hasp.testing.assertions;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.profiles.Preset;
import dev.hasp.seccomp.SeccompProfile;

/** Where assertions on Hasp's objects begin; import its methods beside AssertJ's own. */
public final class HaspAssertions {

    private HaspAssertions() {}

    /** Assertions on what a profile asks, and on what that means on an engine. */
    public static ProfileAssert assertThat(SecurityProfile actual) {
        return new ProfileAssert(actual);
    }

    /** Assertions on the profile of a preset. */
    public static ProfileAssert assertThat(Preset<?> actual) {
        return new ProfileAssert(actual.profile());
    }

    /** Assertions on what a spec asks, and on what that means on an engine. */
    public static SpecAssert assertThat(SecuritySpec actual) {
        return new SpecAssert(actual);
    }

    /** Assertions on what holds in a container. */
    public static PolicyAssert assertThat(EffectivePolicy actual) {
        return new PolicyAssert(actual);
    }

    /** Assertions on the calls that a seccomp profile permits. */
    public static SeccompProfileAssert assertThat(SeccompProfile actual) {
        return new SeccompProfileAssert(actual);
    }

    /** As {@link #assertThat(SecurityProfile)}, where another {@code assertThat} is imported. */
    public static ProfileAssert assertThatProfile(SecurityProfile actual) {
        return assertThat(actual);
    }

    /** As {@link #assertThat(Preset)}, where another {@code assertThat} is imported. */
    public static ProfileAssert assertThatProfile(Preset<?> actual) {
        return assertThat(actual);
    }

    /** As {@link #assertThat(SecuritySpec)}, where another {@code assertThat} is imported. */
    public static SpecAssert assertThatSpec(SecuritySpec actual) {
        return assertThat(actual);
    }

    /** As {@link #assertThat(EffectivePolicy)}, where another {@code assertThat} is imported. */
    public static PolicyAssert assertThatPolicy(EffectivePolicy actual) {
        return assertThat(actual);
    }

    /** As {@link #assertThat(SeccompProfile)}, where another {@code assertThat} is imported. */
    public static SeccompProfileAssert assertThatSeccompProfile(SeccompProfile actual) {
        return assertThat(actual);
    }

    /** A system call, as {@link Syscall#syscall}. */
    public static Syscall syscall(String name, long... arguments) {
        return Syscall.syscall(name, arguments);
    }
}
