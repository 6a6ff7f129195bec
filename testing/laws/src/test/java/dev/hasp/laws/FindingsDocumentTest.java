package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.Finding;
import dev.hasp.SecurityProfile;
import dev.hasp.document.ProfileDocument;
import dev.hasp.laws.FindingsDocument.Section;
import dev.hasp.validation.Rules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FindingsDocumentTest {

    static List<Section> sections() {
        return FindingsDocument.sections();
    }

    @Test
    void every_code_has_exactly_one_section_and_every_section_a_code() {
        assertThat(sections()).extracting(Section::code).containsExactlyElementsOf(Rules.codes());
        assertThat(Rules.codes()).doesNotHaveDuplicates().allMatch(code -> code.matches("[a-z0-9]+(-[a-z0-9]+)+"));
    }

    @ParameterizedTest
    @MethodSource("sections")
    void the_first_example_triggers_the_code_with_the_severity_that_is_written(Section section) {
        List<Finding> findings = read(section.code(), section.triggers()).validate();

        assertThat(findings)
                .filteredOn(finding -> finding.code().equals(section.code()))
                .as("%s", findings)
                .isNotEmpty()
                .extracting(finding -> finding.severity().name())
                .containsOnly(section.severity());
    }

    @ParameterizedTest
    @MethodSource("sections")
    void the_second_example_does_not_trigger_the_code(Section section) {
        SecurityProfile profile = read(section.code(), section.fine());

        assertThat(profile.decided()).isNotEmpty();
        assertThat(profile.validate()).extracting(Finding::code).doesNotContain(section.code());
        assertThat(profile.validate()).noneMatch(Finding::isError);
    }

    @ParameterizedTest
    @MethodSource("sections")
    void a_finding_names_a_decided_control_and_the_place_that_decided_it(Section section) {
        SecurityProfile profile = read(section.code(), section.triggers());

        assertThat(profile.validate()).allSatisfy(finding -> {
            assertThat(profile.decided()).contains(finding.control());
            assertThat(finding.message()).contains(section.code() + ".yaml line ");
            assertThat(finding.remedy()).isNotBlank().doesNotEndWith(".");
        });
    }

    private static SecurityProfile read(String code, String example) {
        return ProfileDocument.read(code + ".yaml", example);
    }
}
