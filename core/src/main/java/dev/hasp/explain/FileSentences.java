package dev.hasp.explain;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Controls;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the container can read and write. */
final class FileSentences {

    private static final String WRITABLE_ROOT = "may change its own copy of the image's files, ";

    static final List<Sentence<?>> ALL = List.of(
            Sentence.either(
                            Controls.READ_ONLY_ROOTFS,
                            "cannot change the image's files; its mounts, tmpfs and /dev stay writable",
                            WRITABLE_ROOT + "until the host's disk is full unless storageOptions limit it")
                    .open(FileSentences::writableRoot),
            Sentence.list(
                    Controls.TMPFS,
                    "has these file systems in memory, which count against its memory limit",
                    "has no file system in memory of its own",
                    MountLine::tmpfs),
            Sentence.list(Controls.MOUNTS, "sees these mounts", "sees no mount of the host", MountLine::mount),
            Sentence.list(
                    Controls.VOLUMES_FROM,
                    "takes over all mounts of these containers",
                    "takes over no mounts",
                    from -> Plain.quoted(from.container().text()) + (from.readOnly() ? ", read-only" : "")),
            Sentence.of(Controls.VOLUME_DRIVER, driver -> "has new volumes made by the driver " + Plain.quoted(driver)),
            Sentence.of(
                    Controls.MASKED_PATHS,
                    paths -> paths.isEmpty()
                            ? "has no kernel file hidden from it: /proc/kcore, /proc/keys, /sys/firmware and more are in reach"
                            : "has these kernel files hidden from it, and none of the engine's list beside them: "
                                    + Plain.quoted(paths)),
            Sentence.of(
                    Controls.READ_ONLY_PATHS,
                    paths -> paths.isEmpty()
                            ? "may write to the kernel's files as its user may: /proc/sys, /proc/sysrq-trigger and more"
                            : "can only read these kernel files, and the engine's list is gone beside them: "
                                    + Plain.quoted(paths)),
            Sentence.either(
                    Controls.WRITABLE_CGROUPS,
                    "may write to its own part of the cgroup tree, so may divide its limits but not raise them",
                    "cannot write to the cgroup tree"),
            Sentence.of(Controls.SHM_SIZE, size -> "may put at most " + Plain.size(size) + " in /dev/shm"),
            Sentence.of(Controls.STORAGE_OPTIONS, (options, profile) -> storage(options)));

    private FileSentences() {}

    private static Optional<Phrase> writableRoot(SecurityProfile profile) {
        boolean limited =
                profile.storageOptions().filter(o -> o.containsKey("size")).isPresent();
        return Optional.of(Phrase.of(
                WRITABLE_ROOT + (limited ? "as far as storageOptions let it" : "until the host's disk is full")));
    }

    private static Phrase storage(Map<String, String> options) {
        return Phrase.list(
                "has these options of the storage driver, where size is the most it may write to its own copy of the"
                        + " image",
                "has no option of the storage driver",
                Plain.entries(options));
    }
}
