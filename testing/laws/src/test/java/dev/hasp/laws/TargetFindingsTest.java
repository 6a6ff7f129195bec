package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.core.command.CreateContainerCmdImpl;
import dev.hasp.Finding;
import dev.hasp.SecuritySpec;
import dev.hasp.docker.InexpressibleException;
import dev.hasp.document.ProfileDocument;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The examples of the last section of {@code docs/findings.md}. */
class TargetFindingsTest {

    private static final String BIND = "mounts: [{type: bind, source: /srv/a, target: /a, relabel: Z";

    @Test
    void a_list_of_masked_paths_has_no_flag_and_none_at_all_has() {
        SecuritySpec list = spec("maskedPaths: [/proc/kcore]");
        SecuritySpec none = spec("maskedPaths: []\nreadOnlyPaths: []");

        assertThatThrownBy(list::flags).satisfies(thrown -> assertCode(thrown, "no-docker-flag"));
        assertThat(none.flags().arguments()).containsExactly("--security-opt=systempaths=unconfined");
    }

    @Test
    void a_relabelled_bind_that_must_not_make_its_source_has_no_place_in_docker_java() {
        SecuritySpec must = spec(BIND + "}]");
        SecuritySpec may = spec(BIND + ", createSource: true}]");

        assertThatThrownBy(applying(must)).satisfies(thrown -> assertCode(thrown, "not-in-docker-java"));
        assertThat(may.flags().arguments()).containsExactly("--volume=/srv/a:/a:rw,Z");
    }

    @Test
    void a_newline_is_told_apart_in_every_form_but_lines() {
        SecuritySpec spec = spec("healthcheck: {command: \"true\\nfalse\"}");

        assertThatThrownBy(() -> spec.flags().lines()).satisfies(thrown -> assertCode(thrown, "newline-in-lines"));
        assertThat(spec.flags().nul()).isEqualTo("--health-cmd=true\nfalse\0");
    }

    private static SecuritySpec spec(String controls) {
        return ProfileDocument.read("example.yaml", "version: 1\n" + controls).toSpec();
    }

    private static ThrowingCallable applying(SecuritySpec spec) {
        return () -> spec.applyTo(new CreateContainerCmdImpl(created -> new CreateContainerResponse(), null, "image"));
    }

    private static void assertCode(Throwable thrown, String code) {
        assertThat(thrown).isInstanceOf(InexpressibleException.class);
        List<Finding> findings = ((InexpressibleException) thrown).findings();
        assertThat(findings).extracting(Finding::code).containsExactly(code);
    }
}
