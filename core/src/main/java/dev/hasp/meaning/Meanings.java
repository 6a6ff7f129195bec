package dev.hasp.meaning;

import dev.hasp.SecuritySpec;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineFinding;
import java.util.List;
import java.util.stream.Stream;

/** All areas, in an order in which each needs only those before it. */
public final class Meanings {

    private static final List<Meaning> ALL = List.of(
            new IdentityMeaning(),
            new UserNamespaceMeaning(),
            new CapabilityMeaning(),
            new PrivilegeGainMeaning(),
            new SeccompMeaning(),
            new MacMeaning(),
            new NamespaceMeaning(),
            new KernelPathMeaning(),
            new MountMeaning(),
            new DeviceMeaning(),
            new MemoryMeaning(),
            new CpuMeaning(),
            new DiskMeaning(),
            new ProcessMeaning(),
            new KernelParameterMeaning(),
            new EngineSettingMeaning());

    private Meanings() {}

    /** What a spec means on an engine. */
    public static EffectivePolicy policy(SecuritySpec spec, EngineFacts engine) {
        return EffectivePolicy.of(derive(spec, engine).entries());
    }

    /** What a spec loses on an engine. */
    public static List<EngineFinding> losses(SecuritySpec spec, EngineFacts engine) {
        return derive(spec, engine).findings();
    }

    /** Every way in which a spec can lose something. */
    public static List<EngineCode> codes() {
        return Stream.of(
                        IdentityMeaning.CODES,
                        UserNamespaceMeaning.CODES,
                        CapabilityMeaning.CODES,
                        PrivilegeGainMeaning.CODES,
                        SeccompMeaning.CODES,
                        MacMeaning.CODES,
                        NamespaceMeaning.CODES,
                        KernelPathMeaning.CODES,
                        MountMeaning.CODES,
                        DeviceMeaning.CODES,
                        MemoryMeaning.CODES,
                        CpuMeaning.CODES,
                        DiskMeaning.CODES,
                        ProcessMeaning.CODES,
                        KernelParameterMeaning.CODES)
                .flatMap(List::stream)
                .toList();
    }

    private static Derivation derive(SecuritySpec spec, EngineFacts engine) {
        Derivation derivation = new Derivation(spec, engine);
        ALL.forEach(meaning -> meaning.of(derivation));
        return derivation;
    }
}
