package dev.hasp.ceiling;

import dev.hasp.control.BindMount;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.IpcMode;
import dev.hasp.control.Mount;
import dev.hasp.control.VolumeMount;
import dev.hasp.meaning.AskedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Something that a request mounts of the host, or may mount as far as is known.
 *
 * @param control the control that asks for it
 * @param words what it is
 * @param path the path on the host, empty where that is not known
 * @param readOnly whether it can only be read
 */
record HostPathUse(Control<?> control, String words, Optional<String> path, boolean readOnly) {

    /** File systems of the local driver that are not of this host ({@code mount(8)}). */
    private static final Set<String> ELSEWHERE = Set.of("tmpfs", "nfs", "nfs4", "cifs");

    private static final String LOCAL = "local";

    /** All that a request asks for. */
    static List<HostPathUse> of(Subject subject) {
        List<HostPathUse> uses = new ArrayList<>();
        String driver = subject.spec().volumeDriver().orElse(LOCAL);
        for (Mount mount : subject.spec().mounts().orElse(List.of())) {
            if (mount instanceof BindMount bind) {
                String words = "bind of " + AskedValue.plain(bind.source()) + " on " + AskedValue.plain(bind.target());
                uses.add(
                        new HostPathUse(Controls.MOUNTS, words, Optional.of(bind.source()), isReadOnly(bind, subject)));
            } else if (mount instanceof VolumeMount volume) {
                of(volume, driver).ifPresent(uses::add);
            }
        }
        subject.spec()
                .volumesFrom()
                .orElse(List.of())
                .forEach(from -> uses.add(new HostPathUse(
                        Controls.VOLUMES_FROM,
                        "the mounts of " + AskedValue.plain(from.toString()) + ", which are not known",
                        Optional.empty(),
                        false)));
        if (subject.spec().ipc().filter(IpcMode.host()::equals).isPresent()) {
            uses.add(new HostPathUse(
                    Controls.IPC, "host, which mounts the host's /dev/shm", Optional.of("/dev/shm"), false));
        }
        return uses;
    }

    /** The engine makes a read-only bind writable below its source where it cannot make all of it read-only. */
    private static boolean isReadOnly(BindMount bind, Subject subject) {
        return bind.readOnly()
                && subject.losses().stream()
                        .noneMatch(found -> found.finding().code().equals("bind-mounts-below-writable")
                                && found.finding().message().startsWith("read-only bind of " + bind.source() + ":"));
    }

    /** The options of the local driver are those of mount(2): they can bind a directory, or mount a disk of the host. */
    private static Optional<HostPathUse> of(VolumeMount volume, String usual) {
        String driver = volume.driver().orElse(usual);
        String words = "volume on " + AskedValue.plain(volume.target());
        if (!driver.equals(LOCAL)) {
            return Optional.of(new HostPathUse(
                    Controls.MOUNTS,
                    words + " of the driver " + AskedValue.plain(driver) + ", and what that mounts is not known",
                    Optional.empty(),
                    false));
        }
        Map<String, String> options = volume.driverOptions();
        String type = options.getOrDefault("type", "");
        if (!options.containsKey("device") || ELSEWHERE.contains(type)) {
            return Optional.empty();
        }
        boolean binds = Set.of("", "none", "bind").contains(type)
                && List.of(options.getOrDefault("o", "").split(",")).contains("bind")
                && options.get("device").startsWith("/");
        return Optional.of(new HostPathUse(
                Controls.MOUNTS,
                words + " with the driver options " + AskedValue.plain(options.toString()),
                binds ? Optional.of(options.get("device")) : Optional.empty(),
                volume.readOnly()));
    }
}
