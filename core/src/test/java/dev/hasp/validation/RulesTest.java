package dev.hasp.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hasp.Finding;
import dev.hasp.InvalidProfileException;
import dev.hasp.Origin;
import dev.hasp.SecurityProfile;
import dev.hasp.Severity;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Controls;
import dev.hasp.control.Cpus;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PublishedPort;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.User;
import dev.hasp.linux.Capability;
import org.junit.jupiter.api.Test;

class RulesTest {

    private static final SecurityProfile SITE = SecurityProfile.builder()
            .set(Controls.MEMORY, ByteSize.mebibytes(128), Origin.document("site.yaml", 7, 1))
            .build();

    @Test
    void a_profile_that_decides_nothing_has_no_findings() {
        assertThat(SecurityProfile.empty().validate()).isEmpty();
    }

    @Test
    void a_message_names_both_sides_and_where_each_was_set() {
        SecurityProfile job = SecurityProfile.builder()
                .set(Controls.MEMORY_SWAP, SwapLimit.of(ByteSize.mebibytes(64)), Origin.document("job.yaml", 3, 1))
                .build();

        assertThat(SITE.overlay(job).validate())
                .singleElement()
                .hasToString("error: memorySwap: memorySwap 64m (set by job.yaml line 3) is below memory 128m"
                        + " (set by site.yaml line 7); memorySwap is memory and swap together: set it to memory for"
                        + " no swap [memory-swap-below-memory]");
    }

    @Test
    void what_was_decided_in_code_is_said_to_be() {
        SecurityProfile profile = SecurityProfile.builder()
                .user(User.of(1000, 1000))
                .capabilities(Capabilities.only(Capability.SYS_TIME))
                .build();

        assertThat(profile.validate())
                .singleElement()
                .extracting(Finding::message)
                .isEqualTo("capabilities (set in code) add some, but user 1000:1000 (set in code) has them only in"
                        + " programs with file capabilities or a setuid bit");
    }

    @Test
    void every_offending_item_is_a_finding() {
        SecurityProfile profile = SecurityProfile.builder()
                .capabilities(Capabilities.none()
                        .plus(Capability.CHOWN, Capability.KILL)
                        .minus(Capability.CHOWN, Capability.KILL))
                .build();

        assertThat(profile.validate())
                .filteredOn(finding -> finding.code().equals("capability-added-and-dropped"))
                .extracting(Finding::message)
                .satisfiesExactly(
                        chown -> assertThat(chown).contains("CHOWN"),
                        kill -> assertThat(kill).contains("KILL"));
    }

    @Test
    void errors_come_first_and_then_the_order_of_the_rules_holds() {
        SecurityProfile profile = SecurityProfile.builder()
                .memory(ByteSize.mebibytes(4))
                .cpus(Cpus.parse("0.001"))
                .network(NetworkMode.host())
                .ports(PublishedPort.parse("80:80"))
                .build();

        assertThat(profile.validate())
                .extracting(Finding::code)
                .containsExactly(
                        "memory-below-minimum",
                        "cpus-below-minimum",
                        "port-without-own-network",
                        "refused-where-ids-are-remapped",
                        "memory-without-swap-limit",
                        "port-on-every-address");
        assertThat(profile.validate()).isEqualTo(profile.validate());
    }

    @Test
    void one_exception_carries_every_finding_and_says_every_error() {
        SecurityProfile profile = SecurityProfile.builder()
                .memory(ByteSize.mebibytes(4))
                .cpus(Cpus.parse("0.001"))
                .build();

        InvalidProfileException invalid = catchThrowableOfType(InvalidProfileException.class, profile::toSpec);

        assertThat(invalid.findings()).isEqualTo(profile.validate());
        assertThat(invalid.findings()).extracting(Finding::severity).contains(Severity.WARNING);
        assertThat(invalid)
                .hasMessageContaining("[memory-below-minimum]")
                .hasMessageContaining("[cpus-below-minimum]")
                .message()
                .doesNotContain("memory-without-swap-limit");
    }

    @Test
    void a_hostile_value_cannot_forge_a_message() {
        SecurityProfile profile = SecurityProfile.builder()
                .hostname("a\nerror: \"b\"\u202E")
                .build()
                .named("evil\nlayer");

        assertThat(profile.validate())
                .filteredOn(Finding::isError)
                .singleElement()
                .extracting(Finding::message)
                .isEqualTo("hostname \"a\\u000aerror: \\\"b\\\"\\u202e\" (set by evil\\u000alayer)"
                        + " contains a space or a control character");
    }

    @Test
    void every_code_is_stable_kebab_case_and_unique() {
        assertThat(Rules.codes()).doesNotHaveDuplicates().allMatch(code -> code.matches("[a-z0-9]+(-[a-z0-9]+)+"));
    }
}
