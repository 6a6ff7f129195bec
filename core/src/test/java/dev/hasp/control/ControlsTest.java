package dev.hasp.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.model.HostConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ControlsTest {

    private record Setting(String kind, String name, String controls, String reason) {}

    private static final List<Setting> SETTINGS = settings();

    private static List<Setting> settings() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ControlsTest.class.getResourceAsStream("docker-settings.tsv")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> (line + "\t").split("\t", -1))
                    .map(part -> new Setting(part[0], part[1], part[2], part[3]))
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Test
    void every_setting_has_a_control_or_a_reason() {
        for (Setting setting : SETTINGS) {
            if (setting.controls().equals("-")) {
                assertThat(setting.reason()).as(setting.name()).isNotBlank();
            } else {
                assertThat(setting.controls().split(","))
                        .as(setting.name())
                        .allSatisfy(key -> assertThat(Controls.byKey(key)).isPresent());
            }
        }
    }

    @Test
    void every_control_stands_for_a_setting() {
        Set<String> named = SETTINGS.stream()
                .flatMap(setting -> Arrays.stream(setting.controls().split(",")))
                .collect(Collectors.toSet());

        assertThat(Controls.all()).extracting(Control::key).isSubsetOf(named);
    }

    @Test
    void no_member_of_docker_java_s_host_configuration_is_forgotten() {
        Set<String> members = Arrays.stream(HostConfig.class.getMethods())
                .map(Method::getName)
                .filter(name -> name.startsWith("get"))
                .map(name -> name.substring(3))
                .filter(name -> !Set.of("Class", "RawValues").contains(name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named("member")).containsAll(members);
    }

    @Test
    void no_option_of_the_installed_docker_command_is_forgotten() throws Exception {
        String help = help();
        Set<String> options = Pattern.compile("^ +(?:-\\w, )? *(--[a-z0-9-]+)", Pattern.MULTILINE)
                .matcher(help)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(options).hasSizeGreaterThan(80);
        assertThat(named("option")).containsAll(options);
    }

    private static String help() throws InterruptedException {
        try {
            Process docker = new ProcessBuilder("docker", "run", "--help")
                    .redirectErrorStream(true)
                    .start();
            String help = new String(docker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(docker.waitFor()).isZero();
            return help;
        } catch (IOException absent) {
            assumeTrue(System.getenv("CI") != null, "no docker command to compare with; install docker.io");
            throw new IllegalStateException("CI needs the docker command", absent);
        }
    }

    private static Set<String> named(String kind) {
        return SETTINGS.stream()
                .filter(setting -> setting.kind().equals(kind))
                .map(Setting::name)
                .collect(Collectors.toSet());
    }

    @Test
    void every_constant_is_in_the_list() throws IllegalAccessException {
        for (Field field : Controls.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                assertThat(Controls.all()).contains((Control<?>) field.get(null));
            }
        }
    }

    @Test
    void every_control_has_a_getter_and_a_setter_of_its_name() {
        Set<String> getters = Arrays.stream(ControlGetters.class.getMethods())
                .map(Method::getName)
                .collect(Collectors.toSet());
        Set<String> setters = Arrays.stream(ControlSetters.class.getMethods())
                .map(Method::getName)
                .collect(Collectors.toSet());

        assertThat(Controls.all()).extracting(Control::key).allSatisfy(key -> {
            assertThat(getters).contains(key);
            assertThat(setters).contains(key);
        });
    }
}
