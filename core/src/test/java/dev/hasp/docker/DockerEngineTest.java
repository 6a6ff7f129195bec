package dev.hasp.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.core.DockerClientConfig;
import dev.hasp.engine.ApiVersion;
import dev.hasp.engine.Captured;
import dev.hasp.engine.EngineFacts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DockerEngineTest {

    /** What docker-java itself reads answers with. */
    private static final ObjectMapper MAPPER = DockerClientConfig.getDefaultObjectMapper();

    static List<String> captured() {
        return Captured.ALL;
    }

    @ParameterizedTest
    @MethodSource("captured")
    void what_docker_java_read_gives_the_facts_of_the_answers_themselves(String name) throws Exception {
        assertThat(EngineFacts.parse(saved(name, Optional.empty()))).isEqualTo(EngineFacts.parse(Captured.text(name)));
    }

    @ParameterizedTest
    @MethodSource("captured")
    void docker_java_loses_no_member_of_the_answers(String name) throws Exception {
        JsonNode info = MAPPER.readTree(Captured.text(name)).get("info");
        JsonNode saved = MAPPER.readTree(saved(name, Optional.empty())).get("info");

        info.properties().forEach(member -> {
            if (!member.getValue().isNull()) {
                assertThat(saved.has(member.getKey())).as(member.getKey()).isTrue();
            }
        });
        assertThat(saved.get("PidsLimit")).isEqualTo(info.get("PidsLimit"));
        assertThat(saved.get("Warnings")).isEqualTo(info.get("Warnings"));
    }

    @Test
    void the_version_that_the_client_speaks_is_saved() throws Exception {
        EngineFacts facts = EngineFacts.parse(saved("docker-26.1-api-1.41", Optional.of(new ApiVersion(1, 41))));

        assertThat(facts.apiVersion()).contains(new ApiVersion(1, 41));
    }

    private static String saved(String name, Optional<ApiVersion> spoken) throws Exception {
        JsonNode answers = MAPPER.readTree(Captured.text(name));
        return DockerEngine.saved(
                MAPPER.treeToValue(answers.get("info"), Info.class),
                MAPPER.treeToValue(answers.get("version"), Version.class),
                spoken);
    }
}
