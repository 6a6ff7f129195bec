package dev.hasp.mac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.apparmor.AppArmorProfile;
import dev.hasp.apparmor.EngineDefault;
import dev.hasp.apparmor.FilePermission;
import dev.hasp.apparmor.Mode;
import dev.hasp.apparmor.MountOperation;
import dev.hasp.apparmor.ProfileName;
import dev.hasp.apparmor.Rule;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Mount;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.Tmpfs;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.Capability;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class AppArmorDerivationTest {

    private static final EngineFacts DOCKER = EngineFacts.plainDocker("28.5.2");
    private static final ProfileName NAME = new ProfileName("job");

    private final SecurityProfile.Builder asked = SecurityProfile.builder();

    @Test
    void writes_only_where_a_mount_is_writable_when_the_root_is_read_only() {
        asked.readOnlyRootfs(true)
                .tmpfs(Tmpfs.of("/tmp", ByteSize.parse("64m")))
                .mounts(Mount.bind("/srv/in", "/out"), Mount.readOnlyBind("/srv/in", "/in"));

        assertThat(writable())
                .contains("/tmp{,/{,**}}", "/out{,/{,**}}", "/dev{,/{,**}}")
                .noneMatch(glob -> glob.startsWith("/{"))
                .noneMatch(glob -> glob.startsWith("/in"))
                .noneMatch(glob -> glob.startsWith("/sys"));
    }

    @Test
    void leaves_read_only_mounts_out_of_a_writable_root() {
        asked.mounts(Mount.readOnlyBind("/srv/in", "/in"), Mount.bind("/srv/out", "/in/out"));

        assertThat(writable())
                .contains("/in/out{,/{,**}}")
                .anyMatch(glob -> glob.startsWith("/{,[^ips]**,i{,[^n]**,n[^/]**},p{"));
    }

    @Test
    void writes_in_proc_only_what_belongs_to_processes() {
        assertThat(writable()).contains("/proc/[1-9]*/{,**}");

        asked.readOnlyPaths();
        assertThat(writable()).doesNotContain("/proc/[1-9]*/{,**}").anyMatch(glob -> glob.startsWith("/proc{,/{,"));
    }

    @Test
    void runs_nothing_on_mounts_that_are_noexec() {
        asked.tmpfs(Tmpfs.builder().target("/scratch").executable(true).build());

        assertThat(executable())
                .noneMatch(glob -> glob.startsWith("/scratch")) // the root's own pattern has it
                .anyMatch(glob -> glob.startsWith("/{,[^dps]**,d{"))
                .anyMatch(glob -> glob.startsWith("/dev/{,[^mps]**"));
    }

    @Test
    void has_the_capabilities_of_the_bounding_set_alone() {
        asked.capabilities(Capabilities.only(Capability.CHOWN));

        assertThat(rules(Rule.Capabilities.class))
                .singleElement()
                .satisfies(rule -> assertThat(rule.capabilities()).containsExactly(Capability.CHOWN));
    }

    @Test
    void has_no_rule_for_capabilities_where_there_are_none() {
        asked.capabilities(Capabilities.none());

        assertThat(rules(Rule.Capabilities.class)).isEmpty();
    }

    @Test
    void opens_raw_sockets_only_with_the_capability_for_them() {
        assertThat(sockets()).contains("inet raw", "packet ");

        asked.capabilities(Capabilities.none());
        assertThat(sockets())
                .contains("inet stream", "inet6 dgram", "unix ", "netlink ")
                .doesNotContain("inet raw", "packet ");
    }

    @Test
    void keeps_loopback_where_there_is_no_network() {
        asked.network(NetworkMode.none());

        assertThat(sockets()).contains("inet stream", "inet6 stream");
    }

    @Test
    void denies_all_that_the_engine_s_default_denies() {
        for (EngineFacts engine : List.of(DOCKER, EngineFacts.plainDocker("20.10.24"), EngineFacts.podman("4.3.1"))) {
            EngineDefault base = engine.isPodman()
                    ? EngineDefault.podman()
                    : EngineDefault.docker(
                            engine.version().major(),
                            engine.version().minor(),
                            engine.version().patch());
            assertThat(AppArmorDerivation.of(spec(), engine).profile(NAME).rules())
                    .containsAll(base.denials());
        }
    }

    @Test
    void permits_mounts_only_with_the_capability_and_when_wished() {
        assertThatThrownBy(() -> AppArmorDerivation.of(
                        spec(), DOCKER, AppArmorWishes.none().withMounting()))
                .hasMessageContaining("SYS_ADMIN");

        asked.capabilities(Capabilities.engineDefault().plus(Capability.SYS_ADMIN));
        assertThat(rules(Rule.Mounts.class))
                .extracting(Rule.Mounts::operation, Rule::isDeny)
                .containsExactly(tuple(MountOperation.UMOUNT, false), tuple(MountOperation.MOUNT, true));
        assertThat(AppArmorDerivation.of(spec(), DOCKER, AppArmorWishes.none().withMounting())
                        .profile(NAME)
                        .rules())
                .extracting(AppArmorProfile.Noted::rule)
                .noneMatch(rule -> rule instanceof Rule.Mounts && rule.isDeny());
    }

    @Test
    void takes_signals_from_what_stops_containers() {
        assertThat(rules(Rule.Signals.class).stream()
                        .map(rule -> rule.peer().orElseThrow().text()))
                .contains("unconfined", "runc", "crun", "job");
    }

    @Test
    void says_why_each_rule_is_there() {
        assertThat(profile().rules()).allSatisfy(rule -> assertThat(rule.note()).isPresent());
    }

    @Test
    void complains_only_when_wished() {
        assertThat(profile().mode()).isEqualTo(Mode.ENFORCE);
        assertThat(AppArmorDerivation.of(spec(), DOCKER, AppArmorWishes.none().complaining())
                        .profile(NAME)
                        .mode())
                .isEqualTo(Mode.COMPLAIN);
    }

    @Test
    void tells_what_it_cannot_know() {
        asked.readOnlyRootfs(true).pid(PidMode.host()).tmpfs(Tmpfs.of("/var/run/app", ByteSize.parse("1m")));

        assertThat(AppArmorDerivation.of(spec(), DOCKER).gaps())
                .anyMatch(gap -> gap.contains("volumes that the image declares"))
                .anyMatch(gap -> gap.contains("\"/run/app\""))
                .anyMatch(gap -> gap.contains("neither signal nor trace"));
    }

    @Test
    void has_no_gaps_for_a_plain_spec() {
        assertThat(AppArmorDerivation.of(spec(), DOCKER).gaps()).isEmpty();
    }

    private SecuritySpec spec() {
        return asked.build().toSpec();
    }

    private AppArmorProfile profile() {
        return AppArmorDerivation.of(spec(), DOCKER).profile(NAME);
    }

    private <R extends Rule> List<R> rules(Class<R> type) {
        return profile().rules().stream()
                .map(AppArmorProfile.Noted::rule)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private List<String> sockets() {
        return rules(Rule.Network.class).stream()
                .filter(rule -> !rule.isDeny())
                .map(rule -> rule.family().orElse("") + " " + rule.kind().orElse(""))
                .toList();
    }

    private List<String> writable() {
        return globs(rule -> rule.permissions().contains(FilePermission.WRITE));
    }

    private List<String> executable() {
        return globs(rule -> rule.exec().isPresent());
    }

    private List<String> globs(Predicate<Rule.Files> test) {
        return rules(Rule.Files.class).stream()
                .filter(rule -> !rule.isDeny())
                .filter(test)
                .map(rule -> rule.path().text())
                .toList();
    }
}
