package dev.hasp.seccomp.bpf;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many instructions a program runs for each call of an architecture, with all arguments 0.
 *
 * @param executed instructions by the call's name
 */
public record BpfCosts(Map<String, Integer> executed) {

    public BpfCosts {
        executed = Collections.unmodifiableMap(new TreeMap<>(executed));
    }

    static BpfCosts of(BpfProgram program, Architecture architecture) {
        Map<String, Integer> executed = new TreeMap<>();
        SyscallTable.of(architecture)
                .names()
                .forEach((number, name) -> executed.put(
                        name, program.run(SeccompData.of(architecture, number)).executed()));
        return new BpfCosts(executed);
    }

    /** The mean over the calls. */
    public double mean() {
        return executed.values().stream().mapToInt(Integer::intValue).average().orElse(0);
    }

    /** The most of any call. */
    public int max() {
        return executed.values().stream().max(Comparator.naturalOrder()).orElse(0);
    }
}
