package dev.hasp.verify;

import dev.hasp.Finding;
import dev.hasp.SecuritySpec;
import dev.hasp.Severity;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Value;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineFinding;
import dev.hasp.engine.Preflight;
import dev.hasp.observed.ObservedPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was asked of a container, what that means on its engine, and what is in force.
 *
 * <p>Nothing is left out: there is a row for every aspect, decided or not, and one for every decided control that is the
 * engine's own business. What could not be seen or is not known has a row that says why; it is no difference, and no
 * proof either: {@link #isProven()} tells.
 */
public final class Verification {

    /** The code of a difference between what is meant and what the kernel says. */
    public static final String NOT_IN_FORCE = "not-in-force";

    /** The code of a decided control that this way of looking could not see. */
    public static final String NOT_SEEN = "not-seen";

    /** The code of a decided control whose meaning on the engine is not known. */
    public static final String MEANING_NOT_KNOWN = "meaning-not-known";

    private final EngineFacts engine;
    private final Preflight preflight;
    private final String method;
    private final List<Row> rows;
    private final Optional<CallTally> calls;

    private Verification(
            EngineFacts engine, Preflight preflight, String method, List<Row> rows, Optional<CallTally> calls) {
        this.engine = engine;
        this.preflight = preflight;
        this.method = method;
        this.rows = List.copyOf(rows);
        this.calls = calls;
    }

    /**
     * Compares what a spec means on an engine with what was seen of a container under it.
     *
     * @param spec what was asked
     * @param engine the engine that runs the container
     * @param observed what the kernel says of the container
     */
    public static Verification of(SecuritySpec spec, EngineFacts engine, ObservedPolicy observed) {
        return of(spec, engine, spec.check(engine), spec.on(engine), observed);
    }

    static Verification of(
            SecuritySpec spec,
            EngineFacts engine,
            Preflight preflight,
            EffectivePolicy policy,
            ObservedPolicy observed) {
        Rows rows = new Rows(spec, engine, preflight, policy, observed);
        return new Verification(engine, preflight, observed.method(), rows.all(), rows.calls());
    }

    /** The engine. */
    public EngineFacts engine() {
        return engine;
    }

    /** What the engine was known not to do before anything started. */
    public Preflight preflight() {
        return preflight;
    }

    /** How the container was looked at. */
    public String method() {
        return method;
    }

    /** One row for each aspect, in their order, then one for each decided control that is the engine's own business. */
    public List<Row> rows() {
        return rows;
    }

    /** The system calls that were made to see the filter; empty where none were made or no filter is meant. */
    public Optional<CallTally> calls() {
        return calls;
    }

    /** How many rows have a verdict. */
    public long count(Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).count();
    }

    /**
     * Whether everything that could be seen is in force as asked: no row differs, and the engine is known to leave
     * nothing out.
     */
    public boolean isInForce() {
        return findings().stream().noneMatch(Finding::isError);
    }

    /** Whether it {@linkplain #isInForce() is in force}, and every decided control that the kernel enforces was seen. */
    public boolean isProven() {
        return isInForce()
                && rows.stream()
                        .filter(Row::isDecided)
                        .allMatch(row -> row.verdict() == Verdict.IN_FORCE || row.verdict() == Verdict.NOT_THE_KERNELS);
    }

    /** What the preflight found, then what differs, then what was asked and could not be seen or is not known. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        preflight.findings().stream().map(EngineFinding::finding).forEach(findings::add);
        rows.stream().filter(row -> row.verdict() == Verdict.DIFFERS).forEach(row -> findings.add(difference(row)));
        rows.stream()
                .filter(row -> row.verdict() == Verdict.NOT_SEEN && row.isDecided())
                .forEach(row -> findings.add(unseen(row)));
        rows.stream()
                .filter(row -> row.verdict() == Verdict.NOT_KNOWN && row.isDecided() && !isFound(row))
                .forEach(row -> findings.add(unknown(row)));
        return findings;
    }

    private boolean isFound(Row row) {
        return preflight.findings().stream().anyMatch(found -> found.finding().control() == row.control());
    }

    private static Finding difference(Row row) {
        String difference = row.note().isEmpty()
                ? "meant is " + text(row.meant()) + ", in force is " + text(row.seen())
                : row.note();
        return new Finding(
                NOT_IN_FORCE,
                Severity.ERROR,
                row.control(),
                row.key() + ": " + difference + " (seen in " + row.how() + ")",
                "do not run what must be locked in on this engine before it is known why");
    }

    private static Finding unseen(Row row) {
        String why = row.note().isEmpty() ? row.how() : row.note();
        return new Finding(
                NOT_SEEN,
                Severity.WARNING,
                row.control(),
                row.key() + ": " + text(row.meant()) + " is meant, and could not be seen: " + why,
                "look in the other way, or take the engine's word for it");
    }

    private static Finding unknown(Row row) {
        return new Finding(
                MEANING_NOT_KNOWN,
                Severity.WARNING,
                row.control(),
                row.key() + ": what it means on this engine is not known: "
                        + row.reasons().get(row.reasons().size() - 1),
                "decide it in the profile, or add what is missing to the facts of the engine");
    }

    private static String text(Optional<Value> value) {
        return value.map(Value::toString).orElse("nothing");
    }
}
