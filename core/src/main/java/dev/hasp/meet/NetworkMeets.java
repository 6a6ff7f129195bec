package dev.hasp.meet;

import static dev.hasp.control.Controls.IPV4_ADDRESS;
import static dev.hasp.control.Controls.IPV6_ADDRESS;
import static dev.hasp.control.Controls.MAC_ADDRESS;
import static dev.hasp.control.Controls.MOUNTS;
import static dev.hasp.control.Controls.NETWORK_ALIASES;
import static dev.hasp.control.Controls.SHM_SIZE;
import static dev.hasp.control.Controls.TMPFS;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Control;
import dev.hasp.control.IpcMode;
import dev.hasp.control.Mount;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.Tmpfs;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What goes with a network, or with a /dev/shm, that is not there any more. */
final class NetworkMeets {

    private NetworkMeets() {}

    /** Validation refuses addresses and names where there is no network for them. */
    static void names(Meeting meeting) {
        Optional<NetworkMode.Kind> kind = meeting.result().network().map(NetworkMode::kind);
        if (kind.filter(k -> k != NetworkMode.Kind.NAMED).isPresent()) {
            leaveOpen(meeting, List.of(NETWORK_ALIASES, IPV4_ADDRESS, IPV6_ADDRESS));
        }
        if (kind.filter(k -> k == NetworkMode.Kind.NONE || k == NetworkMode.Kind.HOST)
                .isPresent()) {
            leaveOpen(meeting, List.of(MAC_ADDRESS));
        }
    }

    private static void leaveOpen(Meeting meeting, List<Control<?>> controls) {
        controls.stream()
                .filter(control -> meeting.result()
                        .get(control)
                        .filter(value -> !value.equals(List.of()))
                        .isPresent())
                .forEach(meeting::leaveOpen);
    }

    /** And a size where there is no /dev/shm of its own to have it. */
    static void sharedMemory(Meeting meeting) {
        SecurityProfile result = meeting.result();
        boolean shared = result.ipc()
                .map(IpcMode::kind)
                .filter(kind ->
                        kind == IpcMode.Kind.NONE || kind == IpcMode.Kind.HOST || kind == IpcMode.Kind.CONTAINER)
                .isPresent();
        boolean mounted = Stream.concat(
                        result.get(TMPFS).orElse(List.of()).stream().map(Tmpfs::target),
                        result.get(MOUNTS).orElse(List.of()).stream().map(Mount::target))
                .anyMatch(target -> Paths.clean(target).equals("/dev/shm"));
        if (shared || mounted) {
            meeting.leaveOpen(SHM_SIZE);
        }
    }
}
