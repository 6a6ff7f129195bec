package dev.hasp.engine;

import dev.hasp.apparmor.LoadedMode;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Ulimit;
import dev.hasp.linux.Architecture;
import dev.hasp.linux.Capability;
import dev.hasp.linux.KernelVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * What an engine is, as far as it is known: what is not known is empty, never guessed.
 *
 * <p>Its members say in their Javadoc where they come from: {@code info} and {@code version} are the answers of the
 * Engine API's {@code GET /info} and {@code GET /version}. What the API does not tell, a caller who knows can add
 * through {@link #toBuilder()}.
 */
@EngineStyle
@Value.Immutable
public interface EngineFacts {

    /** Which engine; from the components of {@code version}. */
    EngineProduct product();

    /** Its version; {@code version.Version}. For Podman its own, not the one it tells Docker's clients. */
    EngineVersion version();

    /** The version of the API that requests are read by; {@code version.ApiVersion} unless the client asks for less. */
    Optional<ApiVersion> apiVersion();

    /** The name of its host; {@code info.Name}. */
    Optional<String> hostName();

    /** The kernel; {@code info.KernelVersion}. */
    Optional<KernelVersion> kernel();

    /** The machine; {@code info.Architecture}. */
    Optional<Architecture> architecture();

    /** The machine's processors; {@code info.NCPU}. */
    Optional<Integer> processors();

    /** The machine's memory; {@code info.MemTotal}. */
    Optional<ByteSize> memory();

    /** {@code info.CgroupVersion}. */
    Optional<CgroupVersion> cgroupVersion();

    /** Who writes cgroups, {@code cgroupfs}, {@code systemd} or {@code none}; {@code info.CgroupDriver}. */
    Optional<String> cgroupDriver();

    /** Which limits it can enforce; {@code info}, and nothing at all where the cgroup driver is {@code none}. */
    Map<EngineLimit, Boolean> limits();

    /** Whether it runs without root; {@code info.SecurityOptions} has {@code name=rootless}. */
    Optional<Boolean> rootless();

    /** Whether containers get a user namespace by default; {@code name=userns}. */
    Optional<Boolean> usernsRemap();

    /** Whether AppArmor confines containers; {@code name=apparmor}. */
    Optional<Boolean> appArmor();

    /**
     * The AppArmor profiles that the engine's kernel has, by name; not told by the API, the kernel's
     * {@code /sys/kernel/security/apparmor/profiles}.
     */
    Optional<Map<String, LoadedMode>> appArmorProfiles();

    /** Whether SELinux confines containers; {@code name=selinux}. */
    Optional<Boolean> seLinux();

    /** Whether the kernel filters system calls; {@code name=seccomp}. */
    Optional<Boolean> seccomp();

    /** The daemon's profile: {@code builtin}, {@code default}, {@code unconfined} or a path; {@code name=seccomp}. */
    Optional<String> seccompProfile();

    /** Whether no-new-privileges is the daemon's default; {@code name=no-new-privileges}, told from API 1.43 on. */
    Optional<Boolean> noNewPrivileges();

    /** Whether a private cgroup namespace is the daemon's default; on cgroup v1 {@code name=cgroupns}. */
    Optional<Boolean> privateCgroupns();

    /** The OCI runtimes by name; {@code info.Runtimes}. */
    Optional<Set<String>> runtimes();

    /** The runtime where none is asked for; {@code info.DefaultRuntime}. */
    Optional<String> defaultRuntime();

    /** The directory of all that the engine keeps; {@code info.DockerRootDir}. */
    Optional<String> dataRoot();

    /** {@code info.Driver}, such as {@code overlay2}. */
    Optional<String> storageDriver();

    /** {@code info.LoggingDriver}. */
    Optional<String> loggingDriver();

    /** Logging drivers that it knows; {@code info.Plugins.Log}. */
    Optional<Set<String>> loggingDrivers();

    /** What it warns of, word for word; {@code info.Warnings}. */
    List<String> warnings();

    /** The capabilities that the daemon itself has and can give away; not told by the API. */
    Optional<Set<Capability>> capabilities();

    /** The daemon's default limits by name; not told by the API, {@code default-ulimits} in daemon.json. */
    Optional<Map<String, Ulimit>> defaultUlimits();

    /** The size of /dev/shm where none is asked for; not told by the API, {@code default-shm-size}. */
    Optional<ByteSize> defaultShmSize();

    /** Whether IPC is {@code private} where nothing is asked for; not told by the API, {@code default-ipc-mode}. */
    Optional<Boolean> privateIpc();

    /** Whether an init is run where nothing is asked for; not told by the API, {@code init}. */
    Optional<Boolean> init();

    /** Whether containers on the default bridge reach each other; not told by the API, {@code icc}. */
    Optional<Boolean> interContainer();

    /** The daemon's seccomp profile's text where it is a file; not told by the API. */
    Optional<String> seccompText();

    /** Where container ids begin on the host under {@link #usernsRemap()}; not told by the API. */
    Optional<Long> usernsFirstId();

    /**
     * Reads the answers of an engine to {@code GET /info} and {@code GET /version}, as they are.
     *
     * @throws EngineFactsException if they are no such answers, or no engine's that is known here
     */
    static EngineFacts parse(String infoJson, String versionJson) {
        return new FactsReader(Members.read("info", infoJson), Members.read("version", versionJson)).facts();
    }

    /**
     * Reads saved facts: one object of JSON with the engine's answers as {@code info} and {@code version}. It may have
     * {@code daemon}, the content of daemon.json, which is taken as by {@link #withDaemon}, {@code apiVersion}, where the
     * client speaks an older API than the engine's newest, and {@code appArmorProfiles}, the mode of every profile that
     * the engine's kernel has by its name.
     *
     * @throws EngineFactsException if it is none
     */
    static EngineFacts parse(String savedJson) {
        return FactsReader.saved(savedJson);
    }

    /**
     * Docker of a version, and what the version alone decides; all else is unknown.
     *
     * @param version such as {@code 28.5.2}
     * @throws EngineFactsException if it is no version
     */
    static EngineFacts docker(String version) {
        return NamedEngine.docker(version);
    }

    /**
     * Docker of a version as a fresh installation on a current distribution has it: with root, ids not remapped, cgroup
     * v2 with every limit, AppArmor, x86_64, and no daemon.json. For comparing specs where no engine is at hand; what a
     * real one is, only its own answers tell.
     *
     * @param version such as {@code 28.5.2}
     * @throws EngineFactsException if it is no version
     */
    static EngineFacts plainDocker(String version) {
        return PlainEngine.docker(version);
    }

    /**
     * Podman of a version, and what the version alone decides; all else is unknown.
     *
     * @param version such as {@code 4.3.1}
     * @throws EngineFactsException if it is no version
     */
    static EngineFacts podman(String version) {
        return NamedEngine.podman(version);
    }

    /** Builds facts; product and version are needed. */
    static Builder builder() {
        return new Builder();
    }

    /** A copy to add to. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * These facts and what the API does not tell: the daemon's default limits, size of /dev/shm, IPC mode, init and
     * icc, and whatever else of daemon.json is unknown still. The text is taken for all that the daemon was told, so a
     * key that is not there has dockerd's default unless the API told otherwise; a daemon that was started with flags
     * needs them as keys of this text.
     *
     * @param daemonJson the text of daemon.json; {@code ""} where there is none
     * @throws EngineFactsException if dockerd would refuse it or start no container with it, if the running daemon says
     *     otherwise, or if the engine is not Docker
     */
    default EngineFacts withDaemon(String daemonJson) {
        return DaemonSettings.add(this, daemonJson);
    }

    /** Whether it can enforce that limit; empty where nobody knows. */
    default Optional<Boolean> enforces(EngineLimit limit) {
        return Optional.ofNullable(limits().get(limit));
    }

    /** Whether this is Docker of at least that version. */
    default boolean isDocker(int major, int minor) {
        return product() == EngineProduct.DOCKER && version().isAtLeast(major, minor);
    }

    /** Whether this is Podman. */
    default boolean isPodman() {
        return product() == EngineProduct.PODMAN;
    }

    /** Such as {@code Docker 28.5.2}. */
    default String title() {
        return product() + " " + version();
    }

    /** Builds {@link EngineFacts}. */
    final class Builder extends ImmutableEngineFacts.Builder {
        Builder() {}
    }
}
