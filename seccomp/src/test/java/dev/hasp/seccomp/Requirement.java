package dev.hasp.seccomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What a test needs of the machine. */
public final class Requirement {

    private Requirement() {}

    /** Aborts the test with the reason where the machine lacks it, but fails it on continuous integration. */
    public static void met(boolean met, String otherwise) {
        if ("true".equals(System.getenv("CI"))) {
            assertThat(met).as(otherwise).isTrue();
        }
        assumeTrue(met, otherwise);
    }
}
