package dev.hasp.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EngineFactsExceptionTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> ODD = List.of(
            "null",
            "\"\"",
            "\"x\"",
            "\"1.99999999999\"",
            "-1",
            "3000000000",
            "99999999999999999999",
            "1e999",
            "0.5",
            "true",
            "[]",
            "[null]",
            "[[]]",
            "[\"\"]",
            "[{}]",
            "{}",
            "{\"\": 0}",
            "\"\\u202e\\n\\\\\"");

    static List<String> captured() {
        return List.of("docker-20.10-cgroup-v2-without-controllers", "podman-4.3");
    }

    @ParameterizedTest
    @MethodSource("captured")
    void whatever_stands_at_any_place_there_are_facts_or_a_typed_error(String name) throws Exception {
        JsonNode answers = JSON.readTree(Captured.text(name));
        int places = places(answers).size();
        assertThat(places).isGreaterThan(40);
        for (int place = 0; place < places; place++) {
            for (String odd : ODD) {
                JsonNode root = answers.deepCopy();
                places(root).get(place).set(JSON.readTree(odd));
                Throwable thrown = catchThrowable(() -> EngineFacts.parse(root.toString()));
                if (thrown != null) {
                    assertThat(thrown).isInstanceOf(EngineFactsException.class);
                    assertThat(thrown.getMessage()).hasSizeLessThan(500).doesNotContain("\n", "\u202e");
                }
            }
        }
    }

    private interface Slot {
        void set(JsonNode value);
    }

    private static List<Slot> places(JsonNode node) {
        List<Slot> slots = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                slots.add(value -> object.set(member.getKey(), value));
                slots.addAll(places(member.getValue()));
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                slots.add(value -> array.set(index, value));
                slots.addAll(places(array.get(i)));
            }
        }
        return slots;
    }

    static Stream<String> hostile() {
        return Stream.of(
                "",
                "null",
                "[]",
                "{}",
                "{\"info\":{},\"version\":{}}",
                "{\"info\":{},\"version\":{\"Version\":\"1\"}} {}",
                "{\"info\":{},\"info\":{},\"version\":{\"Version\":\"20.10\"}}",
                "{\"info\":{},\"version\":{\"Version\":\"20.10\"},\"extra\":1}",
                "[".repeat(500_000),
                "{\"info\":".repeat(100_000),
                "\"" + "x".repeat(5_000_000) + "\"",
                "{\"info\":{\"NCPU\":" + "9".repeat(100_000) + "},\"version\":{}}",
                "\u0000\uffff{");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostile_text_is_a_typed_error(String text) {
        assertThatThrownBy(() -> EngineFacts.parse(text))
                .isInstanceOf(EngineFactsException.class)
                .message()
                .hasSizeLessThan(500)
                .doesNotContain("\u0000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"NCPU\": \"two\"} | info.NCPU: found \"two\"; expected a whole number from 1",
                "{\"CgroupVersion\": \"3\"} | info.CgroupVersion: found \"3\"; expected 1 or 2",
                "{\"OSType\": \"windows\"} | info.OSType: found \"windows\"; expected \"linux\"",
                "{\"Warnings\": [1]} | info.Warnings[0]: found 1; expected text",
                "{\"Plugins\": {\"Log\": 5}} | info.Plugins.Log: found 5; expected a list of text",
                "{\"KernelVersion\": \"new\"} | info.KernelVersion: found \"new\"; expected a kernel's release",
            })
    void an_error_names_what_was_found_where_and_what_was_expected(String info, String message) {
        assertThatThrownBy(() -> EngineFacts.parse(info, "{\"Version\": \"20.10.24\"}"))
                .isInstanceOf(EngineFactsException.class)
                .hasMessageStartingWith("engine facts: " + message);
    }

    @Test
    void an_engine_that_is_neither_docker_nor_podman_is_refused() {
        assertThatThrownBy(() -> EngineFacts.parse(
                        "{}", "{\"Version\": \"1.0\", \"Components\": [{\"Name\": \"Other\", \"Version\": \"1.0\"}]}"))
                .isInstanceOfSatisfying(
                        EngineFactsException.class,
                        error -> assertThat(error.member()).isEqualTo("version.Components"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"Version\": null}", "{\"Version\": \"dev\"}", "{}"})
    void without_a_version_there_are_no_facts(String version) {
        assertThatThrownBy(() -> EngineFacts.parse("{}", version)).isInstanceOf(EngineFactsException.class);
    }
}
