package dev.hasp.seccomp;

import java.util.List;
import java.util.Map;

/**
 * An entry of {@code archMap}: the further architectures to filter when the engine runs on one.
 *
 * @param architecture libseccomp's name, such as {@code SCMP_ARCH_X86_64}; compared exactly
 * @param subArchitectures libseccomp's names of the further ones
 * @param unknownFields members that no engine knows, as JSON text by name
 */
public record ArchitectureMapping(
        String architecture, List<String> subArchitectures, Map<String, String> unknownFields) {

    public ArchitectureMapping {
        subArchitectures = List.copyOf(subArchitectures);
        unknownFields = Members.copy(unknownFields);
    }

    public ArchitectureMapping(String architecture, List<String> subArchitectures) {
        this(architecture, subArchitectures, Map.of());
    }
}
