package dev.hasp.inforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.DockerException;
import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.Account;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.User;
import dev.hasp.document.ProfileDocument;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineFinding;
import dev.hasp.testing.ProfileArbitraries;
import dev.hasp.testing.engine.Container;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.RequiresEngine;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an engine refuses, the preflight says beforehand; and what the preflight says is refused, the engine refuses. */
@RequiresEngine
class RefusedByEngineTest {

    /** {@code -Dhasp.tries=1000} tries more, {@code -Dhasp.seed=7} others. */
    private static final int SPECS = Integer.getInteger("hasp.tries", 40);

    private static final long SEED = Long.getLong("hasp.seed", 1);

    private static final Set<Effect> REFUSED = EnumSet.of(Effect.REFUSED_AT_CREATE, Effect.REFUSED_AT_START);

    /**
     * Controls whose random values speak of something that the facts of an engine cannot know: files, devices and
     * addresses of the host, other containers, and what networks were created with. The options of a logging driver
     * are for that driver to judge, and a parent cgroup would stay behind.
     */
    private static final List<Control<?>> REFERENCES = List.of(
            Controls.MOUNTS,
            Controls.VOLUMES_FROM,
            Controls.DEVICES,
            Controls.BLKIO_WEIGHT_DEVICES,
            Controls.DEVICE_READ_BPS,
            Controls.DEVICE_WRITE_BPS,
            Controls.DEVICE_READ_IOPS,
            Controls.DEVICE_WRITE_IOPS,
            Controls.LINKS,
            Controls.PORTS,
            Controls.EXTRA_HOSTS,
            Controls.NETWORK_ALIASES,
            Controls.IPV4_ADDRESS,
            Controls.IPV6_ADDRESS,
            Controls.LOGGING,
            Controls.CGROUP_PARENT);

    /** Accounts that the image of the tests has. */
    private static final Set<String> ACCOUNTS = Set.of("root", "app", "nobody");

    private enum Outcome {
        RUN,
        REFUSED_AT_CREATE,
        REFUSED_AT_START
    }

    private record Tried(Outcome outcome, String message) {}

    private final Engine engine;
    private final EngineFacts facts;

