package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.docker.DockerFlags;
import dev.hasp.docker.InexpressibleException;
import dev.hasp.docker.TargetTable;
import dev.hasp.testing.ProfileArbitraries;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;

/**
 * The create request that the docker command makes of the flags is the one that docker-java sends, and the command
 * takes every flag that it is old enough for. 300 specs; {@code -Dhasp.tries=5000} asks for more.
 */
class FlagsEqualApiProperties {

    private static final int SPECS_PER_TRY = Math.max(1, (Integer.getInteger("hasp.tries", 300) + 299) / 300);

    /** The first docker command that the table of flags is written for, unless a line of it says otherwise. */
    private static final int SINCE = 23;

    private static final Pattern NEWER = Pattern.compile("docker (\\d+)(?:\\.(\\d+))?");

    private static Recording recording;

    @BeforeContainer
    static void start() throws IOException {
        recording = new Recording();
    }

    @AfterContainer
    static void stop() throws IOException {
        recording.close();
    }

    /** Specs of one control, each control as often as every other. */
    @Provide
    Arbitrary<List<SecuritySpec>> singles() {
        return Arbitraries.of(Controls.all())
                .flatMap((Control<?> control) -> ProfileArbitraries.deciding(control))
                .filter(profile -> profile.validate().stream().noneMatch(finding -> finding.isError()))
                .map(SecurityProfile::toSpec)
                .list()
                .ofSize(SPECS_PER_TRY);
    }

    @Provide
    Arbitrary<List<SecuritySpec>> specs() {
        return ProfileArbitraries.specs().list().ofSize(SPECS_PER_TRY);
    }

    @Property(tries = 200)
    void one_control_says_the_same_both_ways(@ForAll("singles") List<SecuritySpec> specs) throws Exception {
        for (SecuritySpec spec : specs) {
            compare(spec);
        }
    }

    @Property(tries = 100)
    void many_controls_say_the_same_both_ways(@ForAll("specs") List<SecuritySpec> specs) throws Exception {
        for (SecuritySpec spec : specs) {
            compare(spec);
        }
    }

    private static void compare(SecuritySpec spec) throws Exception {
        Optional<String> network = missingNetwork(spec);
        DockerFlags flags;
        Map<String, JsonNode> api;
        try {
            flags = spec.flags();
            api = recording.api(spec, network);
        } catch (InexpressibleException said) {
            Statistics.collect("no words for it");
            return;
        }
        if (isNewerThanTheCommand(spec)) {
            Statistics.collect("newer than this docker command");
            return;
        }
        Optional<Map<String, JsonNode>> sent = recording.flags(flags, network);
        if (sent.isEmpty() && recording.command().major() < SINCE) {
            Statistics.collect("refused by a docker command older than the table");
            return;
        }
        Statistics.collect("compared");
        assertThat(sent).as(() -> recording.refusal() + flags).isPresent();
        assertThat(sent.orElseThrow()).as(flags::toString).isEqualTo(api);
    }

    /** The network that whoever starts the container has to name, where the profile leaves it to them. */
    private static Optional<String> missingNetwork(SecuritySpec spec) {
        return spec.warnings().stream()
                .filter(finding -> finding.code().equals("named-network-undecided"))
                .findFirst()
                .map(finding -> "created");
    }

    private static boolean isNewerThanTheCommand(SecuritySpec spec) {
        return spec.decided().stream().anyMatch(control -> {
            Matcher since = NEWER.matcher(
                    TargetTable.dockerCommand().expression(control).limits());
            return since.find()
                    && !recording
                            .command()
                            .isAtLeast(
                                    Integer.parseInt(since.group(1)),
                                    since.group(2) == null ? 0 : Integer.parseInt(since.group(2)));
        });
    }
}
