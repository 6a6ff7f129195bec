package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.docker.DockerFlags;
import dev.hasp.docker.InexpressibleException;
import dev.hasp.testing.ProfileArbitraries;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;

/** The create request that the docker command makes of the flags is the one that docker-java sends. */
class FlagsEqualApiProperties {

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
    Arbitrary<SecuritySpec> singles() {
        return Arbitraries.of(Controls.all())
                .flatMap((Control<?> control) -> ProfileArbitraries.deciding(control))
                .filter(profile -> profile.validate().stream().noneMatch(finding -> finding.isError()))
                .map(SecurityProfile::toSpec);
    }

    @Provide
    Arbitrary<SecuritySpec> specs() {
        return ProfileArbitraries.specs();
    }

    @Property(tries = 150)
    void one_control_says_the_same_both_ways(@ForAll("singles") SecuritySpec spec) throws Exception {
        compare(spec);
    }

    @Property(tries = 40)
    void many_controls_say_the_same_both_ways(@ForAll("specs") SecuritySpec spec) throws Exception {
        compare(spec);
    }

    private static void compare(SecuritySpec spec) throws Exception {
        DockerFlags flags;
        Map<String, JsonNode> api;
        try {
            flags = spec.flags();
            api = recording.api(spec);
        } catch (InexpressibleException said) {
            Statistics.collect("no words for it");
            return;
        }
        Optional<Map<String, JsonNode>> sent = recording.flags(flags);
        Statistics.collect(sent.isPresent() ? "compared" : "refused by the docker command");
        sent.ifPresent(body -> assertThat(body).as(() -> flags.toString()).isEqualTo(api));
    }
}
