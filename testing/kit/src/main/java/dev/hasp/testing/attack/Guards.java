package dev.hasp.testing.attack;

import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.Cpus;
import dev.hasp.control.IpcMode;
import dev.hasp.control.Logging;
import dev.hasp.control.Mount;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.Seccomp;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.Ulimit;
import dev.hasp.control.User;
import dev.hasp.linux.Capability;
import dev.hasp.seccomp.SeccompProfile;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The controls that contain attacks, each as small as it can be. */
final class Guards {

    private static final long NOBODY = 65534;

    private Guards() {}

    private static <T> Guard of(Control<T> control, String decision, T value, Predicate<SecurityProfile> holds) {
        return new Guard(control, decision, profile -> profile.with(control, value), holds);
    }

    /** A user other than root, who gets no capability from an engine (moby oci.WithCapabilities). */
    static Guard user() {
        return of(Controls.USER, "not root", User.of(NOBODY, NOBODY), Guards::isUser);
    }

    static boolean isUser(SecurityProfile profile) {
        return profile.user()
                .filter(user -> !user.isImageDefault() && !user.isRoot())
                .isPresent();
    }

    /** All that the profile has but these. */
    static Guard without(Capability... capabilities) {
        return new Guard(
                Controls.CAPABILITIES,
                "without "
                        + String.join(
                                ", ",
                                Arrays.stream(capabilities)
                                        .map(Capability::name)
                                        .toList()),
                profile -> {
                    Set<Capability> fewer = granted(profile);
                    fewer.removeAll(List.of(capabilities));
                    return profile.with(Controls.CAPABILITIES, Capabilities.only(fewer.toArray(Capability[]::new)));
                },
                profile -> Arrays.stream(capabilities).noneMatch(granted(profile)::contains));
    }

    /** What the bounding set is, by moby's rules (oci/caps.TweakCapabilities). */
    private static Set<Capability> granted(SecurityProfile profile) {
        Capabilities asked = profile.capabilities().orElse(Capabilities.engineDefault());
        Set<Capability> granted = new TreeSet<>(
                asked.addAll() ? Capability.known() : asked.dropAll() ? Set.of() : Capabilities.ENGINE_DEFAULTS);
        granted.removeAll(asked.drop());
        granted.addAll(asked.add());
        return granted;
    }

    static Guard noNewPrivileges() {
        return of(
                Controls.NO_NEW_PRIVILEGES, "on", true, p -> p.noNewPrivileges().orElse(false));
    }

    /** Docker's own profile, as Hasp has it; a profile that leaves the engine's own has that of its version. */
    static Guard seccomp() {
        return of(
                Controls.SECCOMP,
                "docker's own profile",
                Seccomp.profile(SeccompProfile.dockerDefault()),
                p -> !p.seccomp().orElse(Seccomp.engineDefault()).equals(Seccomp.unconfined()));
    }

    static Guard noNetwork() {
        return of(
                Controls.NETWORK,
                "none",
                NetworkMode.none(),
                p -> p.network().filter(NetworkMode.none()::equals).isPresent());
    }

    /** A network of its own, which may be none. */
    static Guard ownNetwork() {
        return of(
                Controls.NETWORK,
                "not shared",
                NetworkMode.named(AttackRange.NETWORK),
                p -> p.network()
                        .filter(network -> network.isNamed() || network.equals(NetworkMode.none()))
                        .isPresent());
    }

    /** A network namespace of its own, on whichever network. */
    static Guard networkNamespace() {
        return of(
                Controls.NETWORK,
                "not the host's",
                NetworkMode.bridge(),
                p -> p.network().filter(NetworkMode.host()::equals).isEmpty());
    }

    static Guard pidNamespace() {
        return of(
                Controls.PID,
                "its own",
                PidMode.isolated(),
                p -> p.pid().orElse(PidMode.isolated()).equals(PidMode.isolated()));
    }

    static Guard ipcNamespace() {
        return of(
                Controls.IPC,
                "its own",
                IpcMode.isolated(),
                p -> p.ipc().flatMap(IpcMode::container).isEmpty()
                        && p.ipc().filter(IpcMode.host()::equals).isEmpty());
    }

