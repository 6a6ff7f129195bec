package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.Finding;
import dev.hasp.SecuritySpec;
import dev.hasp.control.BindMount;
import dev.hasp.control.CleanPath;
import dev.hasp.control.Controls;
import dev.hasp.control.Device;
import dev.hasp.control.ImageMount;
import dev.hasp.control.Mount;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.SeLinux;
import dev.hasp.control.VolumeMount;
import dev.hasp.effective.Aspects;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.Capability;
import dev.hasp.mac.HostTypes;
import dev.hasp.mac.SeLinuxDerivation;
import dev.hasp.mac.SeLinuxModule;
import dev.hasp.mac.SeLinuxModuleException;
import dev.hasp.selinux.cil.BlockName;
import dev.hasp.selinux.cil.Dialect;
import dev.hasp.selinux.cil.ObjectClass;
import dev.hasp.selinux.cil.ProcessType;
import dev.hasp.selinux.cil.TypeName;
import dev.hasp.testing.EngineArbitraries;
import dev.hasp.testing.ProfileArbitraries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Whatever a spec asks for, the module for it compiles, and permits what the spec does and not more. */
class SeLinuxModuleProperties {

    private static final BlockName JOB = new BlockName("job");
    private static final TypeName READ_ONLY = TypeName.of("srv_t");
    private static final TypeName WRITABLE = TypeName.of("var_spool_t");

    /** What the module of a container must never be able to do, in the host's policy. */
    private static final String INVARIANTS = """
            (neverallow container_domain shadow_t (file (read write)))
            (neverallow container_domain memory_device_t (chr_file (read write)))
            (neverallow container_domain security_t (file (write)))
            (neverallow container_domain proc_kcore_t (file (read)))
            (neverallow container_domain sysctl_type (file (write)))
            (neverallow container_domain container_runtime_domain (process (ptrace signal transition)))
            (neverallow container_domain kernel_t (process (ptrace signal transition)))
            """;

    /** Types of the host that the base lacks, classes, and udica's block as far as modules need it. */
    private static final String MORE = """
            (class tun_socket (attach_queue)) (classcommon tun_socket connection)
            (class netlink_netfilter_socket ()) (classcommon netlink_netfilter_socket connection)
            (classorder (unordered tun_socket netlink_netfilter_socket))
            (type hi_reserved_port_t) (type transproxy_port_t) (type soundd_port_t) (type websm_port_t)
            (type commplex_main_port_t) (type smtp_port_t) (type pop_port_t) (type ldap_port_t) (type redis_port_t)
            (type memcache_port_t) (type amqp_port_t)
            (type vfio_device_t) (type vhost_device_t) (type infiniband_device_t) (type v4l_device_t)
            (type usb_device_t) (type loop_control_device_t)
            (block container (type process) (roletype system_r process) (typeattributeset domain (process))
              (typeattributeset container_domain (process)))
            """;

    private final PolicyCompiler compiler = PolicyCompiler.with(MORE + INVARIANTS);

    @Property(tries = 100)
    void a_module_compiles(
            @ForAll("specs") SecuritySpec spec, @ForAll("engines") EngineFacts engine, @ForAll Dialect dialect) {
        Optional<SeLinuxModule> module = module(spec, engine, dialect);

        Statistics.label("module").collect(module.isPresent());
        module.ifPresent(found -> assertThat(compiler.compile(found.module().toText()))
                .as(found.module().toText())
                .isEmpty());
    }

    @Property(tries = 60)
    void a_spec_without_a_module_hears_why(
            @ForAll("asked") SecuritySpec spec, @ForAll("engines") EngineFacts engine, @ForAll Dialect dialect) {
        try {
            SeLinuxModule module = SeLinuxDerivation.module(spec, engine, JOB, dialect, HostTypes.none());
            assertThat(module.warnings()).noneMatch(Finding::isError);
            assertThat(compiler.compile(module.module().toText())).isEmpty();
        } catch (SeLinuxModuleException refusal) {
            assertThat(refusal.findings()).isNotEmpty().allMatch(Finding::isError);
        }
    }

    @Property(tries = 200)
    void only_what_is_mounted_writable_is_written(
            @ForAll("specs") SecuritySpec spec, @ForAll("engines") EngineFacts engine) {
        module(spec, engine, Dialect.REFPOLICY).ifPresent(module -> {
            Set<String> file = module.module().permitted(READ_ONLY).getOrDefault(ObjectClass.FILE, Set.of());
            Set<String> directory = module.module().permitted(READ_ONLY).getOrDefault(ObjectClass.DIR, Set.of());
            assertThat(file).doesNotContain("write", "append", "create", "unlink", "rename", "link", "setattr");
            assertThat(directory).doesNotContain("write", "add_name", "remove_name", "create", "rmdir", "setattr");
            boolean writes = module.module()
                    .permitted(WRITABLE)
                    .getOrDefault(ObjectClass.FILE, Set.of())
                    .contains("write");
            assertThat(writes).isEqualTo(typed(spec).anyMatch(mount -> !mount.readOnly()));
        });
    }

