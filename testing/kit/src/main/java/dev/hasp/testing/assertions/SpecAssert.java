package dev.hasp.testing.assertions;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;

/** Assertions on a spec; made by {@link HaspAssertions#assertThat(SecuritySpec)}. */
public class SpecAssert extends AbstractAskedAssert<SpecAssert, SecuritySpec> {

    /** On a spec. */
    public SpecAssert(SecuritySpec actual) {
        super(actual, SpecAssert.class);
    }

    @Override
    protected SecurityProfile asked() {
        return actual.profile();
    }
}
