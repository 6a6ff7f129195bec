package dev.hasp.refusal;

import static dev.hasp.control.Controls.IPC;
import static dev.hasp.control.Controls.NETWORK;
import static dev.hasp.control.Controls.PID;
import static dev.hasp.control.Controls.PRIVILEGED;
import static dev.hasp.control.Controls.WRITABLE_CGROUPS;
import static dev.hasp.refusal.Refusal.atCreate;
import static dev.hasp.refusal.Refusal.atStart;
import static dev.hasp.refusal.Refusal.unknown;

import dev.hasp.control.Control;
import dev.hasp.control.IpcMode;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.UsernsMode;
import dev.hasp.engine.EngineFacts;
import dev.hasp.validation.Asked;
import java.util.List;
import java.util.Optional;

/** What does not go together with a user namespace ({@code dockerd(8)} {@code userns-remap}). */
final class NamespaceRefusals {

    /** Something that only root of the host can have. */
    private record OfHost(Control<?> control, Object value) {}

    static final List<Refusal> ALL = List.of(
            atCreate(
                    "refused-with-remapped-ids",
                    "a daemon that remaps ids does not create privileged containers, nor any with the host's network or"
                            + " processes",
                    "leave it out, or set userns to host and lose the remapping",
                    "moby daemon_unix.go verifyPlatformContainerSettings; observed on 20.10.24, 26.1.5 and 28.5.2",
                    NamespaceRefusals::atCreateUnderRemap),
            atStart(
                    "ipc-with-remapped-ids",
                    "the kernel lets no other user namespace mount the message queues of the host's IPC namespace",
                    "leave it out, or set userns to host and lose the remapping",
                    "Linux ipc/mqueue.c mqueue_get_tree; observed on 28.5.2",
                    NamespaceRefusals::ipcUnderRemap),
            atStart(
                    "cgroups-with-mapped-ids",
                    "a container whose ids are mapped cannot be given a writable cgroup tree",
                    "leave writableCgroups out, or set userns to host",
                    "moby oci_linux.go WithMounts, engine 28",
                    NamespaceRefusals::cgroupsWithMappedIds),
            unknown(
                    "remapping-not-known",
                    "a daemon that remaps ids does not take what belongs to the host, and the facts do not tell whether"
                            + " this one does",
                    "add usernsRemap to the facts, or set userns to host",
                    "moby daemon_unix.go verifyPlatformContainerSettings",
                    NamespaceRefusals::remappingNotKnown));

    private NamespaceRefusals() {}

    private static void atCreateUnderRemap(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (remaps(asked, engine).orElse(false)) {
            refusedAtCreate(asked).forEach(of -> say(asked, engine, of, found));
        }
    }

    private static void ipcUnderRemap(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (remaps(asked, engine).orElse(false)) {
            hostIpc(asked).ifPresent(of -> say(asked, engine, of, found));
        }
    }

    /** moby WithMounts: writable cgroups are refused under userns-remap and by a rootless daemon. */
    private static void cgroupsWithMappedIds(Asked asked, EngineFacts engine, Refusal.Found found) {
        boolean mapped =
                remaps(asked, engine).orElse(false) || engine.rootless().orElse(false);
        if (asked.is(WRITABLE_CGROUPS) && engine.isDocker(28, 0) && mapped) {
            say(asked, engine, new OfHost(WRITABLE_CGROUPS, true), found);
        }
    }

    private static void remappingNotKnown(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (remaps(asked, engine).isEmpty() && !engine.isPodman()) {
            refusedAtCreate(asked).forEach(of -> found.at(of.control(), asked.say(of.control(), of.value())));
            hostIpc(asked).ifPresent(of -> found.at(of.control(), asked.say(of.control(), of.value())));
        }
    }

    private static List<OfHost> refusedAtCreate(Asked asked) {
        return List.of(
                        Optional.of(new OfHost(PRIVILEGED, true)).filter(of -> asked.is(PRIVILEGED)),
                        asked.network().filter(NetworkMode.host()::equals).map(mode -> new OfHost(NETWORK, mode)),
                        asked.pid().filter(PidMode.host()::equals).map(mode -> new OfHost(PID, mode)))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<OfHost> hostIpc(Asked asked) {
        return asked.ipc().filter(IpcMode.host()::equals).map(mode -> new OfHost(IPC, mode));
    }

    /** Whether the container gets a user namespace; empty where nobody knows. */
    private static Optional<Boolean> remaps(Asked asked, EngineFacts engine) {
        return asked.userns().filter(UsernsMode.HOST::equals).isPresent() ? Optional.of(false) : engine.usernsRemap();
    }

    private static void say(Asked asked, EngineFacts engine, OfHost of, Refusal.Found found) {
        found.at(of.control(), asked.say(of.control(), of.value()) + " meets mapped ids on " + engine.title());
    }
}