    @Property(tries = 200)
    void capabilities_are_those_of_the_bounding_set(
            @ForAll("specs") SecuritySpec spec, @ForAll("engines") EngineFacts engine) {
        module(spec, engine, Dialect.CONTAINER_SELINUX).ifPresent(module -> {
            Map<ObjectClass, Set<String>> own = module.module().permitted(ProcessType.PROCESS);
            Set<String> given = new TreeSet<>();
            for (ObjectClass objectClass : List.of(
                    ObjectClass.CAPABILITY, ObjectClass.CAPABILITY2, ObjectClass.CAP_USERNS, ObjectClass.CAP2_USERNS)) {
                given.addAll(own.getOrDefault(objectClass, Set.of()));
            }
            SortedSet<Capability> bounding =
                    spec.on(engine).get(Aspects.BOUNDING).orElseThrow();
            assertThat(given)
                    .isEqualTo(new TreeSet<>(bounding.stream()
                            .map(held -> held.name().toLowerCase(Locale.ROOT))
                            .toList()));
        });
    }

    @Property(tries = 200)
    void without_a_network_no_socket_and_no_port(
            @ForAll("specs") SecuritySpec spec, @ForAll("engines") EngineFacts engine) {
        boolean none = spec.network().equals(Optional.of(NetworkMode.none()));
        module(spec, engine, Dialect.REFPOLICY)
                .filter(module -> none)
                .ifPresent(module ->
                        assertThat(module.module().toText()).doesNotContain("_socket", "_port_t", "netif_t", "node_t"));
    }

    /** The compiler and the setools agree with the module about what a container may do beyond its base. */
    @Property(tries = 6)
    void the_policy_has_the_rules_of_the_module(@ForAll("specs") SecuritySpec spec) {
        EngineFacts engine = EngineFacts.plainDocker("28.5.2");
        module(spec, engine, Dialect.REFPOLICY).ifPresent(module -> {
            assertThat(compiler.compile(module.module().toText())).isEmpty();
            List<String> rules = compiler.rulesOf("job.process");
            for (TypeName type : List.of(READ_ONLY, WRITABLE)) {
                Set<String> permitted = module.module().permitted(type).getOrDefault(ObjectClass.FILE, Set.of());
                assertThat(rules.stream().filter(rule -> rule.startsWith("allow job.process " + type + ":file ")))
                        .isEqualTo(
                                permitted.isEmpty()
                                        ? List.of()
                                        : List.of("allow job.process " + type + ":file { " + String.join(" ", permitted)
                                                + " };"));
            }
        });
    }

    @Provide
    Arbitrary<SecuritySpec> asked() {
        return ProfileArbitraries.specs();
    }

    /** Specs that a module can be for: those that ask for it, and for nothing that cannot be known. */
    @Provide
    Arbitrary<SecuritySpec> specs() {
        return ProfileArbitraries.specs()
                .map(spec -> spec.profile()
                        .without(Controls.PRIVILEGED)
                        .without(Controls.VOLUMES_FROM)
                        .without(Controls.DEVICE_REQUESTS)
                        .with(
                                Controls.SE_LINUX,
                                SeLinux.builder().type(JOB.processType()).build()))
                .filter(profile -> profile.validate().stream().noneMatch(Finding::isError))
                .map(profile -> profile.toSpec());
    }

    @Provide
    Arbitrary<EngineFacts> engines() {
        return Arbitraries.oneOf(EngineArbitraries.engines(), Arbitraries.of(EngineFacts.plainDocker("28.5.2")));
    }

    /** With a type for everything that is mounted: one for what is read, one for what is written. */
    private static Optional<SeLinuxModule> module(SecuritySpec spec, EngineFacts engine, Dialect dialect) {
        HostTypes types = HostTypes.none();
        List<String> writable = typed(spec)
                .filter(mount -> !mount.readOnly())
                .map(SeLinuxModuleProperties::source)
                .toList();
        for (Mount mount : typed(spec).toList()) {
            String source = source(mount);
            types = types.file(source, writable.contains(source) ? WRITABLE : READ_ONLY);
        }
        for (Device device : spec.devices().orElse(List.of())) {
            types = types.file(device.source(), TypeName.of("fuse_device_t"));
        }
        if (spec.ipc().filter(mode -> mode.toString().equals("host")).isPresent()) {
            types = types.file("/dev/shm", TypeName.of("tmpfs_t"));
        }
        try {
            return Optional.of(SeLinuxDerivation.module(spec, engine, JOB, dialect, types));
        } catch (SeLinuxModuleException refusal) {
            assertThat(refusal.findings())
                    .extracting(Finding::code)
                    .containsAnyOf(
                            "selinux-capabilities-unknown", "selinux-capability-unknown", "selinux-file-type-unknown");
            return Optional.empty();
        }
    }

    private static Stream<Mount> typed(SecuritySpec spec) {
        return spec.mounts().orElse(List.of()).stream()
                .filter(mount -> !source(mount).isEmpty());
    }

    private static String source(Mount mount) {
        if (mount instanceof BindMount bind) {
            return CleanPath.of(bind.source());
        }
        return mount instanceof VolumeMount volume ? volume.name().orElse("") : ((ImageMount) mount).image();
    }
}
