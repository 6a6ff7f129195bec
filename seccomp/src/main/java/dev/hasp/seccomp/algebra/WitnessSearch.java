package dev.hasp.seccomp.algebra;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the call to show where two meanings differ: one that has a name, if there is one. */
final class WitnessSearch {

    private static final int X32_BIT = 0x40000000;

    private final FilterMeaning first;
    private final FilterMeaning second;
    private final Search.Difference difference;

    private WitnessSearch(FilterMeaning first, FilterMeaning second, Search.Difference difference) {
        this.first = first;
        this.second = second;
        this.difference = difference;
    }

    static Optional<Witness> find(FilterMeaning first, FilterMeaning second, Search.Difference difference) {
        return new WitnessSearch(first, second, difference).find();
    }

    static Witness swapped(Witness witness) {
        return new Witness(
                witness.architecture(), witness.number(), witness.arguments(), witness.second(), witness.first());
    }

    private Optional<Witness> find() {
        Optional<Witness> best = Optional.empty();
        for (int audit : first.allAudits(second)) {
            Finding finding = new Finding(audit);
            NumberTable.walk(first.table(audit), second.table(audit), finding);
            if (finding.found.isPresent() && (best.isEmpty() || finding.named)) {
                best = finding.found;
            }
            if (finding.named) {
                return best;
            }
        }
        return best;
    }

    private final class Finding implements NumberTable.Pairing {
        private final List<Architecture> architectures;
        private Optional<Witness> found = Optional.empty();
        private boolean named;

        Finding(int audit) {
            this.architectures = Arrays.stream(Architecture.values())
                    .filter(architecture -> architecture.auditArch() == audit)
                    .collect(Collectors.toList());
        }

        @Override
        public boolean accept(long start, long end, ArgumentDiagram a, ArgumentDiagram b) {
            long[] arguments = Search.arguments(a, b, difference);
            if (arguments == null) {
                return true;
            }
            Optional<Long> number = firstNamed(start, end);
            named = number.isPresent();
            if (named || found.isEmpty()) {
                int shown = (int) number.orElse(start).longValue();
                found = Optional.of(new Witness(
                        architecture(shown),
                        shown,
                        Arrays.stream(arguments).boxed().toList(),
                        a.decide(arguments),
                        b.decide(arguments)));
            }
            return !named;
        }

        private Optional<Long> firstNamed(long start, long end) {
            for (Architecture architecture : architectures) {
                for (int number : SyscallTable.of(architecture).names().keySet()) {
                    if (number >= start && number <= end) {
                        return Optional.of((long) number);
                    }
                }
            }
            return Optional.empty();
        }

        private Architecture architecture(int number) {
            boolean x32 = architectures.contains(Architecture.X32) && (number & X32_BIT) != 0;
            return x32
                    ? Architecture.X32
                    : architectures.stream()
                            .filter(architecture -> architecture != Architecture.X32)
                            .findFirst()
                            .orElseThrow();
        }
    }
}
