package dev.hasp.seccomp.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hasp.linux.Architecture;
import dev.hasp.linux.KernelVersion;
import dev.hasp.seccomp.ReferenceData;
import dev.hasp.seccomp.SeccompContext;
import dev.hasp.seccomp.SeccompProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Profiles made up to meet libseccomp's corners, with what it answered. */
class MeasuredSyntheticTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SeccompContext AMD64 =
            SeccompContext.of(Architecture.X86_64, new KernelVersion(6, 1), Set.of());

    @Test
    void decides_as_measured_except_where_the_measurement_names_a_mistake_of_libseccomp() throws IOException {
        List<String> differences = new ArrayList<>();
        int probes = 0;
        for (String line : ReferenceData.text("synthetic.jsonl").lines().toList()) {
            JsonNode row = JSON.readTree(line);
            SeccompProfile profile = SeccompProfile.parse(row.get("oci").toString());
            SeccompFilter filter;
            try {
                filter = SeccompFilter.load(profile.resolve(AMD64), ContainerRuntime.NONE);
            } catch (SeccompLoadException e) {
                if (!row.has("load_error")) {
                    differences.add("refused: " + e.getMessage() + " " + line);
                }
                continue;
            }
            if (row.has("load_error")) {
                differences.add("loaded: " + line);
                continue;
            }
            String call =
                    row.get("oci").get("syscalls").get(0).get("names").get(0).textValue();
            for (JsonNode probe : row.get("probes")) {
                probes++;
                long[] arguments = new long[6];
                for (int i = 0; i < probe.get("args").size(); i++) {
                    arguments[i] =
                            Long.parseUnsignedLong(probe.get("args").get(i).textValue());
                }
                Decision decision =
                        filter.decide(Architecture.of(probe.get("arch").textValue()), call, arguments);
                boolean declared = false;
                for (JsonNode expected : probe.get("declarative")) {
                    declared |= expected.textValue().equals(decision.verdict().toString());
                }
                if (!declared) {
                    differences.add(probe + " " + decision + " " + row.get("oci"));
                }
            }
        }
        assertThat(probes).isPositive();
        assertThat(differences).isEmpty();
    }
}
