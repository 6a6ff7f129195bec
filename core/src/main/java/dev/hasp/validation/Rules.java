package dev.hasp.validation;

import dev.hasp.Finding;
import dev.hasp.SecurityProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All rules, in one ordered list. */
public final class Rules {

    private static final List<Rule> ALL = Stream.of(
                    CapabilityRules.ALL,
                    PrivilegeRules.ALL,
                    IdentityRules.ALL,
                    NamespaceRules.ALL,
                    MountRules.ALL,
                    BindRules.ALL,
                    VolumeRules.ALL,
                    RelabelRules.ALL,
                    KernelPathRules.ALL,
                    DeviceRules.ALL,
                    DeviceRequestRules.ALL,
                    ZeroRules.ALL,
                    MemoryRules.ALL,
                    CpuRules.ALL,
                    BlockIoRules.ALL,
                    ProcessRules.ALL,
                    SeccompRules.ALL,
                    MacRules.ALL,
                    SeLinuxTypeRules.ALL,
                    SeLinuxLevelRules.ALL,
                    SysctlRules.ALL,
                    NetworkRules.ALL,
                    PortRules.ALL,
                    NameRules.ALL,
                    LoggingRules.ALL,
                    LifecycleRules.ALL,
                    EngineVersionRules.ALL)
            .flatMap(List::stream)
            .toList();

    private Rules() {}

    /** Every finding of every rule: errors first, then in the order of the rules. */
    public static List<Finding> check(SecurityProfile profile) {
        Asked asked = new Asked(profile);
        List<Finding> findings = new ArrayList<>();
        ALL.forEach(rule -> rule.check(asked, findings::add));
        findings.sort(Comparator.comparing(Finding::severity));
        return List.copyOf(findings);
    }

    /** The code of every rule, each once, in order. */
    public static List<String> codes() {
        return ALL.stream().map(Rule::code).toList();
    }
}
