package dev.hasp.testing.assertions;

import dev.hasp.Finding;
import dev.hasp.InvalidProfileException;
import dev.hasp.Origin;
import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.ceiling.Admission;
import dev.hasp.ceiling.Ceiling;
import dev.hasp.control.Control;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.engine.EngineFacts;
import dev.hasp.order.Comparison;
import dev.hasp.order.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Assertions on what is asked, and on what that means on an engine: a fresh Docker 28.5.2 unless {@link #on} says
 * another. What is asked and is no valid spec has no meaning: those assertions fail with every finding.
 *
 * @param <S> the assertion's own class
 * @param <A> what is asserted on
 */
public abstract class AbstractAskedAssert<S extends AbstractAskedAssert<S, A>, A> extends AbstractPolicyAssert<S, A> {

    private EngineFacts engine = EngineFacts.plainDocker("28.5.2");
    private Optional<EffectivePolicy> policy = Optional.empty();

    AbstractAskedAssert(A actual, Class<?> own) {
        super(actual, own);
    }

    /** What is asked. */
    protected abstract SecurityProfile asked();

    /** Judges all that follows by what it means on that engine. */
    public S on(EngineFacts facts) {
        engine = facts;
        policy = Optional.empty();
        return myself;
    }

    @Override
    protected EffectivePolicy policy() {
        if (policy.isEmpty()) {
            policy = Optional.of(spec().on(engine));
        }
        return policy.get();
    }

    @Override
    protected String title() {
        return name(asked()) + " on " + engine.title();
    }

    private SecuritySpec spec() {
        try {
            return asked().toSpec();
        } catch (InvalidProfileException invalid) {
            throw failure("%s", "Expecting " + name(asked()) + " to be valid, but " + lines(invalid.findings()));
        }
    }

    /** The layers that decide something in it. */
    private static String name(SecurityProfile profile) {
        return profile.decided().stream()
                .flatMap(control -> profile.origin(control).stream())
                .map(Origin::layer)
                .distinct()
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "),
                        layers -> layers.isEmpty() ? "the empty profile" : "<" + layers + ">"));
    }

    /** Passes if validation finds nothing, not even something to warn of. */
    public S hasNoFindings() {
        isNotNull();
        return requireNone("to have no findings", finding -> true);
    }

    /** Passes if validation finds no error, so that it can be made a spec. */
    public S hasNoErrors() {
        isNotNull();
        return requireNone("to have no errors", Finding::isError);
    }

    /** Passes if validation has a finding of that code, such as {@code capability-added-and-dropped}. */
    public S hasFinding(String code) {
        isNotNull();
        List<Finding> findings = asked().validate();
        if (findings.stream().noneMatch(finding -> finding.code().equals(code))) {
            failWithMessage(
                    "%s", "Expecting " + name(asked()) + " to have the finding " + code + ", but " + lines(findings));
        }
        return myself;
    }

    private S requireNone(String what, Predicate<Finding> unwanted) {
        List<Finding> found = asked().validate().stream().filter(unwanted).toList();
        if (!found.isEmpty()) {
            failWithMessage("%s", "Expecting " + name(asked()) + " " + what + ", but " + lines(found));
        }
        return myself;
    }

    private String lines(List<Finding> findings) {
        return findings.isEmpty()
                ? "there is none"
                : findings.stream()
                        .map(finding -> "\n  " + finding + layer(finding))
                        .collect(Collectors.joining());
    }

    private String layer(Finding finding) {
        return asked().origin(finding.control())
                .map(origin -> " (" + origin + ")")
                .orElse("");
    }

    /** Passes if the engine is known to put all of it into force as it is asked. */
    public S isEnforceable() {
        isNotNull();
        var preflight = spec().check(engine);
        if (!preflight.isEnforceable()) {
            failWithMessage(
                    "%s",
                    "Expecting " + title() + " to be enforceable, but "
                            + lines(preflight.findings().stream()
                                    .map(found -> found.finding())
                                    .toList()));
        }
        return myself;
    }

    /** Passes if the flags of {@code docker run} for it have all these arguments among them. */
    public S rendersFlags(String... arguments) {
        isNotNull();
        List<String> rendered = flags();
        List<String> missing = new ArrayList<>(List.of(arguments));
        missing.removeAll(rendered);
        if (!missing.isEmpty()) {
            failWithMessage(
                    "%s",
                    "Expecting the flags of " + name(asked()) + " to have " + missing + ", but they are\n  "
                            + String.join("\n  ", rendered));
        }
        return myself;
    }

    /** Passes if the flags of {@code docker run} for it are these, in any order. */
    public S rendersExactlyFlags(String... arguments) {
        rendersFlags(arguments);
        List<String> more = new ArrayList<>(flags());
        more.removeAll(Set.of(arguments));
        if (!more.isEmpty()) {
            failWithMessage(
                    "%s",
                    "Expecting the flags of " + name(asked()) + " to be these and no more, but there are " + more);
        }
        return myself;
    }

    /** A filter's document is named by its place in a directory, as anything must be that a flag can name. */
    private List<String> flags() {
        return spec().flags().arguments(java.nio.file.Path.of("seccomp"));
    }

    /** Passes if it decides these controls. */
    public S decides(Control<?>... controls) {
        isNotNull();
        List<Control<?>> open = new ArrayList<>(List.of(controls));
        open.removeAll(asked().decided());
        if (!open.isEmpty()) {
            failWithMessage("%s", "Expecting " + name(asked()) + " to decide " + open + ", but it leaves them open");
        }
        return myself;
    }

    /** Passes if it leaves these controls open. */
    public S leavesOpen(Control<?>... controls) {
        isNotNull();
        for (Control<?> control : controls) {
            asked().get(control)
                    .ifPresent(value -> failWithMessage(
                            "%s",
                            "Expecting " + name(asked())
                                    + " to leave " + control + " open, but it is " + value
                                    + asked().origin(control)
                                            .map(origin -> " (" + origin + ")")
                                            .orElse("")));
        }
        return myself;
    }

    /** Passes if the ceiling admits it on the engine. */
    public S isWithin(Ceiling ceiling) {
        isNotNull();
        Admission admission = ceiling.admit(asked(), engine);
        if (!admission.isAdmitted()) {
            failWithMessage(
                    "%s",
                    "Expecting " + title() + " to be within the ceiling, but"
                            + admission.refusals().stream()
                                    .map(refusal -> "\n  " + refusal)
                                    .collect(Collectors.joining()));
        }
        return myself;
    }

    /** Passes if the ceiling admits it on that engine, by which all that follows is judged too. */
    public S isWithin(Ceiling ceiling, EngineFacts facts) {
        return on(facts).isWithin(ceiling);
    }

    /** Passes if it permits nothing that the other denies on the same engine. */
    public S isAtLeastAsStrictAs(SecurityProfile other) {
        return compares(other, "at least as strict as", Comparison::isAtLeastAsStrict);
    }

    /** Passes if it permits nothing that the other denies on that engine. */
    public S isAtLeastAsStrictAs(SecurityProfile other, EngineFacts facts) {
        return on(facts).isAtLeastAsStrictAs(other);
    }

    /** Passes if it permits nothing that the other denies on the same engine, and less. */
    public S isStricterThan(SecurityProfile other) {
        return compares(other, "stricter than", is(Relation.STRICTER));
    }

    /** Passes if it permits exactly what the other permits on the same engine. */
    public S isEquallyStrictAs(SecurityProfile other) {
        return compares(other, "equally strict as", is(Relation.EQUAL));
    }

    private S compares(SecurityProfile other, String phrase, Predicate<Comparison> expected) {
        isNotNull();
        return compares(other.toSpec().on(engine), name(other), phrase, expected);
    }
}
