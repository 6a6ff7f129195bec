package dev.hasp.meaning;

import static dev.hasp.control.Controls.CAPABILITIES;
import static dev.hasp.control.Controls.PRIVILEGED;
import static dev.hasp.control.Controls.USER;

import dev.hasp.control.Capabilities;
import dev.hasp.control.User;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Reason;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.Capability;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What it may ever do, what it may do now, and what programs keep ({@code capabilities(7)}). */
final class CapabilityMeaning implements Meaning {

    private static final Optional<SortedSet<Capability>> NOTHING = Optional.of(Collections.emptySortedSet());

    static final EngineCode INEFFECTIVE_FOR_USER = new EngineCode(
            "capabilities-ineffective-for-user",
            Effect.CHANGED,
            "for a user other than root the engine fills the bounding set alone, and execve(2) leaves the others empty",
            "run as root with these capabilities alone, or give the program file capabilities",
            "moby daemon WithCapabilities sets no ambient set; seen on 20.10 and 28.5");

    static final EngineCode OVERRIDDEN_BY_PRIVILEGED = new EngineCode(
            "capabilities-overridden-by-privileged",
            Effect.IGNORED,
            "a privileged container has every capability, whatever the lists say",
            "leave privileged out and add what is needed",
            "moby oci/caps.TweakCapabilities; podman specgen securityConfigureGenerator");

    static final EngineCode INHERITABLE = new EngineCode(
            "capabilities-inheritable",
            Effect.WEAKENED,
            "the engine also fills the inheritable set, so programs with inheritable file capabilities gain them",
            "use Docker 20.10.14 or later",
            "CVE-2022-24769");

    static final List<EngineCode> CODES = List.of(INEFFECTIVE_FOR_USER, OVERRIDDEN_BY_PRIVILEGED, INHERITABLE);

    @Override
    public void of(Derivation derivation) {
        Capabilities asked = derivation.get(CAPABILITIES).orElse(Capabilities.engineDefault());
        boolean asksForAll = asked.addAll() && asked.drop().isEmpty();
        if (derivation.is(PRIVILEGED) && derivation.has(CAPABILITIES) && !asksForAll) {
            derivation.find(OVERRIDDEN_BY_PRIVILEGED, CAPABILITIES);
        }
        BoundingSet.mean(derivation, asked);
        boolean podman = derivation.engine().isPodman();
        Optional<Long> uid = derivation.meant(Aspects.UID);
        Optional<SortedSet<Capability>> bounding = derivation.meant(Aspects.BOUNDING);
        if (uid.isPresent() && uid.get() == 0) {
            held(derivation, bounding, Reason.of("root has the bounding set in effect"));
            keptByNone(derivation, bounding);
        } else if (bounding.equals(NOTHING)) {
            held(derivation, bounding, Reason.of("nothing can be gained"));
            keptByNone(derivation, bounding);
        } else if (podman) {
            podmanUser(derivation, asked, uid);
        } else if (uid.isPresent()) {
            if (asked.addsAny() && !derivation.is(PRIVILEGED)) {
                derivation.find(INEFFECTIVE_FOR_USER, CAPABILITIES);
            }
            held(
                    derivation,
                    Optional.of(new TreeSet<>()),
                    Reason.of("a user other than root has none in effect after execve(2)"));
            keptByNone(derivation, bounding);
        } else {
            held(derivation, Optional.empty(), Reason.of("whether the user is root is not known"));
            keptByNone(derivation, bounding);
        }
    }

    private static void held(Derivation derivation, Optional<SortedSet<Capability>> held, Reason last) {
        List<Reason> reasons = List.of(
                derivation.askedOrDefault(CAPABILITIES),
                derivation.askedOrDefault(USER),
                held.isPresent() || derivation.meant(Aspects.UID).isEmpty()
                        ? last
                        : Reason.of("the bounding set is not known"));
        derivation.meanIfKnown(Aspects.PERMITTED, held, reasons);
        derivation.meanIfKnown(Aspects.EFFECTIVE, held, reasons);
    }

    /** moby {@code oci.SetCapabilities}: no ambient set; no inheritable set since 20.10.14. */
    private static void keptByNone(Derivation derivation, Optional<SortedSet<Capability>> bounding) {
        Reason asked = derivation.askedOrDefault(CAPABILITIES);
        if (!leavesInheritable(derivation.engine())) {
            Reason none = Reason.of("the engine sets none");
            derivation.mean(Aspects.INHERITABLE, new TreeSet<>(), asked, none);
            derivation.mean(Aspects.AMBIENT, new TreeSet<>(), asked, none);
            return;
        }
        if (derivation.has(CAPABILITIES) && !bounding.equals(NOTHING)) {
            derivation.find(INHERITABLE, CAPABILITIES);
        }
        derivation.meanIfKnown(
                Aspects.INHERITABLE,
                bounding,
                List.of(asked, Reason.of("engines before 20.10.14 make the bounding set inheritable")));
        derivation.mean(Aspects.AMBIENT, new TreeSet<>(), asked, Reason.of("the engine sets none"));
    }

    private static boolean leavesInheritable(EngineFacts engine) {
        return !engine.isPodman()
                && !engine.isDocker(20, 11)
                && !(engine.isDocker(20, 10) && engine.version().patch() >= 14);
    }

    /**
     * podman {@code specgen/generate/security_linux.go}: what is added by name is ambient, inheritable, permitted and
     * effective for users other than root; execve(2) clears ambient where the name turns out to be root's.
     */
    private static void podmanUser(Derivation derivation, Capabilities asked, Optional<Long> uid) {
        Optional<SortedSet<Capability>> added = podmanAdds(derivation, asked);
        boolean isNumber = uid.isPresent();
        Reason last = !isNumber && !isNamedOther(derivation)
                ? Reason.of("whether the user is root is not known")
                : added.isEmpty()
                        ? Reason.of("which of them Podman gives a user other than root is not known")
                        : Reason.of("Podman gives a user other than root what is added, in every set");
        List<Reason> reasons = List.of(derivation.askedOrDefault(CAPABILITIES), derivation.askedOrDefault(USER), last);
        derivation.meanIfKnown(Aspects.PERMITTED, isNumber ? added : Optional.empty(), reasons);
        derivation.meanIfKnown(Aspects.EFFECTIVE, isNumber ? added : Optional.empty(), reasons);
        derivation.meanIfKnown(
                Aspects.INHERITABLE, isNumber || isNamedOther(derivation) ? added : Optional.empty(), reasons);
        derivation.meanIfKnown(Aspects.AMBIENT, isNumber ? added : Optional.empty(), reasons);
    }

    /** What of the lists a user other than root gets; beside privileged, or with some of ALL dropped, nobody tried. */
    private static Optional<SortedSet<Capability>> podmanAdds(Derivation derivation, Capabilities asked) {
        if (!asked.addsAny()) {
            return NOTHING;
        }
        if (derivation.is(PRIVILEGED) || (asked.addAll() && !asked.drop().isEmpty())) {
            return Optional.empty();
        }
        return asked.addAll() ? derivation.meant(Aspects.BOUNDING) : Optional.of(new TreeSet<>(asked.add()));
    }

    /** Podman compares the name, not the number behind it. */
    private static boolean isNamedOther(Derivation derivation) {
        return derivation
                .get(USER)
                .filter(user -> !user.isImageDefault() && !user.isRoot())
                .map(User::text)
                .isPresent();
    }
}
