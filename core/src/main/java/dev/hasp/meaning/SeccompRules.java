package dev.hasp.meaning;

import static dev.hasp.control.Controls.SECCOMP;

import dev.hasp.effective.Aspects;
import dev.hasp.effective.Reason;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.Capability;
import dev.hasp.linux.KernelVersion;
import dev.hasp.seccomp.DockerDefault;
import dev.hasp.seccomp.EngineGeneration;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.RuleScope;
import dev.hasp.seccomp.SeccompContext;
import dev.hasp.seccomp.SeccompParseException;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.seccomp.SeccompReader;
import dev.hasp.seccomp.SeccompResolveException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What remains of a profile's rules in this container. */
final class SeccompRules {

    private SeccompRules() {}

    /** The engine's built-in profile, of which only known releases are known. */
    static void meanBuiltin(Derivation derivation, Reason asked) {
        String version = derivation.engine().version().text();
        try {
            Reason which = Reason.of("the built-in profile of Docker " + DockerDefault.resolveVersion(version));
            mean(derivation, DockerDefault.version(version), asked, which);
        } catch (IllegalArgumentException e) {
            derivation.mean(Aspects.SECCOMP_ON, true, asked, Reason.of("the engine's built-in profile"));
            derivation.unknown(
                    Aspects.SECCOMP_RULES, asked, Reason.of("the built-in profile of that release is not known"));
        }
    }

    /** A profile in a file of the engine's host. */
    static void meanText(Derivation derivation, String file) {
        Reason asked = derivation.askedOrDefault(SECCOMP);
        Reason which = Reason.of("the daemon is set to " + AskedValue.plain(file));
        Optional<String> text = derivation.engine().seccompText();
        if (text.isEmpty()) {
            Reason unread = Reason.of("the text of that file is not known");
            derivation.unknown(Aspects.SECCOMP_ON, asked, which, unread);
            derivation.unknown(Aspects.SECCOMP_RULES, asked, which, unread);
            return;
        }
        try {
            mean(
                    derivation,
                    SeccompReader.of(generation(derivation.engine()))
                            .read(text.get())
                            .profile(),
                    asked,
                    which);
        } catch (SeccompParseException e) {
            Reason unreadable = Reason.of("that file makes no filter: " + AskedValue.plain(firstLine(e)));
            derivation.unknown(Aspects.SECCOMP_ON, asked, which, unreadable);
            derivation.unknown(Aspects.SECCOMP_RULES, asked, which, unreadable);
        }
    }

    static void mean(Derivation derivation, SeccompProfile profile, Reason... reasons) {
        List<Reason> chain = new ArrayList<>(List.of(reasons));
        List<String> missing = missing(derivation, profile);
        if (!missing.isEmpty()) {
            derivation.mean(Aspects.SECCOMP_ON, true, chain);
            chain.add(Reason.of("the rules depend on " + String.join(", ", missing) + ", which is not known"));
            derivation.meanIfKnown(Aspects.SECCOMP_RULES, Optional.empty(), chain);
            return;
        }
        try {
            ResolvedProfile resolved = profile.resolve(context(derivation));
            derivation.mean(Aspects.SECCOMP_ON, true, chain);
            derivation.mean(Aspects.SECCOMP_RULES, Optional.of(resolved), chain);
        } catch (SeccompResolveException e) {
            chain.add(Reason.of("the engine cannot make a filter of it: " + AskedValue.plain(firstLine(e))));
            derivation.meanIfKnown(Aspects.SECCOMP_ON, Optional.empty(), chain);
            derivation.meanIfKnown(Aspects.SECCOMP_RULES, Optional.empty(), chain);
        }
    }

    /** What the profile's conditions ask about and nobody knows. */
    private static List<String> missing(Derivation derivation, SeccompProfile profile) {
        List<String> missing = new ArrayList<>();
        if (derivation.engine().architecture().isEmpty()) {
            missing.add("the architecture");
        }
        if (derivation.engine().kernel().isEmpty()
                && asksFor(profile, scope -> scope.minKernel().isPresent())) {
            missing.add("the kernel");
        }
        if (derivation.meant(Aspects.BOUNDING).isEmpty()
                && asksFor(profile, scope -> !scope.caps().isEmpty())) {
            missing.add("the bounding set");
        }
        return missing;
    }

    private static boolean asksFor(SeccompProfile profile, Predicate<RuleScope> what) {
        return profile.rules().stream()
                .flatMap(rule -> Stream.of(rule.includes(), rule.excludes()))
                .anyMatch(what);
    }

    private static SeccompContext context(Derivation derivation) {
        EngineFacts engine = derivation.engine();
        SortedSet<Capability> bounding = derivation.meant(Aspects.BOUNDING).orElseGet(TreeSet::new);
        return SeccompContext.of(
                        engine.architecture().orElseThrow(), engine.kernel().orElse(new KernelVersion(0, 0)), bounding)
                .on(generation(engine));
    }

    private static EngineGeneration generation(EngineFacts engine) {
        return engine.isPodman() || engine.isDocker(23, 0) ? EngineGeneration.DOCKER_23 : EngineGeneration.DOCKER_20_10;
    }

    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
