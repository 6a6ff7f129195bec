package dev.hasp.meaning;

import static dev.hasp.control.Controls.USERNS;

import dev.hasp.control.UsernsMode;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.IdMapping;
import dev.hasp.effective.Reason;
import dev.hasp.effective.Sharing;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFacts;
import java.util.List;
import java.util.Optional;

/** Whose user ids it has ({@code user_namespaces(7)}). */
final class UserNamespaceMeaning implements Meaning {

    /** subuid(5) as useradd and dockerd make it: the ids that a remapped daemon maps. */
    private static final long REMAPPED_IDS = 65_536;

    static final EngineCode HOST_IDS_OUT_OF_REACH = new EngineCode(
            "userns-host-out-of-reach",
            Effect.CHANGED,
            "an engine without root is itself in a user namespace, which the container shares",
            "leave userns out, or use an engine that runs as root",
            "rootlesskit(1): the daemon is started in a user namespace");

    static final List<EngineCode> CODES = List.of(HOST_IDS_OUT_OF_REACH);

    @Override
    public void of(Derivation derivation) {
        EngineFacts engine = derivation.engine();
        boolean host = derivation.get(USERNS).filter(UsernsMode.HOST::equals).isPresent();
        Optional<Boolean> remap = host ? Optional.of(false) : engine.usernsRemap();
        if (engine.rootless().isEmpty() || (!engine.rootless().get() && remap.isEmpty())) {
            unknown(derivation);
        } else if (engine.rootless().get()) {
            rootless(derivation, host);
        } else if (remap.orElse(false)) {
            remapped(derivation);
        } else {
            Reason reason = Reason.of(host ? "the host's ids" : "the daemon does not remap ids");
            derivation.mean(Aspects.USER_NAMESPACE, Sharing.host(), derivation.askedOrDefault(USERNS), reason);
            maps(derivation, Optional.of(List.of(IdMapping.IDENTITY)), reason);
        }
    }

    private static void unknown(Derivation derivation) {
        Reason reason = Reason.of("whether the engine runs without root or remaps ids is not known");
        derivation.unknown(Aspects.USER_NAMESPACE, derivation.askedOrDefault(USERNS), reason);
        maps(derivation, Optional.empty(), reason);
    }

    private static void rootless(Derivation derivation, boolean host) {
        if (host) {
            derivation.find(HOST_IDS_OUT_OF_REACH, USERNS);
        }
        derivation.mean(
                Aspects.USER_NAMESPACE,
                Sharing.own(),
                derivation.askedOrDefault(USERNS),
                Reason.of("the engine runs without root, in a user namespace that is not the host's"));
        maps(derivation, Optional.empty(), Reason.of("the user who runs the engine and /etc/subuid decide"));
    }

    /** moby {@code daemon.setupRemappedRoot}: one range from /etc/subuid. */
    private static void remapped(Derivation derivation) {
        Reason reason = Reason.of("the daemon remaps ids");
        derivation.mean(Aspects.USER_NAMESPACE, Sharing.own(), derivation.askedOrDefault(USERNS), reason);
        Optional<Long> first = derivation.engine().usernsFirstId();
        maps(
                derivation,
                first.map(id -> List.of(new IdMapping(0, id, REMAPPED_IDS))),
                first.isPresent()
                        ? Reason.of("the daemon remaps ids to " + REMAPPED_IDS + " from " + first.get())
                        : Reason.of("the daemon remaps ids; from which number on, its API does not tell"));
    }

    private static void maps(Derivation derivation, Optional<List<IdMapping>> map, Reason reason) {
        List<Reason> reasons = List.of(derivation.askedOrDefault(USERNS), reason);
        derivation.meanIfKnown(Aspects.UID_MAP, map, reasons);
        derivation.meanIfKnown(Aspects.GID_MAP, map, reasons);
    }
}
