package dev.hasp.mac;

import dev.hasp.control.BindMount;
import dev.hasp.control.CleanPath;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.Device;
import dev.hasp.control.ImageMount;
import dev.hasp.control.IpcMode;
import dev.hasp.control.Mount;
import dev.hasp.control.VolumeMount;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Sharing;
import dev.hasp.selinux.cil.Dialect;
import dev.hasp.selinux.cil.FileAccess;
import dev.hasp.selinux.cil.TypeName;
import dev.hasp.text.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Files and devices of the host by their types: read-only mounts read, others written, both run from. */
final class ModuleFiles {

    /** Something of the host's in the container. */
    private record Use(Control<?> control, String source, String what, boolean writes, boolean relabelled) {}

    private static final String DEVICES = "/dev/";
    private static final String LOCAL = "local";

    private final ModuleDraft draft;
    private final Set<String> used = new TreeSet<>();

    private ModuleFiles(ModuleDraft draft) {
        this.draft = draft;
    }

    static void derive(ModuleDraft draft) {
        new ModuleFiles(draft).derive();
    }

    private void derive() {
        contents();
        List<Use> uses = new ArrayList<>();
        draft.spec().mounts().orElse(List.of()).forEach(mount -> uses.add(use(mount)));
        if (draft.spec().ipc().filter(mode -> mode.kind() == IpcMode.Kind.HOST).isPresent()) {
            uses.add(new Use(Controls.IPC, "/dev/shm", "the host's shared memory", true, false));
        }
        uses.forEach(this::mounted);
        devices();
        warn(uses);
        if (!draft.spec().volumesFrom().orElse(List.of()).isEmpty()) {
            draft.error(
                    "selinux-mounts-unknown",
                    Controls.VOLUMES_FROM,
                    "what the other container mounts is not known",
                    "list the mounts in mounts");
        }
        draft.types().files().keySet().stream()
                .filter(source -> !used.contains(source))
                .forEach(source -> draft.error(
                        "selinux-file-type-unused",
                        Controls.MOUNTS,
                        "the spec mounts nothing from " + Quoted.of(source),
                        "give the source as the spec has it, or leave its type out"));
    }

    /** A container whose own files have another type than usual runs, reads and mostly writes them. */
    private void contents() {
        Optional<TypeName> type = draft.fileType();
        if (type.filter(given -> !given.equals(Dialect.CONTAINER_FILE)).isPresent()) {
            boolean reads = draft.spec().readOnlyRootfs().orElse(false);
            TypeName files = type.get();
            draft.allow(reads ? FileAccess.READ : FileAccess.WRITE, files, Controls.SE_LINUX, "its own files");
            draft.allow(FileAccess.EXECUTE, files, Controls.SE_LINUX, "its own programs");
            draft.allow(FileAccess.ENTER, files, Controls.SE_LINUX, "its first program");
        }
    }

    private Use use(Mount mount) {
        String target = " at " + Quoted.whole(mount.target());
        boolean writes = !mount.readOnly();
        String how = writes ? ", writable" : ", read-only";
        if (mount instanceof BindMount bind) {
            return new Use(
                    Controls.MOUNTS,
                    CleanPath.of(bind.source()),
                    Quoted.whole(bind.source()) + target + how,
                    writes,
                    bind.relabel().isPresent());
        }
        if (mount instanceof VolumeMount volume) {
            String name = volume.name().orElse("");
            return new Use(
                    Controls.MOUNTS, name, "volume " + Quoted.whole(name) + target + how, writes, isLabelled(volume));
        }
        String image = ((ImageMount) mount).image();
        return new Use(Controls.MOUNTS, image, "image " + Quoted.whole(image) + target, false, false);
    }

    /** Volumes of the engine's own driver are labelled for all containers (moby {@code setBindModeIfNull}). */
    private boolean isLabelled(VolumeMount volume) {
        String driver = volume.driver().or(() -> draft.spec().volumeDriver()).orElse(LOCAL);
        return volume.relabel().isPresent()
                || (driver.equals(LOCAL) && volume.driverOptions().isEmpty());
    }

