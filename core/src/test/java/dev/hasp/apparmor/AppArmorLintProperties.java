package dev.hasp.apparmor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AppArmorLintProperties {

    /** No pattern matches two slashes in a row: the compiler tells those apart, and no path has them. */
    @Provide
    Arbitrary<List<Rule>> files() {
        return RandomProfiles.files(RandomProfiles.overlapping())
                .list()
                .ofMinSize(2)
                .ofMaxSize(8);
    }

    private static String text(List<Rule> rules) {
        AppArmorProfile.Builder builder =
                AppArmorProfile.builder(new ProfileName("p")).abi(Abi.V3_0);
        rules.forEach(rule -> builder.rule(rule, "files"));
        return AppArmorText.of(builder.build());
    }

    @Property(tries = 150)
    void a_rule_that_never_decides_can_be_left_out(@ForAll("files") List<Rule> rules) {
        List<Rule> left = new ArrayList<>(rules);
        for (AppArmorFinding finding : AppArmorLint.check(AppArmorReader.read(text(rules)))) {
            if (finding.code().equals("never-decides")) {
                left.remove(left.lastIndexOf(finding.rule().orElseThrow()));
            }
        }

        if (left.size() < rules.size()) {
            assertThat(AppArmorCompiler.binary(text(left)).output())
                    .as(text(rules) + text(left))
                    .isEqualTo(AppArmorCompiler.binary(text(rules)).output());
        }
    }
}
