package dev.hasp.testing.assertions;

import dev.hasp.SecurityProfile;

/** Assertions on a profile; made by {@link HaspAssertions#assertThat(SecurityProfile)}. */
public class ProfileAssert extends AbstractAskedAssert<ProfileAssert, SecurityProfile> {

    /** On a profile. */
    public ProfileAssert(SecurityProfile actual) {
        super(actual, ProfileAssert.class);
    }

    @Override
    protected SecurityProfile asked() {
        return actual;
    }
}
