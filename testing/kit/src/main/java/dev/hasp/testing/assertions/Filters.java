package dev.hasp.testing.assertions;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.algebra.ArgumentDiagram;
import dev.hasp.seccomp.algebra.FilterMeaning;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.Libseccomp;
import dev.hasp.seccomp.filter.SeccompFilter;
import dev.hasp.seccomp.filter.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The filters that the releases of libseccomp make of one profile: which of them a host has, no engine tells. */
final class Filters {

    private final List<Loaded> filters;

    private record Loaded(Libseccomp release, SeccompFilter filter, FilterMeaning meaning) {}

    private Filters(List<Loaded> filters) {
        this.filters = filters;
    }

    static Filters of(ResolvedProfile rules, ContainerRuntime runtime) {
        List<Loaded> filters = new ArrayList<>();
        for (Libseccomp release : Libseccomp.values()) {
            SeccompFilter filter = SeccompFilter.load(rules, runtime, release);
            filters.add(new Loaded(release, filter, FilterMeaning.of(filter)));
        }
        return new Filters(filters);
    }

    /** How a call meets a verdict that is not of that kind, or empty if it never does. */
    Optional<String> counterexample(Syscall call, Predicate<Verdict> expected) {
        for (Loaded loaded : filters) {
            for (Architecture architecture : architectures(call, loaded.filter())) {
                int number =
                        SyscallTable.of(architecture).number(call.name()).orElseThrow(() -> absent(call, architecture));
                ArgumentDiagram diagram = loaded.meaning().diagram(architecture.auditArch(), number);
                Optional<Verdict> other = call.isWhateverItsArguments()
                        ? unexpected(diagram, expected)
                        : Optional.of(diagram.decide(call.registers())).filter(expected.negate());
                if (other.isPresent()) {
                    String some = call.isWhateverItsArguments() && !diagram.isConstant() ? " for some arguments" : "";
                    return Optional.of(
                            other.get() + some + " on " + architecture + " with libseccomp " + loaded.release());
                }
            }
        }
        return Optional.empty();
    }

    private static List<Architecture> architectures(Syscall call, SeccompFilter filter) {
        if (call.architecture().isPresent()) {
            return List.of(call.architecture().get());
        }
        List<Architecture> having = filter.architectures().stream()
                .filter(architecture ->
                        SyscallTable.of(architecture).number(call.name()).isPresent())
                .toList();
        if (having.isEmpty()) {
            throw absent(call, filter.nativeArchitecture());
        }
        return having;
    }

    private static IllegalArgumentException absent(Syscall call, Architecture architecture) {
        return new IllegalArgumentException("system call: \"" + call.name() + "\" has no number on " + architecture);
    }

    /** Every verdict of a reduced diagram is reached by some arguments. */
    private static Optional<Verdict> unexpected(ArgumentDiagram diagram, Predicate<Verdict> expected) {
        List<Integer> references = new ArrayList<>(List.of(diagram.root()));
        for (int node = 0; node < diagram.size(); node++) {
            references.add(diagram.low(node));
            references.add(diagram.high(node));
        }
        return references.stream()
                .filter(ArgumentDiagram::isVerdict)
                .map(ArgumentDiagram::verdict)
                .filter(expected.negate())
                .findFirst();
    }
}
