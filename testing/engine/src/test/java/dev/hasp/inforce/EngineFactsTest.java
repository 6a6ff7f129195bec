package dev.hasp.inforce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.ByteSize;
import dev.hasp.control.Ulimit;
import dev.hasp.docker.DockerEngine;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineLimit;
import dev.hasp.engine.EngineProduct;
import dev.hasp.engine.EngineVersion;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.RequiresEngine;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** That what is read of real engines is what they are. */
class EngineFactsTest {

    @Nested
    @RequiresEngine
    class AnyEngine {
        @Test
        void what_docker_java_tells_is_what_the_engine_answers(Engine engine) throws IOException {
            assertThat(DockerEngine.facts(engine.client()))
                    .isEqualTo(EngineFacts.parse(answer(engine, "/info"), answer(engine, "/version")));
        }

        @Test
        void what_is_told_is_known(Engine engine) {
            EngineFacts facts = DockerEngine.facts(engine.client());

            assertThat(facts.version())
                    .isEqualTo(
                            EngineVersion.of(engine.client().versionCmd().exec().getVersion()));
            assertThat(facts.kernel()).isPresent();
            assertThat(facts.architecture()).isPresent();
            assertThat(facts.cgroupVersion()).isPresent();
            assertThat(facts.enforces(EngineLimit.MEMORY)).isPresent();
            assertThat(facts.runtimes().orElseThrow())
                    .contains(facts.defaultRuntime().orElseThrow());
        }
    }

    @Nested
    @RequiresEngine("trixie")
    class Trixie {
        @Test
        void it_tells_no_new_privileges(Engine engine) {
            EngineFacts facts = DockerEngine.facts(engine.client());

            assertThat(facts.isDocker(26, 1)).isTrue();
            assertThat(facts.noNewPrivileges()).contains(false);
            assertThat(facts.seccompProfile()).contains("builtin");
        }
    }

    @Nested
    @RequiresEngine("userns")
    class Userns {
        @Test
        void its_containers_have_a_user_namespace(Engine engine) {
            assertThat(DockerEngine.facts(engine.client()).usernsRemap()).contains(true);
        }
    }

    @Nested
    @RequiresEngine("hardened")
    class Hardened {
        @Test
        void its_defaults_are_those_of_its_file(Engine engine) {
            EngineFacts facts = OwnEngine.of(engine).facts();

            assertThat(facts.noNewPrivileges()).contains(true);
            assertThat(facts.interContainer()).contains(false);
            assertThat(facts.defaultShmSize()).contains(ByteSize.mebibytes(8));
            assertThat(facts.defaultUlimits().orElseThrow())
                    .containsEntry("nofile", Ulimit.of("nofile", 1024, 2048))
                    .containsEntry("nproc", Ulimit.of("nproc", 256, 512));
            assertThat(facts.seccompProfile().orElseThrow()).endsWith("/seccomp.json");
        }
    }

    @Nested
    @RequiresEngine("rootless")
    class Rootless {
        @Test
        void it_enforces_no_limit(Engine engine) {
            EngineFacts facts = DockerEngine.facts(engine.client());

            assertThat(facts.rootless()).contains(true);
            assertThat(facts.limits()).hasSize(EngineLimit.values().length).doesNotContainValue(true);
        }
    }

    @Nested
    @RequiresEngine("cgroup2")
    class Cgroup2 {
        @Test
        void it_has_no_controllers(Engine engine) {
            EngineFacts facts = DockerEngine.facts(engine.client());

            assertThat(facts.cgroupVersion()).contains(CgroupVersion.V2);
            assertThat(facts.limits()).hasSize(EngineLimit.values().length).doesNotContainValue(true);
        }
    }

    @Nested
    @RequiresEngine("podman")
    class Podman {
        @Test
        void it_is_podman_by_its_own_version(Engine engine) {
            EngineFacts facts = DockerEngine.facts(engine.client());

            assertThat(facts.product()).isEqualTo(EngineProduct.PODMAN);
            assertThat(facts.rootless()).contains(false);
        }
    }

    /** HTTP 1.0, to which a server answers in one piece and ends. */
    private static String answer(Engine engine, String path) throws IOException {
        try (SocketChannel socket =
                SocketChannel.open(UnixDomainSocketAddress.of(engine.address().getPath()))) {
            socket.write(UTF_8.encode("GET " + path + " HTTP/1.0\r\nHost: engine\r\n\r\n"));
            String answer = new String(Channels.newInputStream(socket).readAllBytes(), UTF_8);
            return answer.substring(answer.indexOf("\r\n\r\n"));
        }
    }
}
