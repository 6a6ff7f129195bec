package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.Finding;
import dev.hasp.InvalidProfileException;
import dev.hasp.SecurityProfile;
import dev.hasp.testing.ProfileArbitraries;
import dev.hasp.validation.Rules;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FindingsProperties {

    @Provide
    Arbitrary<SecurityProfile> profiles() {
        return ProfileArbitraries.profiles();
    }

    @Property(tries = 1000)
    void any_profile_is_judged_the_same_way_each_time(@ForAll("profiles") SecurityProfile profile) {
        List<Finding> findings = profile.validate();

        assertThat(profile.validate()).isEqualTo(findings);
        assertThat(findings).isSortedAccordingTo(Comparator.comparing(Finding::severity));
        assertThat(findings).allSatisfy(finding -> {
            assertThat(Rules.codes()).contains(finding.code());
            assertThat(profile.decided()).contains(finding.control());
            assertThat(finding.message().codePoints()).noneMatch(Character::isISOControl);
        });
    }

    @Property(tries = 300)
    void a_profile_becomes_a_spec_exactly_when_it_has_no_error(@ForAll("profiles") SecurityProfile profile) {
        List<Finding> findings = profile.validate();

        try {
            assertThat(profile.toSpec().warnings()).isEqualTo(findings);
            assertThat(findings).noneMatch(Finding::isError);
        } catch (InvalidProfileException invalid) {
            assertThat(invalid.findings()).isEqualTo(findings).anyMatch(Finding::isError);
        }
    }

    @Property(tries = 300)
    void a_finding_does_not_depend_on_where_decisions_came_from(@ForAll("profiles") SecurityProfile profile) {
        List<String> codes = profile.validate().stream().map(Finding::code).toList();

        assertThat(profile.named("elsewhere").validate())
                .extracting(Finding::code)
                .isEqualTo(codes);
    }
}
