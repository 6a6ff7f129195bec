package dev.hasp.testing.snapshot;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.engine.EngineFacts;
import dev.hasp.order.Comparison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a profile means on an engine, kept in a text file that people review: one line for each aspect, then what was
 * asked with the layer of each decision.
 *
 * <pre>{@code
 * @Test
 * void what_a_nightly_job_may_changes_with_a_review_alone() {
 *     PolicySnapshot.of(NIGHTLY_JOB, EngineFacts.plainDocker("28.5.2"))
 *             .matches(Path.of("src/test/policies/nightly-job.policy"));
 * }
 * }</pre>
 *
 * <p>With {@code -Dhasp.update=true} the file is written anew instead.
 */
public final class PolicySnapshot {

    private static final String UPDATE = "hasp.update";

    private final SecuritySpec spec;
    private final EngineFacts engine;

    private PolicySnapshot(SecuritySpec spec, EngineFacts engine) {
        this.spec = spec;
        this.engine = engine;
    }

    /**
     * What a profile means on an engine.
     *
     * @throws dev.hasp.InvalidProfileException if it is no valid profile
     */
    public static PolicySnapshot of(SecurityProfile profile, EngineFacts engine) {
        return new PolicySnapshot(profile.toSpec(), engine);
    }

    /** The text of the file. */
    public String text() {
        return SnapshotFile.of(spec, engine).text();
    }

    /**
     * Passes if the file has this text; with {@code -Dhasp.update=true} writes it there.
     *
     * @param file the file, which is made where there is none and it is to be written
     * @throws AssertionError if there is no file, or it has another text: the message says in each aspect what was and
     *     what is, whether that is stricter or looser, and an example of what is permitted now or no more
     */
    public void matches(Path file) {
        try {
            if (Boolean.getBoolean(UPDATE)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, text());
            } else if (!Files.exists(file)) {
                throw new AssertionError("there is no snapshot " + file + "; run the test with -D" + UPDATE
                        + "=true, review the file and keep it under version control");
            } else {
                compare(file, Files.readString(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void compare(Path file, String kept) {
        if (kept.equals(text())) {
            return;
        }
        SnapshotFile before;
        SecuritySpec asked;
        try {
            before = SnapshotFile.parse(kept);
            asked = before.profile(file.toString()).toSpec();
        } catch (IllegalArgumentException unreadable) {
            throw new AssertionError(
                    file + " cannot be read as a snapshot: " + unreadable.getMessage() + "; write it anew with -D"
                            + UPDATE + "=true",
                    unreadable);
        }
        SnapshotFile now = SnapshotFile.of(spec, engine);
        Comparison change = Comparison.of(spec.on(engine), asked.on(engine));
        throw new AssertionError(
                new SnapshotDifference(before, SnapshotFile.of(asked, engine), now, change).text(file.toString())
                        + "\nIf that is meant: run the test with -D" + UPDATE + "=true and review the difference.");
    }
}
