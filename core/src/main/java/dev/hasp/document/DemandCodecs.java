package dev.hasp.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hasp.ceiling.AppArmorOneOf;
import dev.hasp.ceiling.CapabilitiesAtMost;
import dev.hasp.ceiling.Confined;
import dev.hasp.ceiling.CpusAtMost;
import dev.hasp.ceiling.Demand;
import dev.hasp.ceiling.DevicesOneOf;
import dev.hasp.ceiling.Filtered;
import dev.hasp.ceiling.GroupsOneOf;
import dev.hasp.ceiling.HostPath;
import dev.hasp.ceiling.KernelFilesProtected;
import dev.hasp.ceiling.LimitAtMost;
import dev.hasp.ceiling.LimitAtMost.Quantity;
import dev.hasp.ceiling.MountKind;
import dev.hasp.ceiling.MountKindsOneOf;
import dev.hasp.ceiling.MountsOnlyBelow;
import dev.hasp.ceiling.MustSet;
import dev.hasp.ceiling.Namespace;
import dev.hasp.ceiling.NetworkOneOf;
import dev.hasp.ceiling.NoHostNamespaces;
import dev.hasp.ceiling.NoNewPrivileges;
import dev.hasp.ceiling.NonRoot;
import dev.hasp.ceiling.NotPrivileged;
import dev.hasp.ceiling.OwnNamespaces;
import dev.hasp.ceiling.PortsOneOf;
import dev.hasp.ceiling.ReadOnlyRoot;
import dev.hasp.ceiling.SeLinuxTypeOneOf;
import dev.hasp.ceiling.SysctlsOneOf;
import dev.hasp.ceiling.UlimitsAtMost;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.NetworkMode;
import dev.hasp.linux.Capability;
import dev.hasp.text.Quoted;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** How each demand stands in a document, one line each, with an example in YAML. */
final class DemandCodecs {

    /**
     * A demand's line.
     *
     * @param take the demand as what stands in a document, empty where it is another demand
     */
    record Row<T>(
            String key,
            String meaning,
            Codec<T> codec,
            String example,
            Function<T, Demand> make,
            Function<Demand, Optional<T>> take) {

        Optional<Demand> decode(Node node, Reading reading) {
            return new MappedCodec<>(codec, make, demand -> take.apply(demand).orElseThrow()).decode(node, reading);
        }

        Optional<JsonNode> encode(Demand demand) {
            return take.apply(demand).map(codec::encode);
        }
    }

    private static final Map<String, Row<?>> ROWS = new LinkedHashMap<>();

