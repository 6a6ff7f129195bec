package dev.hasp.refusal;

import dev.hasp.SecuritySpec;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineFinding;
import dev.hasp.validation.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every refusal that is known, in one ordered list.
 *
 * <p>What a spec only refers to is not looked for: accounts of the image, networks, other containers, files and devices
 * of the host. An engine that misses one of them refuses the container with its name.
 */
public final class Refusals {

    private static final List<Refusal> ALL = Stream.of(
                    IdentityRefusals.ALL,
                    CapabilityRefusals.ALL,
                    NamespaceRefusals.ALL,
                    MemoryRefusals.ALL,
                    ProcessorRefusals.ALL,
                    ProcessRefusals.ALL,
                    SeccompRefusals.ALL,
                    MacRefusals.ALL,
                    RuntimeRefusals.ALL,
                    PluginRefusals.ALL,
                    NetworkRefusals.ALL,
                    EngineAgeRefusals.ALL,
                    PodmanRefusals.ALL)
            .flatMap(List::stream)
            .toList();

    private Refusals() {}

    /** What an engine refuses of a spec, in the order of the list. */
    public static List<EngineFinding> of(SecuritySpec spec, EngineFacts engine) {
        Asked asked = new Asked(spec.profile());
        List<EngineFinding> findings = new ArrayList<>();
        ALL.forEach(refusal -> refusal.check(asked, engine, findings::add));
        return List.copyOf(findings);
    }

    /** Every way in which an engine refuses a spec. */
    public static List<EngineCode> codes() {
        return ALL.stream().map(Refusal::code).toList();
    }
}
