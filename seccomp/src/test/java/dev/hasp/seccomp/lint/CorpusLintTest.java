package dev.hasp.seccomp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hasp.seccomp.ReferenceData;
import dev.hasp.seccomp.SeccompParseException;
import dev.hasp.seccomp.SeccompProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CorpusLintTest {

    @Test
    void finds_no_error_in_any_default_profile() throws IOException {
        try (Stream<Path> files = Files.list(ReferenceData.path("default-profiles"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                assertThat(SeccompLint.check(SeccompProfile.parse(Files.readString(file))))
                        .as(file.getFileName().toString())
                        .noneMatch(finding -> finding.severity() == Severity.ERROR);
            }
        }
    }

    @Test
    void survives_every_public_profile() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        int read = 0;
        try (Stream<Path> files = Files.list(ReferenceData.path("corpus"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                List<SeccompFinding> findings;
                try {
                    findings = SeccompLint.check(SeccompProfile.parse(Files.readString(file)));
                    read++;
                } catch (SeccompParseException e) {
                    continue;
                }
                findings.forEach(finding -> counts.merge(finding.severity() + " " + finding.code(), 1, Integer::sum));
            }
        }
        System.getLogger("hasp").log(System.Logger.Level.INFO, read + " profiles: " + counts);
        assertThat(read).isPositive();
    }

    @Test
    void warns_of_every_profile_that_libseccomp_was_seen_to_compile_wrongly() throws IOException {
        ObjectMapper json = new ObjectMapper();
        int wrong = 0;
        for (String line : ReferenceData.text("synthetic.jsonl").lines().toList()) {
            JsonNode row = json.readTree(line);
            if (row.path("miscompiled").asBoolean()) {
                wrong++;
                assertThat(SeccompLint.check(SeccompProfile.parse(row.get("oci").toString())))
                        .as(row.get("oci").toString())
                        .anyMatch(finding -> finding.code().equals("miscompiled-shape"));
            }
        }
        assertThat(wrong).isPositive();
    }
}
