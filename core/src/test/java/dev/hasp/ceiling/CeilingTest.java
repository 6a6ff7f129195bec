package dev.hasp.ceiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.Origin;
import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Controls;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.Seccomp;
import dev.hasp.control.User;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineLimit;
import dev.hasp.linux.Capability;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CeilingTest {

    private static final EngineFacts DOCKER = EngineFacts.plainDocker("28.5.2");
    private static final SecurityProfile JOB = SecurityProfile.builder()
            .user(User.of(1000, 1000))
            .capabilities(Capabilities.none())
            .memory(ByteSize.gibibytes(1))
            .pidsLimit(PidsLimit.of(100))
            .build();

    private static EngineFacts without(EngineLimit limit) {
        Map<EngineLimit, Boolean> limits = new EnumMap<>(DOCKER.limits());
        limits.put(limit, false);
        return DOCKER.toBuilder().limits(limits).build();
    }

    @Test
    void admits_the_request_as_it_was() {
        Ceiling site = Ceiling.of("site", Demand.nonRoot(), Demand.pidsAtMost(100));

        Admission admission = site.admit(JOB, DOCKER);

        assertThat(admission.isAdmitted()).isTrue();
        assertThat(admission.requireAdmitted()).isEqualTo(JOB.toSpec());
    }

    @Test
    void a_ceiling_of_nothing_admits_what_the_engine_takes() {
        assertThat(Ceiling.of(List.of())
                        .admit(SecurityProfile.builder().privileged(true).build(), DOCKER)
                        .isAdmitted())
                .isTrue();
    }

    @Test
    void says_every_reason_with_the_layer_the_rule_and_what_to_do() {
        Ceiling site = Ceiling.of(
                "site",
                Demand.nonRoot(),
                Demand.memoryAtMost(ByteSize.gibibytes(4)),
                Demand.capabilitiesAtMost(),
                Demand.networkOneOf(NetworkMode.none()));
        SecurityProfile request = SecurityProfile.builder()
                .set(Controls.MEMORY, ByteSize.gibibytes(8), Origin.document("job.yaml", 6, 1))
                .capabilities(Capabilities.only(Capability.of("NET_RAW")))
                .build();

        Admission admission = site.admit(request, DOCKER);

        assertThat(admission.spec()).isEmpty();
        assertThat(admission.refusals())
                .extracting(refusal -> refusal.ceiling().orElse("") + " " + refusal.rule() + " " + refusal.control())
                .containsExactly(
                        "site nonRoot user",
                        "site memoryAtMost memory",
                        "site capabilitiesAtMost capabilities",
                        "site networkOneOf network");
        assertThat(admission.refusals().get(0).asked()).startsWith("nothing, so that uid is not known: the image");
        assertThat(admission.refusals().get(0).remedy()).contains("uid:gid");
        assertThat(admission.refusals().get(1).asked())
                .startsWith("8g (job.yaml line 6), so that memory is 8589934592");
        assertThat(admission.refusals().get(1).allowed()).isEqualTo("at most 4g of memory");
        assertThat(admission.refusals().get(2).witness().orElseThrow()).hasToString("hold NET_RAW in the bounding set");
        assertThat(admission.refusals().get(3))
                .hasToString("network: asked: nothing, so that network is bridge: engine default of Docker 28.5.2;"
                        + " allowed: one of the networks none; set network to one of them [site: networkOneOf]");
        assertThatThrownBy(admission::requireAdmitted)
                .isInstanceOfSatisfying(
                        NotAdmittedException.class,
                        refused -> assertThat(refused.refusals()).isEqualTo(admission.refusals()))
                .hasMessageContaining("[site: nonRoot]\n");
    }

    @Test
    void a_request_that_is_not_valid_is_refused_with_every_error() {
        SecurityProfile broken = SecurityProfile.builder()
                .memory(ByteSize.of(1))
                .user(User.of(1000, 1000))
                .capabilities(
                        new Capabilities(false, Set.of(Capability.of("KILL")), false, Set.of(Capability.of("KILL"))))
                .build();

        Admission admission = Ceiling.of("site", Demand.nonRoot()).admit(broken, DOCKER);

        assertThat(admission.isAdmitted()).isFalse();
        assertThat(admission.refusals()).hasSizeGreaterThan(1).allSatisfy(refusal -> {
            assertThat(refusal.ceiling()).isEmpty();
            assertThat(refusal.asked()).isNotEqualTo("nothing");
        });
        assertThat(admission.refusals()).extracting(Refusal::rule).contains("capability-added-and-dropped");
    }

    @Test
    void a_request_that_the_engine_refuses_is_refused_whatever_the_ceiling_says() {
        SecurityProfile request =
                SecurityProfile.builder().seccomp(Seccomp.builtin()).build();

        Admission admission = Ceiling.of(List.of()).admit(request, EngineFacts.plainDocker("20.10.24"));

        assertThat(admission.refusals()).hasSize(1);
        assertThat(admission.refusals().get(0).ceiling()).isEmpty();
        assertThat(admission.refusals().get(0).control()).isEqualTo(Controls.SECCOMP);
    }

    @Test
    void what_the_engine_drops_does_not_count_as_met() {
        EngineFacts unlimited = without(EngineLimit.MEMORY);
        Demand most = Demand.memoryAtMost(ByteSize.gibibytes(4));

        for (Demand demand : List.of(most, Demand.mustSet(Controls.MEMORY), Demand.atMost(JOB))) {
            Ceiling site = Ceiling.of("site", demand);

            assertThat(site.admit(JOB, DOCKER).isAdmitted()).as("%s", demand).isTrue();
            assertThat(site.admit(JOB, unlimited).refusals())
                    .as("%s", demand)
                    .extracting(Refusal::control)
                    .containsExactly(Controls.MEMORY);
        }
        assertThat(Ceiling.of("site", most)
                        .admit(JOB, unlimited)
                        .refusals()
                        .get(0)
                        .asked())
                .contains("1g", "memory is unlimited", "the engine cannot enforce memory");
    }

    @Test
    void a_bound_that_the_engine_does_not_put_in_force_holds_nobody() {
        Ceiling site = Ceiling.atMost("site", JOB);

        List<Refusal> refusals = site.admit(JOB.without(Controls.MEMORY), without(EngineLimit.MEMORY))
                .refusals();

        assertThat(refusals).extracting(Refusal::control).containsExactly(Controls.MEMORY);
        assertThat(refusals.get(0).allowed()).contains("no more than memory 1g", "which cannot be had there");
    }

    @Test
    void what_is_not_known_of_the_engine_is_refused() {
        assertThat(Ceiling.of("site", Demand.memoryAtMost(ByteSize.gibibytes(4)), Demand.confined())
                        .admit(JOB, EngineFacts.docker("28.5.2"))
                        .refusals())
                .extracting(Refusal::control)
                .containsExactly(Controls.MEMORY, Controls.APP_ARMOR, Controls.SE_LINUX);
    }

    @Test
    void two_ceilings_admit_what_both_admit_and_keep_their_names() {
        Ceiling site = Ceiling.of("site", Demand.pidsAtMost(50));
        Ceiling team = Ceiling.of("team", Demand.pidsAtMost(80), Demand.nonRoot());

        assertThat(site.and(team)).isEqualTo(team.and(site)).hasSameHashCodeAs(team.and(site));
        assertThat(site.and(site)).isEqualTo(site);
        assertThat(site.and(team).admit(JOB, DOCKER).refusals())
                .extracting(refusal -> refusal.ceiling().orElseThrow())
                .containsExactly("site", "team");
    }

    @Test
    void a_ceiling_has_a_name_and_each_demand_once() {
        assertThatThrownBy(() -> Ceiling.of(" ", Demand.nonRoot())).hasMessageContaining("is no name");
        assertThatThrownBy(() -> Ceiling.of("site", Demand.pidsAtMost(1), Demand.pidsAtMost(2)))
                .hasMessageContaining("two rules called pidsAtMost");
    }

    @Test
    void no_value_of_a_request_writes_a_message_of_its_own() {
        SecurityProfile request = SecurityProfile.empty()
                .with(Controls.CGROUP_PARENT, "/a\nadmitted\u001b[2J")
                .named("job\nadmitted");

        Ceiling site = Ceiling.atMost("site", SecurityProfile.empty().with(Controls.CGROUP_PARENT, "/jobs"));

        assertThat(site.admit(request, DOCKER).refusals())
                .isNotEmpty()
                .allSatisfy(refusal -> assertThat(refusal.toString()).doesNotContain("\n", "\u001b"));
    }
}