    private void mounted(Use use) {
        Set<TypeName> given = draft.types().files().getOrDefault(use.source(), new TreeSet<>());
        used.add(use.source());
        if (use.source().startsWith(DEVICES) && !use.source().equals("/dev/shm")) {
            device(use, given, true);
            return;
        }
        if (given.isEmpty() && !use.relabelled()) {
            draft.error(
                    "selinux-file-type-unknown",
                    use.control(),
                    "the type of " + use.what() + " is not known",
                    "relabel the mount, or find the type with matchpathcon on the host and give it");
            return;
        }
        for (TypeName type : given) {
            draft.allow(use.writes() ? FileAccess.WRITE : FileAccess.READ, type, use.control(), use.what());
            if (use.control() == Controls.MOUNTS) {
                draft.allow(FileAccess.EXECUTE, type, use.control(), "running programs of " + use.what());
            }
        }
    }

    /**
     * Nodes that the runtime makes have the type of the container's other files; only where it cannot make them, in a user
     * namespace, it mounts the host's (runc {@code createDeviceNode}).
     */
    private void devices() {
        boolean made = draft.policy().get(Aspects.USER_NAMESPACE).equals(Optional.of(Sharing.host()));
        for (Device device : draft.spec().devices().orElse(List.of())) {
            String source = CleanPath.of(device.source());
            Set<TypeName> given = draft.types().files().getOrDefault(source, new TreeSet<>());
            used.add(source);
            if (!made || !given.isEmpty()) {
                device(
                        new Use(
                                Controls.DEVICES,
                                source,
                                "device " + Quoted.whole(device.toString()),
                                device.access().write(),
                                false),
                        given,
                        device.access().read());
            }
        }
        if (!draft.spec().deviceRequests().orElse(List.of()).isEmpty()) {
            requested();
        }
    }

    /** What a driver adds: the devices that the caller knows the types of. */
    private void requested() {
        List<String> devices = draft.types().files().keySet().stream()
                .filter(source -> source.startsWith(DEVICES) && !used.contains(source))
                .toList();
        if (devices.isEmpty()) {
            draft.error(
                    "selinux-devices-unknown",
                    Controls.DEVICE_REQUESTS,
                    "a driver adds devices, and which is not known",
                    "give the types of its devices, such as /dev/nvidia0=xserver_misc_device_t");
        }
        used.addAll(devices);
        devices.forEach(path -> device(
                new Use(Controls.DEVICE_REQUESTS, path, "device " + Quoted.whole(path), true, false),
                draft.types().files().getOrDefault(path, new TreeSet<>()),
                true));
    }

    private void device(Use use, Set<TypeName> given, boolean reads) {
        Set<TypeName> types = new TreeSet<>(given);
        if (types.isEmpty()) {
            DeviceTypes.of(use.source()).ifPresent(types::add);
        }
        if (types.isEmpty()) {
            draft.error(
                    "selinux-device-type-unknown",
                    use.control(),
                    "the type of " + use.what() + " is not known",
                    "find it with ls -Z on the host and give it");
        }
        for (TypeName type : types) {
            if (reads) {
                draft.allow(FileAccess.READ_DEVICE, type, use.control(), use.what());
            }
            if (use.writes()) {
                draft.allow(FileAccess.WRITE_DEVICE, type, use.control(), use.what());
            }
        }
    }

    /** A type is one thing to the policy, wherever its files are mounted. */
    private void warn(List<Use> uses) {
        TreeMap<TypeName, Use> writable = new TreeMap<>();
        for (Use use : uses) {
            if (use.writes()) {
                types(use).forEach(type -> writable.putIfAbsent(type, use));
            }
        }
        writable.putIfAbsent(
                Dialect.CONTAINER_FILE, new Use(Controls.MOUNTS, "", "the container's own files", true, false));
        for (Use use : uses) {
            if (!use.writes()) {
                for (TypeName type : types(use)) {
                    Use writer = writable.get(type);
                    if (writer != null) {
                        draft.warning(
                                "selinux-read-only-by-mount-alone",
                                use.control(),
                                use.what() + " has the type " + type + ", which is writable for " + writer.what(),
                                "give it a type of its own, such as container_ro_file_t, for two fences instead of one");
                    }
                }
            }
        }
    }

    private Set<TypeName> types(Use use) {
        Set<TypeName> types = new TreeSet<>(draft.types().files().getOrDefault(use.source(), new TreeSet<>()));
        if (types.isEmpty() && use.relabelled()) {
            types.add(draft.fileType().orElse(Dialect.CONTAINER_FILE));
        }
        return types;
    }
}
