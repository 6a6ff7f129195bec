package dev.hasp.effective;

import dev.hasp.linux.Architecture;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.algebra.FilterMeaning;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.SeccompFilter;
import java.util.List;
import java.util.Map;

/** The calls that programs can make on a machine at all; a filter may speak of others, which never come. */
final class MachineCalls {

    /** The further ABIs of kernels with CONFIG_COMPAT, CONFIG_X86_X32 and the like; as archMap of Docker's profiles. */
    private static final Map<Architecture, List<Architecture>> BESIDE = Map.of(
            Architecture.X86_64, List.of(Architecture.X86, Architecture.X32),
            Architecture.AARCH64, List.of(Architecture.ARM),
            Architecture.MIPS64, List.of(Architecture.MIPS, Architecture.MIPS64N32),
            Architecture.MIPSEL64, List.of(Architecture.MIPSEL, Architecture.MIPSEL64N32),
            Architecture.PPC64, List.of(Architecture.PPC),
            Architecture.S390X, List.of(Architecture.S390));

    private MachineCalls() {}

    /** All of them, every one permitted. */
    static FilterMeaning of(Architecture machine) {
        ResolvedProfile everything = ResolvedProfile.builder()
                .defaultAction(Action.ALLOW)
                .nativeArchitecture(machine)
                .architectures(BESIDE.getOrDefault(machine, List.of()).stream()
                        .map(Architecture::scmpName)
                        .toList())
                .build();
        return FilterMeaning.of(SeccompFilter.load(everything, ContainerRuntime.NONE));
    }

    /** Those that a filter permits. */
    static FilterMeaning of(SeccompFilter filter, FilterMeaning everything) {
        FilterMeaning permitted = FilterMeaning.of(filter);
        boolean speaksOfOthers = !everything.auditArchs().containsAll(permitted.auditArchs());
        return speaksOfOthers ? permitted.intersection(everything) : permitted;
    }
}
