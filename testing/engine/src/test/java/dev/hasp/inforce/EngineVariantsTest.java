package dev.hasp.inforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Info;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.NoEngineException;
import dev.hasp.testing.engine.Outcome;
import dev.hasp.testing.engine.RequiresEngine;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** That each engine of {@code .ci/engines} and {@code testing/vm} is of its kind, so that what other tests see there is due to that. */
class EngineVariantsTest {

    private static final String MEMORY = "/sys/fs/cgroup/memory/memory.limit_in_bytes";

    @Test
    void a_variant_that_nobody_started_is_named_with_what_to_do() {
        assertThatThrownBy(() -> Engine.variant("nowhere"))
                .isInstanceOf(NoEngineException.class)
                .hasMessageContaining("HASP_ENGINE_NOWHERE")
                .hasMessageContaining(".ci/engine start nowhere");
    }

    @Test
    void a_machine_that_nobody_started_is_named_with_what_to_do() {
        assumeThat(System.getenv("HASP_ENGINE_VM_SELINUX")).isNull();

        assertThatThrownBy(() -> Engine.variant("vm_selinux"))
                .isInstanceOf(NoEngineException.class)
                .hasMessageContaining("HASP_ENGINE_VM_SELINUX")
                .hasMessageContaining("testing/vm/vm start selinux");
    }

    @Nested
    @RequiresEngine("vm")
    class AppArmorMachine {
        @Test
        void it_has_apparmor_and_one_hierarchy_of_cgroups(Engine engine) {
            assertThat(info(engine).getSecurityOptions())
                    .contains("name=apparmor")
                    .doesNotContain("name=selinux");
            assertThat(info(engine).getRawValues()).containsEntry("CgroupVersion", "2");
        }
    }

    @Nested
    @RequiresEngine("vm_selinux")
    class SeLinuxMachine {
        @Test
        void it_has_selinux_and_one_hierarchy_of_cgroups(Engine engine) {
            assertThat(info(engine).getSecurityOptions())
                    .contains("name=selinux")
                    .doesNotContain("name=apparmor");
            assertThat(info(engine).getRawValues()).containsEntry("CgroupVersion", "2");
        }
    }

    @Nested
    @RequiresEngine("trixie")
    class Trixie {
        @Test
        void it_is_docker_26_1(Engine engine) {
            assertThat(engine.client().versionCmd().exec().getVersion()).startsWith("26.1.");
        }
    }

    @Nested
    @RequiresEngine("userns")
    class Userns {
        @Test
        void root_inside_is_nobody_of_the_host(Engine engine) {
            assertThat(read(engine, "/proc/self/uid_map").strip().split(" +")).containsExactly("0", "200000", "65536");
            assertThat(info(engine).getSecurityOptions()).contains("name=userns");
        }
    }

    @Nested
    @RequiresEngine("hardened")
    class Hardened {
        @Test
        void its_defaults_are_those_of_its_file(Engine engine) {
            assertThat(read(engine, "/proc/self/status")).contains("NoNewPrivs:\t1");
            assertThat(read(engine, "/proc/self/limits"))
                    .containsPattern("Max open files +1024 +2048")
                    .containsPattern("Max processes +256 +512");
            assertThat(read(engine, "/proc/self/mountinfo")).contains("size=8192k");
            assertThat(read(engine, "/proc/1/comm")).isNotEqualTo("cat\n");
            assertThat(info(engine).getSecurityOptions()).anyMatch(option -> option.endsWith("/seccomp.json"));
        }
    }

    @Nested
    @RequiresEngine("rootless")
    class Rootless {
        @Test
        void root_inside_is_a_user_of_the_host(Engine engine) {
            assertThat(read(engine, "/proc/self/uid_map")).doesNotContainPattern("^ *0 +0 ");
            assertThat(info(engine).getSecurityOptions()).contains("name=rootless");
        }
    }

    @Nested
    @RequiresEngine("cgroup2")
    class Cgroup2 {
        @Test
        void there_is_one_hierarchy(Engine engine) {
            assertThat(read(engine, "/proc/self/mountinfo")).containsPattern(" /sys/fs/cgroup .* - cgroup2 ");
            assertThat(info(engine).getRawValues()).containsEntry("CgroupVersion", "2");
        }
    }

    @Nested
    @RequiresEngine("podman")
    class Podman {
        @Test
        void it_says_that_it_is_podman(Engine engine) {
            assertThat(engine.client().versionCmd().exec().getRawValues().get("Components"))
                    .asString()
                    .contains("Podman Engine");
        }

        @Test
        void it_runs_a_command_under_a_limit(Engine engine) {
            Outcome outcome = engine.run(
                    create -> create.getHostConfig().withMemory(64L << 20), "cat", MEMORY, "/sys/fs/cgroup/memory.max");

            assertThat(outcome.stdout()).isEqualTo("67108864\n");
        }
    }

    private static Info info(Engine engine) {
        return engine.client().infoCmd().exec();
    }

    private static String read(Engine engine, String path) {
        Outcome outcome = engine.run(EngineVariantsTest::asItIs, "cat", path);
        assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
        return outcome.stdout();
    }

    private static void asItIs(CreateContainerCmd create) {
        assertThat(create.getImage()).startsWith("hasp-busybox:");
    }
}