    static {
        add(
                "mustSet",
                "decides those controls, whatever it decides",
                list(new MappedCodec<>(Scalars.text(), DemandCodecs::control, Control::key), "controls"),
                "[memory, pidsLimit]",
                MustSet::new,
                items(MustSet.class, MustSet::controls));
        add(
                "pidsAtMost",
                "has a limit of at most so many processes and threads",
                Scalars.longInteger(),
                "256",
                Demand::pidsAtMost,
                demand -> limit(Quantity.PIDS, demand));
        size("memoryAtMost", "has a memory limit of at most that", "4g", Quantity.MEMORY);
        size(
                "memoryAndSwapAtMost",
                "has a limit of memory and swap together of at most that",
                "4g",
                Quantity.MEMORY_AND_SWAP);
        size("outputKeptAtMost", "has at most so much of its output kept by the host", "100m", Quantity.OUTPUT_KEPT);
        size(
                "writableLayerAtMost",
                "has a writable layer of at most that, or a read-only root",
                "10g",
                Quantity.WRITABLE_LAYER);
        add(
                "cpusAtMost",
                "has a limit of at most the time of so many processors",
                Scalars.cpus(),
                "2",
                CpusAtMost::new,
                taking(CpusAtMost.class, CpusAtMost::most));
        add(
                "ulimitsAtMost",
                "has hard limits of at most that, and no capability to raise them",
                new MapCodec<>(Scalars.longInteger(), (name, limit) -> {}, "limits by name"),
                "{nofile: 4096, core: 0}",
                UlimitsAtMost::new,
                taking(UlimitsAtMost.class, UlimitsAtMost::most));
        yes("nonRoot", "runs as a user whose number is known and is not 0", new NonRoot());
        yes("noNewPrivileges", "gains nothing by setuid programs and file capabilities", new NoNewPrivileges());
        yes("readOnlyRoot", "has a read-only root file system", new ReadOnlyRoot());
        yes("notPrivileged", "is not privileged", new NotPrivileged());
        add(
                "capabilitiesAtMost",
                "can gain no capability but those",
                list(new MappedCodec<>(Scalars.text(), Capability::of, Capability::name), "capabilities"),
                "[NET_BIND_SERVICE]",
                each -> new CapabilitiesAtMost(set(each)),
                items(CapabilitiesAtMost.class, CapabilitiesAtMost::capabilities));
        add(
                "filtered",
                "makes its system calls through a seccomp filter of those: `builtin`, `default`, which is what the"
                        + " daemon is set to, or `own`",
                list(Scalars.words(Filtered.Filter::parse, Filtered.Filter.values()), "filters"),
                "[builtin, default, own]",
                each -> new Filtered(set(each)),
                items(Filtered.class, Filtered::filters));
        yes("confined", "is not unconfined by AppArmor or SELinux where the engine has them", new Confined());
        add(
                "appArmorOneOf",
                "is confined by one of those AppArmor profiles; the engine's own is `docker-default`",
                list(name(), "names"),
                "[docker-default]",
                each -> new AppArmorOneOf(set(each)),
                items(AppArmorOneOf.class, AppArmorOneOf::names));
        add(
                "seLinuxTypeOneOf",
                "asks for one of those SELinux types, of which `default` is the engine's own, and for no user and role",
                list(name(), "types"),
                "[default, container_t]",
                each -> new SeLinuxTypeOneOf(set(each)),
                items(SeLinuxTypeOneOf.class, SeLinuxTypeOneOf::types));
        yes(
                "kernelFilesProtected",
                "hides and protects at least the kernel files that the engine does by itself",
                new KernelFilesProtected());
        add(
                "ownNamespaces",
                "shares those namespaces neither with the host nor with another container",
                namespaces(),
                "[pid, ipc]",
                each -> new OwnNamespaces(set(each)),
                items(OwnNamespaces.class, OwnNamespaces::namespaces));
        add(
                "noHostNamespaces",
                "does not use those namespaces of the host",
                namespaces(),
                "[network, pid, ipc]",
                each -> new NoHostNamespaces(set(each)),
                items(NoHostNamespaces.class, NoHostNamespaces::namespaces));
        add(
                "networkOneOf",
                "joins one of those networks",
                list(Scalars.parsed("a network", NetworkMode::parse), "networks"),
                "[none, jobs]",
                each -> new NetworkOneOf(set(each)),
                items(NetworkOneOf.class, NetworkOneOf::networks));
        add(
                "portsOneOf",
                "publishes no port but those, each with its address",
                NetworkCodecs.ports(),
                "[\"127.0.0.1:8080:80/tcp\"]",
                each -> new PortsOneOf(set(each)),
                some(items(PortsOneOf.class, PortsOneOf::ports)));
        yes("noPublishedPorts", "publishes no port", new PortsOneOf(Set.of()));
        add(
                "mountsOnlyBelow",
                "mounts of the host only what lies below those paths, with no more than their access",
                list(hostPath(), "paths"),
                "[{path: /srv/in, readOnly: true}, {path: /srv/jobs}]",
                MountsOnlyBelow::new,
                some(items(MountsOnlyBelow.class, MountsOnlyBelow::paths)));
        yes("noHostPaths", "mounts nothing of the host", new MountsOnlyBelow(List.of()));
        add(
                "mountKindsOneOf",
                "mounts only what is of those kinds: `tmpfs`, `volume`, `bind`, `image`",
                list(Scalars.words(MountKind::parse, MountKind.values()), "kinds of mount"),
                "[tmpfs, volume]",
                each -> new MountKindsOneOf(set(each)),
                items(MountKindsOneOf.class, MountKindsOneOf::kinds));
        add(
                "devicesOneOf",
                "uses no device of the host but those, and adds no rule of the device cgroup",
                list(name(), "paths"),
                "[/dev/fuse]",
                each -> new DevicesOneOf(set(each)),
                items(DevicesOneOf.class, DevicesOneOf::paths));
        add(
                "groupsOneOf",
                "holds no supplementary group but those and its own, by number",
                list(Scalars.longInteger(), "numbers of groups"),
                "[100]",
                each -> new GroupsOneOf(set(each)),
                items(GroupsOneOf.class, GroupsOneOf::groups));
        add(
                "sysctlsOneOf",
                "sets no kernel parameter but those",
                list(name(), "names of kernel parameters"),
                "[net.ipv4.ip_unprivileged_port_start]",
                each -> new SysctlsOneOf(set(each)),
                items(SysctlsOneOf.class, SysctlsOneOf::names));
    }

