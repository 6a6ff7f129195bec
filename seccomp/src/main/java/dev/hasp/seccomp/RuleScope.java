package dev.hasp.seccomp;

import dev.hasp.linux.KernelVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code includes} or {@code excludes} of a rule: for which containers it is there.
 *
 * @param caps capabilities as the kernel spells them, such as {@code CAP_SYS_ADMIN}; compared exactly
 * @param arches architectures as the engine spells them, such as {@code amd64}; compared exactly
 * @param minKernel the first kernel; 0.0, written as an empty string, is met by all
 * @param unknownFields members that no engine knows, as JSON text by name
 */
public record RuleScope(
        List<String> caps, List<String> arches, Optional<KernelVersion> minKernel, Map<String, String> unknownFields) {

    /** No condition at all. */
    public static final RuleScope ALL = new RuleScope(List.of(), List.of(), Optional.empty(), Map.of());

    public RuleScope {
        caps = List.copyOf(caps);
        arches = List.copyOf(arches);
        unknownFields = Members.copy(unknownFields);
    }

    /** A scope of these capabilities. */
    public static RuleScope caps(String... caps) {
        return new RuleScope(List.of(caps), List.of(), Optional.empty(), Map.of());
    }

    /** A scope of these architectures, by the engine's names. */
    public static RuleScope arches(String... arches) {
        return new RuleScope(List.of(), List.of(arches), Optional.empty(), Map.of());
    }

    /** A scope of kernels from this version on. */
    public static RuleScope minKernel(KernelVersion version) {
        return new RuleScope(List.of(), List.of(), Optional.of(version), Map.of());
    }

    /** Whether it sets no condition. */
    public boolean isEmpty() {
        return caps.isEmpty() && arches.isEmpty() && minKernel.isEmpty();
    }
}
