package dev.hasp.inforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.DockerException;
import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.Mount;
import dev.hasp.profiles.DockerDefault;
import dev.hasp.profiles.GpuJob;
import dev.hasp.profiles.HeadlessBrowser;
import dev.hasp.profiles.Notebook;
import dev.hasp.profiles.Restricted;
import dev.hasp.profiles.WebService;
import dev.hasp.testing.engine.Container;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.Outcome;
import dev.hasp.testing.engine.RequiresEngine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a single workload does not show. */
@RequiresEngine
class PresetStartTest {

    private static final String STATE = """
            grep -E '^(Uid|Gid|Groups|Cap|NoNewPrivs|Seccomp)' /proc/self/status
            cat /proc/self/limits
            sed 's/^[0-9]* [0-9]* [0-9:]* //; s/lowerdir=.*//; s/master:[0-9]* //; s/[0-9a-f]\\{64\\}/ID/g' /proc/self/mountinfo
            ls /sys/class/net /dev
            cat /proc/1/comm
            """;

    private final Engine engine;

    PresetStartTest(Engine engine) {
        this.engine = engine;
    }

    @Test
    void docker_default_is_what_a_container_has_that_asks_for_nothing() {
        Outcome asked = engine.run(DockerDefault.preset().toSpec(), "sh", "-c", STATE);
        Outcome nothing = engine.run(PresetStartTest::leave, "sh", "-c", STATE);

        assertThat(asked.exitCode()).as(asked.stderr()).isZero();
        assertThat(asked.stdout()).contains("NoNewPrivs:\t0").isEqualTo(nothing.stdout());
    }

    private static void leave(CreateContainerCmd create) {
        assertThat(create.getHostConfig()).isNotNull();
    }

    @Test
    void a_request_for_gpus_reaches_the_engine_which_refuses_to_start_where_there_are_none() {
        SecuritySpec spec = GpuJob.preset().gpus(List.of("GPU-0")).toSpec();

        try (Container container = engine.create(spec, "true")) {
            var requests = container.inspect().getHostConfig().getDeviceRequests();

            assertThat(requests).singleElement().satisfies(request -> {
                assertThat(request.getDeviceIds()).containsExactly("GPU-0");
                assertThat(request.getCapabilities()).containsExactly(List.of("gpu"));
            });
            assertThatThrownBy(container::start).isInstanceOf(DockerException.class);
        }
    }

    @Test
    void a_notebook_keeps_its_home_when_its_server_is_made_anew() {
        String home = engine.volume();
        engine.run(
                SecurityProfile.builder()
                        .mounts(Mount.volume(home, "/home"))
                        .build()
                        .toSpec(),
                "chown",
                "1000:100",
                "/home");
        SecuritySpec spec =
                Notebook.preset().network(engine.network("notebook")).home(home).toSpec();
        String[] server = {"httpd", "-f", "-p", "8888", "-h", "/home/jovyan"};

        try (Container first = engine.create(spec, server).start()) {
            assertThat(first.exec("sh", "-c", "echo kept > /home/jovyan/book").exitCode())
                    .isZero();
        }
        try (Container second = engine.create(spec, server).start()) {
            assertThat(second.exec("sh", "-c", "until wget -q -O - http://127.0.0.1:8888/book; do sleep 0.1; done")
                            .stdout())
                    .isEqualTo("kept\n");
        }
    }

    @Test
    void a_user_namespace_is_for_the_browser_and_nobody_else() {
        String[] unshare = {"unshare", "-U", "cat", "/proc/self/uid_map"};
        SecuritySpec browser = HeadlessBrowser.preset()
                .network(engine.network("headless-browser"))
                .toSpec();

        assertThat(engine.run(browser, unshare)).satisfies(outcome -> {
            assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
            assertThat(outcome.stdout())
                    .as("an id map that nobody has written yet")
                    .isEmpty();
        });
        assertThat(engine.run(Restricted.preset().toSpec(), unshare).stderr())
                .isEqualTo("unshare: unshare(0x10000000): Operation not permitted\n");
    }

    @Test
    void a_low_port_is_free_to_a_user_by_the_sysctl_alone() {
        SecuritySpec service = WebService.preset()
                .user(101, 101)
                .network(engine.network("web-service"))
                .toSpec();
        SecuritySpec without = service.profile().toBuilder()
                .sysctls(Map.of("net.ipv4.ip_unprivileged_port_start", "1024"))
                .build()
                .toSpec();
        String[] listen = {"sh", "-c", "httpd -p 80 && wget -q -O - http://127.0.0.1/bin/busybox | wc -c"};

        assertThat(engine.run(service, listen).exitCode()).isZero();
        assertThat(engine.run(without, listen).stderr()).contains("bind: Permission denied");
    }
}
