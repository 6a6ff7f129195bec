package dev.hasp.ceiling;

import dev.hasp.InvalidProfileException;
import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Control;
import dev.hasp.control.Cpus;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PublishedPort;
import dev.hasp.linux.Capability;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One thing that a site requires of what it admits. The standard ones are made here; others can be written beside them,
 * and have no form in documents.
 *
 * <p>A demand is immutable and equal to what asks the same. {@code toString()} says in words what it allows, such as
 * {@code at most 256 processes and threads}.
 */
public interface Demand {

    /** The stable name in camel case, by which documents know it. */
    String key();

    /** The controls that must be in force as asked for the demand to be met; an engine that drops one does not meet it. */
    List<Control<?>> controls();

    /** Every way in which what is asked, as it means on the engine, is not what is allowed; empty where it is. */
    List<Shortfall> shortfalls(Subject subject);

    /**
     * Permits no more than a profile, in the controls that the profile decides.
     *
     * @throws InvalidProfileException if the profile is no valid one
     */
    static Demand atMost(SecurityProfile bound) {
        return new AtMost(bound.toSpec());
    }

    /** Decides those controls, whatever it decides. */
    static Demand mustSet(Control<?>... controls) {
        return new MustSet(Arrays.asList(controls));
    }

    /** Has a limit of at most so many processes and threads. */
    static Demand pidsAtMost(long most) {
        return new LimitAtMost(LimitAtMost.Quantity.PIDS, most);
    }

    /** Has a memory limit of at most that. */
    static Demand memoryAtMost(ByteSize most) {
        return new LimitAtMost(LimitAtMost.Quantity.MEMORY, most.bytes());
    }

    /** Has a limit of memory and swap together of at most that. */
    static Demand memoryAndSwapAtMost(ByteSize most) {
        return new LimitAtMost(LimitAtMost.Quantity.MEMORY_AND_SWAP, most.bytes());
    }

    /** Has at most so much of its output kept by the host. */
    static Demand outputKeptAtMost(ByteSize most) {
        return new LimitAtMost(LimitAtMost.Quantity.OUTPUT_KEPT, most.bytes());
    }

    /** Has a writable layer of at most that, or no writable layer since its root is read-only. */
    static Demand writableLayerAtMost(ByteSize most) {
        return new LimitAtMost(LimitAtMost.Quantity.WRITABLE_LAYER, most.bytes());
    }

    /** Has a limit of at most the time of so many processors. */
    static Demand cpusAtMost(Cpus most) {
        return new CpusAtMost(most);
    }

    /** Has hard limits of at most that, by the names of {@code ulimit}, in the units of {@code getrlimit(2)}. */
    static Demand ulimitsAtMost(Map<String, Long> most) {
        return new UlimitsAtMost(most);
    }

    /** Runs as a user whose number is known and is not 0. */
    static Demand nonRoot() {
        return new NonRoot();
    }

    /** Gains nothing by setuid programs and file capabilities. */
    static Demand noNewPrivileges() {
        return new NoNewPrivileges();
    }

    /** Has a read-only root file system. */
    static Demand readOnlyRoot() {
        return new ReadOnlyRoot();
    }

    /** Is not privileged. */
    static Demand notPrivileged() {
        return new NotPrivileged();
    }

    /** Makes its system calls through a seccomp filter, whichever. */
    static Demand filtered() {
        return new Filtered(EnumSet.allOf(Filtered.Filter.class));
    }

    /** Makes its system calls through one of those filters. */
    static Demand filtered(Set<Filtered.Filter> filters) {
        return new Filtered(filters);
    }

    /** Is not unconfined by AppArmor or SELinux where the engine has them. */
    static Demand confined() {
        return new Confined();
    }

    /** Is confined by one of those AppArmor profiles; the engine's own is {@code docker-default}. */
    static Demand appArmorOneOf(String... names) {
        return new AppArmorOneOf(Set.of(names));
    }

    /** Asks for one of those SELinux types, of which {@code default} is the engine's own, and for no user and no role. */
    static Demand seLinuxTypeOneOf(String... types) {
        return new SeLinuxTypeOneOf(Set.of(types));
    }

    /** Has those namespaces for itself, and shares them neither with the host nor with another container. */
    static Demand ownNamespaces(Namespace... namespaces) {
        return new OwnNamespaces(Set.of(namespaces));
    }

    /** Does not use those namespaces of the host. */
    static Demand noHostNamespaces(Namespace... namespaces) {
        return new NoHostNamespaces(Set.of(namespaces));
    }

    /** Joins one of those networks; the engine's default is judged as what it means there. */
    static Demand networkOneOf(NetworkMode... networks) {
        return new NetworkOneOf(Set.of(networks));
    }

    /** Can gain no capability but those. */
    static Demand capabilitiesAtMost(Capability... capabilities) {
        return new CapabilitiesAtMost(Set.of(capabilities));
    }

    /** Mounts of the host only what lies below those paths, and with no more than their access. */
    static Demand mountsOnlyBelow(HostPath... paths) {
        return new MountsOnlyBelow(Arrays.asList(paths));
    }

    /** Mounts nothing of the host. */
    static Demand noHostPaths() {
        return new MountsOnlyBelow(List.of());
    }

    /** Mounts only what is of those kinds. */
    static Demand mountKindsOneOf(MountKind... kinds) {
        return new MountKindsOneOf(Set.of(kinds));
    }

    /** Uses no device of the host but those, by their paths there, and adds no rule of the device cgroup. */
    static Demand devicesOneOf(String... paths) {
        return new DevicesOneOf(Set.of(paths));
    }

    /** Sets no kernel parameter but those. */
    static Demand sysctlsOneOf(String... names) {
        return new SysctlsOneOf(Set.of(names));
    }

    /** Publishes no port but those. */
    static Demand portsOneOf(PublishedPort... ports) {
        return new PortsOneOf(Set.of(ports));
    }

    /** Publishes no port. */
    static Demand noPublishedPorts() {
        return new PortsOneOf(Set.of());
    }

    /** Holds no supplementary group but those and its own, by number. */
    static Demand groupsOneOf(long... groups) {
        return new GroupsOneOf(Arrays.stream(groups).boxed().collect(Collectors.toSet()));
    }

    /** Hides and protects at least the kernel files that the engine hides and protects by itself. */
    static Demand kernelFilesProtected() {
        return new KernelFilesProtected();
    }
}
