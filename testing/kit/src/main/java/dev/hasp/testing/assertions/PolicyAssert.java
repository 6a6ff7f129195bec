package dev.hasp.testing.assertions;

import dev.hasp.effective.EffectivePolicy;

/** Assertions on a policy; made by {@link HaspAssertions#assertThat(EffectivePolicy)}. */
public class PolicyAssert extends AbstractPolicyAssert<PolicyAssert, EffectivePolicy> {

    /** On a policy. */
    public PolicyAssert(EffectivePolicy actual) {
        super(actual, PolicyAssert.class);
    }

    @Override
    protected EffectivePolicy policy() {
        return actual;
    }

    @Override
    protected String title() {
        return "the policy";
    }
}
