package dev.hasp.testing.assertions;

import java.util.function.Consumer;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.api.StandardSoftAssertionsProvider;

/** AssertJ's soft assertions, and those on Hasp's objects: every failure is told at the end, not the first alone. */
public class HaspSoftAssertions extends AbstractSoftAssertions
        implements HaspSoftAssertionsProvider, StandardSoftAssertionsProvider {

    /** Without any failure yet; {@link #assertAll} tells all. */
    public HaspSoftAssertions() {}

    /** Runs assertions and tells every failure among them at the end. */
    public static void assertSoftly(Consumer<HaspSoftAssertions> assertions) {
        SoftAssertionsProvider.assertSoftly(HaspSoftAssertions.class, assertions);
    }
}