    static Guard readOnlyRoot() {
        return of(Controls.READ_ONLY_ROOTFS, "on", true, p -> p.readOnlyRootfs().orElse(false));
    }

    static Guard maskedPaths() {
        return new Guard(
                Controls.MASKED_PATHS,
                "the engine's own",
                p -> p.without(Controls.MASKED_PATHS),
                p -> p.maskedPaths().filter(List::isEmpty).isEmpty());
    }

    static Guard readOnlyPaths() {
        return new Guard(
                Controls.READ_ONLY_PATHS,
                "the engine's own",
                p -> p.without(Controls.READ_ONLY_PATHS),
                p -> p.readOnlyPaths().filter(List::isEmpty).isEmpty());
    }

    /** Nothing of the host at that target. */
    static Guard noMount(String target) {
        return new Guard(
                Controls.MOUNTS,
                "no " + target,
                p -> p.with(
                        Controls.MOUNTS,
                        mounts(p).stream()
                                .filter(m -> !m.target().equals(target))
                                .toList()),
                p -> mounts(p).stream().noneMatch(m -> m.target().equals(target)));
    }

    /** What is mounted at that target is read-only. */
    static Guard readOnlyMount(String target) {
        return new Guard(
                Controls.MOUNTS,
                "read-only",
                p -> p.with(
                        Controls.MOUNTS,
                        mounts(p).stream()
                                .map(m -> m.target().equals(target) ? Fitting.shared(target, true) : m)
                                .toList()),
                p -> mounts(p).stream().filter(m -> m.target().equals(target)).allMatch(Mount::readOnly));
    }

    private static List<Mount> mounts(SecurityProfile profile) {
        return profile.mounts().orElse(List.of());
    }

    static Guard noDeviceRule() {
        return new Guard(
                Controls.DEVICE_CGROUP_RULES,
                "none",
                p -> p.without(Controls.DEVICE_CGROUP_RULES),
                p -> p.deviceCgroupRules().orElse(List.of()).isEmpty()
                        && p.devices().orElse(List.of()).isEmpty());
    }

    /** Files on a tmpfs at /tmp cannot be run. */
    static Guard noexec() {
        return of(
                Controls.TMPFS,
                "noexec",
                List.of(Tmpfs.of("/tmp", ByteSize.mebibytes(16))),
                p -> p.tmpfs().orElse(List.of()).stream().noneMatch(Tmpfs::executable));
    }

    static Guard tmpfsSize() {
        return of(
                Controls.TMPFS,
                "none without a size",
                List.of(Tmpfs.of("/tmp", ByteSize.mebibytes(16))),
                p -> p.tmpfs().orElse(List.of()).stream().allMatch(t -> t.size().isPresent()));
    }

    static Guard pidsLimit() {
        return of(
                Controls.PIDS_LIMIT,
                "a limit",
                PidsLimit.of(Fitting.PIDS),
                p -> p.pidsLimit()
                        .flatMap(limit -> limit.count().stream().boxed().findFirst())
                        .isPresent());
    }

    static Guard memory() {
        return new Guard(
                Controls.MEMORY,
                "a limit",
                p -> p.with(Controls.MEMORY, Fitting.MEMORY).with(Controls.MEMORY_SWAP, SwapLimit.of(Fitting.MEMORY)),
                p -> p.memory().isPresent());
    }

    static Guard cpus() {
        return of(Controls.CPUS, "a limit", Cpus.of(Fitting.CPUS), p -> p.cpus().isPresent());
    }

    static Guard ulimit(String name, long most) {
        return of(
                Controls.ULIMITS,
                name + " at most " + most,
                List.of(Ulimit.of(name, most)),
                p -> p.ulimits().orElse(List.of()).stream()
                        .anyMatch(limit ->
                                limit.name().equals(name) && limit.hard() != Ulimit.UNLIMITED && limit.hard() <= most));
    }

    static Guard logging() {
        return of(
                Controls.LOGGING,
                "files of a size",
                Logging.jsonFile(Fitting.LOG, Fitting.LOG_FILES),
                p -> p.logging()
                        .filter(log -> log.options().containsKey("max-size"))
                        .isPresent());
    }
}
