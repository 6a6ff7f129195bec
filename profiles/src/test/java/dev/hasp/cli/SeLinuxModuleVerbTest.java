package dev.hasp.cli;

import static dev.hasp.cli.Call.hasp;
import static dev.hasp.cli.Call.reading;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeLinuxModuleVerbTest {

    private static final String MOUNTING = """
            version: 1
            network: bridge
            capabilities: {drop: [ALL], add: [CHOWN]}
            mounts: [{type: bind, source: /srv/data, target: /data, readOnly: true}]
            """;

    @Test
    void prints_the_module_and_says_how_it_is_used() {
        Call call = reading(
                MOUNTING,
                "selinux",
                "module",
                "-",
                "--name",
                "job",
                "--dialect",
                "refpolicy",
                "--file-type",
                "/srv/data=srv_t",
                "--port-type",
                "tcp/8080=http_cache_port_t");

        assertThat(call.err()).contains("--security-opt label=type:job.process");
        assertThat(call.exitCode()).isZero();
        assertThat(call.out())
                .startsWith("(block job\n")
                .contains("(typeattributeset container_system_domain (process))")
                .contains("; capabilities: CHOWN\n  (allow process self (capability (chown)))")
                .contains("; mounts: \"/srv/data\" at \"/data\", read-only\n  (allow process srv_t (dir (")
                .contains("(allow process http_cache_port_t (tcp_socket (name_bind)))")
                .doesNotContain("container_net_domain")
                .endsWith(")\n");
    }

    @Test
    void prints_it_for_programs() throws IOException {
        Call call = hasp("selinux", "module", "batch-job", "--name", "batch", "--json");

        JsonNode json = new ObjectMapper().readTree(call.out());
        assertThat(call.exitCode()).as(call.err()).isZero();
        assertThat(json.path("type").asText()).isEqualTo("batch.process");
        assertThat(json.path("flag").asText()).isEqualTo("--security-opt=label=type:batch.process");
        assertThat(json.path("text").asText()).startsWith("(block batch\n");
        assertThat(json.path("warnings").isArray()).isTrue();
    }

    @Test
    void asks_for_the_types_that_only_the_host_knows() {
        Call call = reading(MOUNTING, "selinux", "module", "-", "--name", "job");

        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.out()).isEmpty();
        assertThat(call.err())
                .contains("the type of \"/srv/data\" at \"/data\", read-only is not known")
                .contains("matchpathcon")
                .contains("selinux-file-type-unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--file-type=/srv/data",
                "--file-type=/srv/data=srv_t) (typepermissive container_t",
                "--port-type=tcp/0=http_port_t",
                "--port-type=tcp/99999=http_port_t",
                "--port-type=8080=http_port_t",
                "--dialect=debian"
            })
    void refuses_what_it_cannot_read(String option) {
        Call call = hasp("selinux", "module", "batch-job", "--name", "job", option);

        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.out()).isEmpty();
        assertThat(call.err()).startsWith("hasp: error: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"self", "a b", "job)", "net_container"})
    void refuses_what_is_no_name(String name) {
        assertThat(hasp("selinux", "module", "batch-job", "--name", name).exitCode())
                .isEqualTo(2);
    }
}
