package dev.hasp.inforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.exception.DockerException;
import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.BindMount;
import dev.hasp.control.Capabilities;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.Relabel;
import dev.hasp.control.SeLinux;
import dev.hasp.control.User;
import dev.hasp.docker.DockerEngine;
import dev.hasp.effective.Aspects;
import dev.hasp.mac.HostTypes;
import dev.hasp.mac.SeLinuxDerivation;
import dev.hasp.mac.SeLinuxModule;
import dev.hasp.probe.LiveVerification;
import dev.hasp.selinux.Level;
import dev.hasp.selinux.cil.BlockName;
import dev.hasp.selinux.cil.Dialect;
import dev.hasp.selinux.cil.TypeName;
import dev.hasp.selinux.mcs.LabelStore;
import dev.hasp.selinux.mcs.McsAllocator;
import dev.hasp.testing.engine.Container;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.RequiresEngine;
import dev.hasp.verify.Verdict;
import dev.hasp.verify.Verification;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** What labels do in a kernel that enforces SELinux, with Debian's policy. */
@RequiresEngine("vm_selinux")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeLinuxInForceTest {

    private static final String DIRECTORY = "/srv/tenant";
    private static final String READ = "cat /data/secret";
    private static final BlockName CLERK = new BlockName("hasp_clerk");
    private static final String SPOOL = "/var/spool";
    private static final String ATTEMPT = READ + "; (: > /data/new) && echo wrote";

    private final Engine engine;
    private final VirtualMachine machine;
    private final McsAllocator labels = McsAllocator.over(LabelStore.inMemory());

    SeLinuxInForceTest(Engine engine) {
        this.engine = engine;
        this.machine = VirtualMachine.of(engine);
    }

    @BeforeAll
    void compile() {
        SeLinuxModule derived = SeLinuxDerivation.module(
                spool(CLERK.processType(), true),
                DockerEngine.facts(engine.client()),
                CLERK,
                Dialect.REFPOLICY,
                HostTypes.none().file(SPOOL, TypeName.of("var_spool_t")));
        machine.beginSeLinux(CLERK.text(), derived.module().toText());
    }

    @AfterAll
    void stop() {
        machine.close();
    }

    @Test
    void who_has_another_level_does_not_read_a_tenant_s_files_and_who_shares_the_level_does() {
        Level tenant = labels.take("tenant");
        Level stranger = labels.take("stranger");
        Level partner = labels.share("partner", "tenant");
        machine.tell("mkdir -p " + DIRECTORY + " && echo found it > " + DIRECTORY + "/secret");

        // what nobody relabelled is closed to all; then it is the tenant's
        try (Container container = started(stranger, Optional.empty())) {
            assertThat(container.exec("sh", "-c", READ).stdout()).doesNotContain("found it");
        }
        try (Container container = started(tenant, Optional.of(Relabel.PRIVATE))) {
            assertThat(container.exec("sh", "-c", READ).stdout()).isEqualTo("found it\n");
            assertThat(machine.tell("stat -c %C " + DIRECTORY + "/secret"))
                    .isEqualTo("system_u:object_r:container_file_t:" + tenant + "\n");
        }
        try (Container container = started(stranger, Optional.empty())) {
            assertThat(container.exec("sh", "-c", READ).stderr()).contains("Permission denied");
        }
        try (Container container = started(partner, Optional.empty())) {
            assertThat(container.exec("sh", "-c", READ).stdout()).isEqualTo("found it\n");
        }
    }

    @Test
    void the_label_in_force_is_the_one_that_was_asked_for() {
        Level level = labels.take("verified");
        SeLinux label = SeLinux.builder()
                .user("system_u")
                .role("system_r")
                .type("container_t")
                .level(level.toString())
                .build();

        Verification verification = LiveVerification.on(engine.client())
                .withImage(engine.image())
                .run(profile(level).seLinux(label).build().toSpec());

        assertThat(verification.rows())
                .filteredOn(row -> row.aspect().equals(Optional.of(Aspects.SE_LINUX_LABEL)))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.seen().map(Object::toString)).contains("system_u:system_r:container_t:" + level);
                    assertThat(row.verdict()).as(row.toString()).isEqualTo(Verdict.IN_FORCE);
                });
        assertThat(verification.count(Verdict.DIFFERS))
                .as(verification.findings().toString())
                .isZero();
    }

    @Test
    void a_type_that_the_policy_does_not_have_keeps_the_container_from_starting() {
        SecuritySpec spec = SecurityProfile.builder()
                .seLinux(SeLinux.builder().type("hasp_nowhere_t").build())
                .build()
                .toSpec();

        try (Container container = engine.create(spec, "true")) {
            assertThatThrownBy(container::start).isInstanceOf(DockerException.class);
        }
    }

    @Test
    @Order(Integer.MAX_VALUE) // the policy compiles while the others run
    void a_generated_type_reads_what_its_spec_mounts_and_no_other_type_does_and_neither_writes() {
        machine.awaitSeLinux(CLERK.text());
        machine.tell("echo found it > " + SPOOL + "/secret");

        // mounted writable, so that what keeps them from writing is the policy
        try (Container own = started(spool(CLERK.processType(), false));
                Container other = started(spool("container_t", false))) {
            assertThat(own.exec("sh", "-c", ATTEMPT).stdout().lines()).containsExactly("found it");
            assertThat(other.exec("sh", "-c", ATTEMPT).stdout().lines()).isEmpty();
        }
    }

    private static SecuritySpec spool(String type, boolean readOnly) {
        return SecurityProfile.builder()
                .user(User.of(0, 0))
                .capabilities(Capabilities.none())
                .network(NetworkMode.none())
                .seLinux(SeLinux.builder().type(type).build())
                .mounts(BindMount.builder()
                        .source(SPOOL)
                        .target("/data")
                        .readOnly(readOnly)
                        .build())
                .build()
                .toSpec();
    }

    private static SecurityProfile.Builder profile(Level level) {
        return SecurityProfile.builder()
                .user(User.of(0, 0))
                .capabilities(Capabilities.none())
                .network(NetworkMode.none())
                .seLinux(SeLinux.builder().level(level.toString()).build());
    }

    private Container started(Level level, Optional<Relabel> relabel) {
        return started(profile(level)
                .mounts(BindMount.builder()
                        .source(DIRECTORY)
                        .target("/data")
                        .relabel(relabel)
                        .createSource(relabel.isPresent())
                        .build())
                .build()
                .toSpec());
    }

    private Container started(SecuritySpec spec) {
        return engine.create(
                        create -> {
                            spec.applyTo(create);
                            create.getHostConfig().withRuntime(VirtualMachine.QUICK_RUNTIME);
                        },
                        "sleep",
                        "100000")
                .start();
    }
}
