package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hasp.SecurityProfile;
import dev.hasp.control.Account;
import dev.hasp.control.AppArmor;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.Device;
import dev.hasp.control.DeviceAccess;
import dev.hasp.control.DeviceRequest;
import dev.hasp.control.Healthcheck;
import dev.hasp.control.ImageMount;
import dev.hasp.control.Logging;
import dev.hasp.control.Mount;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.Seccomp;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.User;
import dev.hasp.control.VolumeMount;
import dev.hasp.docker.DockerFlags;
import dev.hasp.docker.InexpressibleException;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.testing.HostileText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;

/** No value of a control becomes another word, flag or command of a shell. */
class FlagsShellProperties {

    private static final Path SECCOMP = Path.of("it's a\n$(directory)");

    private static final SeccompProfile FILTER = SeccompProfile.parse("""
            {"defaultAction":"SCMP_ACT_ALLOW","syscalls":[{"names":["reboot"],"action":"SCMP_ACT_ERRNO"}]}""");

    private static Path script;

    @BeforeContainer
    static void create() throws IOException {
        script = Files.createTempFile("hasp-flags", ".sh");
    }

    @AfterContainer
    static void delete() throws IOException {
        Files.delete(script);
    }

    @Provide
    Arbitrary<String> texts() {
        return HostileText.any();
    }

    @Property(tries = 120)
    void a_hostile_value_in_every_control_survives_a_shell(@ForAll("texts") String text) throws Exception {
        for (DockerFlags flags : sayable(text)) {
            List<String> arguments = flags.arguments();

            assertThat(eval(flags.shell())).as(flags.shell()).isEqualTo(arguments);
            assertThat(split(flags.nul())).isEqualTo(arguments);
            assertThat(new ObjectMapper().readValue(flags.json(), String[].class))
                    .containsExactlyElementsOf(arguments);
        }
    }

    @Property(tries = 120)
    void every_argument_is_one_flag_that_starts_with_its_name(@ForAll("texts") String text) {
        for (DockerFlags flags : sayable(text)) {
            assertThat(flags.arguments())
                    .allSatisfy(argument -> assertThat(argument)
                            .as("a long option with its value, or a switch")
                            .matches("(?s)--[a-z0-9-]+(=.*)?"));
        }
    }

    /** One set of flags with the text in every control that takes it, and none for controls that have no words for it. */
    private static List<DockerFlags> sayable(String text) {
        SecurityProfile all = SecurityProfile.empty();
        int said = 0;
        for (Function<String, SecurityProfile> control : WITH_TEXT.values()) {
            Optional<SecurityProfile> one = valid(control, text);
            if (one.isPresent() && isSayable(all.overlay(one.get()))) {
                all = all.overlay(one.get());
                said++;
            }
        }
        Statistics.collect(said == 0 ? "in no control" : said < 12 ? "in a few controls" : "in 12 controls and more");
        return said == 0 ? List.of() : List.of(all.toSpec().flags().in(SECCOMP));
    }

    private static boolean isSayable(SecurityProfile profile) {
        if (profile.validate().stream().anyMatch(finding -> finding.isError())) {
            return false;
        }
        try {
            return !profile.toSpec().flags().in(SECCOMP).arguments().isEmpty();
        } catch (InexpressibleException noWords) {
            return false;
        }
    }

    private static Optional<SecurityProfile> valid(Function<String, SecurityProfile> control, String text) {
        try {
            return Optional.of(control.apply(text));
        } catch (IllegalArgumentException refusedByItsType) {
            return Optional.empty();
        }
    }

    private static final Map<Control<?>, Function<String, SecurityProfile>> WITH_TEXT = withText();

    private static Map<Control<?>, Function<String, SecurityProfile>> withText() {
        Map<Control<?>, Function<String, SecurityProfile>> all = new LinkedHashMap<>();
        put(all, Controls.USER, text -> new User(Optional.of(Account.of(text)), Optional.of(Account.of(text))));
        put(all, Controls.GROUPS, text -> List.of(Account.of(text), Account.of(text)));
        put(all, Controls.NETWORK, NetworkMode::named);
        put(all, Controls.TMPFS, text -> List.of(Tmpfs.parse("/" + text)));
        put(
                all,
                Controls.MOUNTS,
                text -> List.of(
                        Mount.bind("/a" + text + "b", "/a" + text + "b"),
                        VolumeMount.builder()
                                .target("/volume/" + text + "c")
                                .driver("a" + text + "b")
                                .putDriverOption("o", "a" + text + "b")
                                .build(),
                        ImageMount.builder()
                                .image("a" + text + "b")
                                .target("/image/" + text + "c")
                                .build()));
        put(all, Controls.VOLUME_DRIVER, text -> text);
        put(all, Controls.STORAGE_OPTIONS, text -> Map.of("size", text));
        put(all, Controls.DEVICES, text -> List.of(new Device("/dev/" + text, "/dev/" + text, DeviceAccess.ALL)));
        put(all, Controls.DEVICE_REQUESTS, text -> List.of(DeviceRequest.gpus(List.of(text, "1"))));
        put(all, Controls.CGROUP_PARENT, text -> text);
        put(all, Controls.SECCOMP, text -> Seccomp.profile(FILTER));
        put(all, Controls.APP_ARMOR, AppArmor::profile);
        put(all, Controls.SYSCTLS, text -> Map.of("net.core.somaxconn", text, "net." + text, "1"));
        put(all, Controls.DNS_SEARCH, List::of);
        put(all, Controls.DNS_OPTIONS, List::of);
        put(all, Controls.HOSTNAME, text -> text);
        put(all, Controls.DOMAINNAME, text -> text);
        put(all, Controls.NETWORK_ALIASES, List::of);
        put(all, Controls.MAC_ADDRESS, text -> text);
        put(all, Controls.RUNTIME, text -> text);
        put(all, Controls.ANNOTATIONS, text -> Map.of(text, text));
        put(all, Controls.LOGGING, text -> new Logging(text, Map.of("tag", text)));
        put(all, Controls.STOP_SIGNAL, text -> text);
        put(
                all,
                Controls.HEALTHCHECK,
                text -> Healthcheck.builder().command(text).build());
        return all;
    }

    private static <T> void put(
            Map<Control<?>, Function<String, SecurityProfile>> all, Control<T> control, Function<String, T> value) {
        all.put(control, text -> SecurityProfile.empty().with(control, value.apply(text)));
    }

    /** What a real shell makes of the text inside eval. */
    private static List<String> eval(String text) throws IOException, InterruptedException {
        Files.writeString(script, text);
        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        "text=$(cat \"$1\"); eval \"set -- $text\"; printf '%s\\0' \"$@\"",
                        "sh",
                        script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        return split(words);
    }

    private static List<String> split(String nul) {
        return new ArrayList<>(Arrays.asList(nul.split("\0", -1)))
                .subList(0, (int) nul.chars().filter(c -> c == 0).count());
    }
}