    private DemandCodecs() {}

    private static <T> void add(
            String key,
            String meaning,
            Codec<T> codec,
            String example,
            Function<T, Demand> make,
            Function<Demand, Optional<T>> take) {
        ROWS.put(key, new Row<>(key, meaning, codec, example, make, take));
    }

    /** A demand without anything to say, which stands as true. */
    private static void yes(String key, String meaning, Demand demand) {
        ScalarCodec<Boolean> codec = new ScalarCodec<>(
                "true",
                Node.Scalar::isBoolean,
                scalar -> {
                    if (!Boolean.parseBoolean(scalar.text())) {
                        throw new IllegalArgumentException("is false, which demands nothing; leave it out");
                    }
                    return true;
                },
                JsonNodeFactory.instance::booleanNode,
                () -> Schemas.empty().put("const", true));
        add(
                key,
                meaning,
                codec,
                "true",
                yes -> demand,
                other -> Optional.of(true).filter(yes -> other.equals(demand)));
    }

    private static void size(String key, String meaning, String example, Quantity quantity) {
        add(
                key,
                meaning,
                Scalars.size(),
                example,
                size -> new LimitAtMost(quantity, size.bytes()),
                demand -> limit(quantity, demand).map(ByteSize::of));
    }

    private static Optional<Long> limit(Quantity quantity, Demand demand) {
        return demand instanceof LimitAtMost limit && limit.quantity() == quantity
                ? Optional.of(limit.most())
                : Optional.empty();
    }

    private static <D extends Demand, T> Function<Demand, Optional<T>> taking(Class<D> type, Function<D, T> value) {
        return demand -> type.isInstance(demand) ? Optional.of(value.apply(type.cast(demand))) : Optional.empty();
    }

    private static <D extends Demand, E> Function<Demand, Optional<List<E>>> items(
            Class<D> type, Function<D, ? extends Collection<E>> items) {
        return taking(type, demand -> List.copyOf(items.apply(demand)));
    }

    /** What has another key where it is empty. */
    private static <E> Function<Demand, Optional<List<E>>> some(Function<Demand, Optional<List<E>>> items) {
        return demand -> items.apply(demand).filter(list -> !list.isEmpty());
    }

    private static <E> Codec<List<E>> list(Codec<E> item, String items) {
        return new ListCodec<>(item, items);
    }

    private static <E> Set<E> set(List<E> items) {
        return new HashSet<>(items);
    }

    private static ScalarCodec<String> name() {
        return Scalars.text(Controls.HOSTNAME::keep);
    }

    private static Codec<List<Namespace>> namespaces() {
        return list(Scalars.words(Namespace::parse, Namespace.values()), "namespaces");
    }

    private static Codec<HostPath> hostPath() {
        RecordCodec<HostPath> record = new RecordCodec<>("a path of the host");
        RecordCodec.Field<HostPath, String> path =
                record.required("path", Scalars.text(), HostPath::path, "the absolute path");
        RecordCodec.Field<HostPath, Boolean> readOnly =
                record.flag("readOnly", HostPath::readOnly, "whether it may be mounted read-only alone");
        record.making(values -> new HostPath(values.get(path), values.is(readOnly)));
        return record;
    }

    private static Control<?> control(String key) {
        return Controls.byKey(key)
                .orElseThrow(() -> new IllegalArgumentException(Quoted.of(key) + " is no control; "
                        + Nearest.remedy(
                                key, Controls.all().stream().map(Control::key).toList())));
    }

    /** All of them, in the order in which documents are written. */
    static Collection<Row<?>> all() {
        return ROWS.values();
    }

    static Optional<Row<?>> byKey(String key) {
        return Optional.ofNullable(ROWS.get(key));
    }
}
