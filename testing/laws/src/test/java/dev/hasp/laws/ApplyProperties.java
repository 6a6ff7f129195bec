package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.core.command.CreateContainerCmdImpl;
import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.docker.ContradictionException;
import dev.hasp.docker.InexpressibleException;
import dev.hasp.testing.ProfileArbitraries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Applying a spec adds what it decides to a create command, and changes nothing else. */
class ApplyProperties {

    @Provide
    Arbitrary<SecuritySpec> specs() {
        return ProfileArbitraries.specs().filter(ApplyProperties::isSayable);
    }

    private static boolean isSayable(SecuritySpec spec) {
        try {
            spec.applyTo(command());
            return true;
        } catch (InexpressibleException noWords) {
            return false;
        }
    }

    private static CreateContainerCmdImpl command() {
        return new CreateContainerCmdImpl(created -> new CreateContainerResponse(), null, "image");
    }

    @Property(tries = 100)
    void applying_twice_is_applying_once(@ForAll("specs") SecuritySpec spec) throws IOException {
        CreateContainerCmdImpl command = command();

        spec.applyTo(command);
        JsonNode once = sent(command);
        spec.applyTo(command);

        assertThat(sent(command)).isEqualTo(once);
    }

    @Property(tries = 100)
    void two_halves_of_a_spec_say_what_the_whole_says(
            @ForAll("specs") SecuritySpec spec, @ForAll @IntRange(max = 12) int cut) throws IOException {
        List<Control<?>> decided = new ArrayList<>(spec.decided());
        SecurityProfile first = spec.profile();
        SecurityProfile second = spec.profile();
        for (int i = 0; i < decided.size(); i++) {
            first = i < cut ? first : first.without(decided.get(i));
            second = i < cut ? second.without(decided.get(i)) : second;
        }
        Assume.that(isValid(first) && isValid(second));
        CreateContainerCmdImpl whole = command();
        CreateContainerCmdImpl halves = command();

        spec.applyTo(whole);
        first.toSpec().applyTo(halves);
        second.toSpec().applyTo(halves);

        assertThat(sent(halves)).isEqualTo(sent(whole));
    }

    private static boolean isValid(SecurityProfile profile) {
        return profile.validate().stream().noneMatch(finding -> finding.isError());
    }

    @Property(tries = 100)
    void a_contradiction_anywhere_leaves_the_whole_command_as_it_was(@ForAll("specs") SecuritySpec spec)
            throws IOException {
        SecurityProfile asked = spec.profile().with(Controls.SHM_SIZE, ByteSize.mebibytes(64));
        Assume.that(isValid(asked));
        CreateContainerCmdImpl command = command();
        command.getHostConfig().withShmSize(1L << 30);
        JsonNode before = sent(command);

        assertThatThrownBy(() -> asked.toSpec().applyTo(command)).isInstanceOf(ContradictionException.class);

        assertThat(sent(command)).isEqualTo(before);
    }

    private static JsonNode sent(CreateContainerCmdImpl command) throws IOException {
        ObjectMapper mapper = new ObjectMapper().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
        return SentJson.read(mapper.writeValueAsString(command));
    }
}