    RefusedByEngineTest(Engine engine) {
        this.engine = engine;
        this.facts = OwnEngine.of(engine).facts();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "capabilities: {add: [TIME_TRAVEL]}",
                "capabilities: {drop: [TIME_TRAVEL]}",
                "capabilities: {add: [SYS_RESOURCE]}",
                "capabilities: {add: [PERFMON, CHECKPOINT_RESTORE]}",
                "capabilities: {add: [ALL]}",
                "capabilities: {add: [ALL], drop: [SYS_RESOURCE]}",
                "privileged: true",
                "cpus: 1000",
                "cpus: 0.5",
                "cpusetCpus: 0-999",
                "cpusetCpus: 0",
                "cpusetMems: 1",
                "cpuRealtimeRuntime: 1ms",
                "cpuRealtimePeriod: 1s",
                "oomScoreAdj: -1",
                "oomScoreAdj: 1000",
                "ulimits: {as: 1073741824}",
                "ulimits: {data: 33554432}",
                "ulimits: {nofile: 8}",
                "ulimits: {cpu: 0}",
                "ulimits: {nofile: 1099511627776}",
                "ulimits: {memlock: unlimited}",
                "ulimits: {core: unlimited, nofile: 1024}",
                "runtime: runsc",
                "runtime: io.containerd.nothing.v2",
                "runtime: runc",
                "logging: {driver: nothing-of-the-kind}",
                "logging: {driver: none}",
                "storageOptions: {size: 1g}",
                "volumeDriver: nothing-of-the-kind",
                "deviceRequests: [{count: -1, capabilities: [[gpu]]}]",
                "deviceRequests: [{driver: cdi, deviceIds: [example.org/net=eth0]}]",
                "writableCgroups: true",
                "writableCgroups: false",
                "seccomp: builtin",
                "seccomp: unconfined",
                "seccomp: {profile: {defaultAction: SCMP_ACT_ALLOW,"
                        + " syscalls: [{names: [bpf], action: SCMP_ACT_NOTIFY}]}}",
                "seccomp: {profile: {defaultAction: SCMP_ACT_ALLOW,"
                        + " syscalls: [{names: [bpf], action: SCMP_ACT_ERRNO}]}}",
                "appArmor: nothing-of-the-kind",
                "seLinux: {nested: true}",
                "sysctls: {net.ipv6.conf.eth0.accept_ra: 0}",
                "sysctls: {net.ipv4.conf.eth7.arp_filter: 0}",
                "sysctls: {net.ipv4.ip_unprivileged_port_start: 1024}",
                "ports: [\"127.0.0.1:1080:80/sctp\"]",
                "network: host\npid: host",
                "ipc: host",
                "umask: \"0027\"",
                "annotations: {org.example: a}",
                "user: 70000:70000",
            })
    void what_is_asked_on_purpose_is_refused_as_foreseen(String controls) {
        judge(ProfileDocument.read("asked.yaml", "version: 1\n" + controls).toSpec());
    }

    @Test
    void what_is_asked_at_random_is_refused_as_foreseen() {
        List<SecuritySpec> specs = new ArrayList<>();
        JqwikSession.run(() -> {
            Random random = new Random(SEED);
            RandomGenerator<SecuritySpec> generator = ProfileArbitraries.specs().generator(1000);
            while (specs.size() < SPECS) {
                runnable(generator.next(random).value()).ifPresent(specs::add);
            }
        });

        assertThat(specs).allSatisfy(this::judge);
    }

    private void judge(SecuritySpec spec) {
        List<EngineFinding> findings = spec.check(facts).findings();
        Tried tried = attempt(spec);

        List<Effect> effects = findings.stream().map(EngineFinding::effect).toList();
        switch (tried.outcome()) {
            case RUN ->
                assertThat(effects)
                        .as("%s runs, so nothing of it is refused: %s", spec, findings)
                        .doesNotContainAnyElementsOf(REFUSED);
            case REFUSED_AT_CREATE ->
                assertThat(effects)
                        .as("%s is refused when it is created: %s", spec, tried.message())
                        .containsAnyOf(Effect.REFUSED_AT_CREATE, Effect.UNKNOWN);
            case REFUSED_AT_START ->
                assertThat(effects)
                        .as("%s is refused when it is started: %s", spec, tried.message())
                        .containsAnyOf(Effect.REFUSED_AT_START, Effect.UNKNOWN)
                        .doesNotContain(Effect.REFUSED_AT_CREATE);
        }
    }

    private Tried attempt(SecuritySpec spec) {
        try (Container container = engine.create(spec, "true")) {
            try {
                container.start();
                return new Tried(Outcome.RUN, "");
            } catch (DockerException atStart) {
                return new Tried(Outcome.REFUSED_AT_START, String.valueOf(atStart.getMessage()));
            }
        } catch (DockerException atCreate) {
            return new Tried(Outcome.REFUSED_AT_CREATE, String.valueOf(atCreate.getMessage()));
        }
    }

    /** The spec without what refers to the host, if it is still one. */
    private static Optional<SecuritySpec> runnable(SecuritySpec random) {
        SecurityProfile profile = random.profile();
        for (Control<?> control : REFERENCES) {
            profile = profile.without(control);
        }
        if (profile.get(Controls.USER).filter(RefusedByEngineTest::isStrange).isPresent()) {
            profile = profile.without(Controls.USER);
        }
        if (profile.get(Controls.GROUPS)
                .filter(groups -> groups.stream().anyMatch(RefusedByEngineTest::isStrange))
                .isPresent()) {
            profile = profile.without(Controls.GROUPS);
        }
        if (profile.get(Controls.NETWORK)
                .filter(mode -> mode.isNamed() || mode.kind() == NetworkMode.Kind.CONTAINER)
                .isPresent()) {
            profile = profile.without(Controls.NETWORK);
        }
        if (profile.get(Controls.PID)
                .filter(mode -> mode.container().isPresent())
                .isPresent()) {
            profile = profile.without(Controls.PID);
        }
        if (profile.get(Controls.IPC)
                .filter(mode -> mode.container().isPresent())
                .isPresent()) {
            profile = profile.without(Controls.IPC);
        }
        return Optional.of(profile)
                .filter(rest -> rest.validate().stream().noneMatch(finding -> finding.isError()))
                .map(SecurityProfile::toSpec);
    }

    private static boolean isStrange(User user) {
        return Stream.of(user.account(), user.group())
                .flatMap(Optional::stream)
                .anyMatch(RefusedByEngineTest::isStrange);
    }

    private static boolean isStrange(Account account) {
        return account.id().isEmpty() && !ACCOUNTS.contains(account.text());
    }
}
