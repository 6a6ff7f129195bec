package dev.hasp.seccomp.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hasp.linux.Architecture;
import dev.hasp.linux.KernelVersion;
import dev.hasp.seccomp.EngineGeneration;
import dev.hasp.seccomp.ReferenceData;
import dev.hasp.seccomp.SeccompContext;
import dev.hasp.seccomp.SeccompProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Decisions measured with libseccomp, runc and the kernel, row by row. */
class MeasuredDecisionsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, SeccompFilter> filters = new HashMap<>();

    @Test
    void decides_as_measured() throws IOException {
        JsonNode capSets = JSON.readTree(ReferenceData.text("capsets.json"));
        List<String> differences = new ArrayList<>();
        int rows = 0;
        for (String line : ReferenceData.text("decisions.jsonl").lines().toList()) {
            JsonNode row = JSON.readTree(line);
            if (isForeign(row)) {
                continue;
            }
            rows++;
            for (ContainerRuntime runtime : List.of(ContainerRuntime.NONE, ContainerRuntime.RUNC)) {
                Decision decision = decide(row, capSets, runtime);
                String expected = row.get(runtime == ContainerRuntime.RUNC ? "action_runc" : "action")
                        .textValue();
                if (!decision.verdict().toString().equals(expected)) {
                    differences.add(line + " " + runtime + " " + decision);
                }
            }
        }
        assertThat(rows).isPositive();
        assertThat(differences).isEmpty();
    }

    /** Rows of architectures outside the filter, where the excerpt does not say which. */
    private static boolean isForeign(JsonNode row) {
        return !row.has("audit_arch")
                && row.get("syscall").isNull()
                && row.get("nr").longValue() == 1
                && row.get("action").textValue().equals("SCMP_ACT_KILL_THREAD");
    }

    private Decision decide(JsonNode row, JsonNode capSets, ContainerRuntime runtime) {
        String key = row.get("profile") + " " + row.get("goarch") + " " + row.get("kernel") + " " + row.get("caps")
                + " " + runtime;
        SeccompFilter filter = filters.computeIfAbsent(key, k -> load(row, capSets, runtime));
        Architecture architecture = Architecture.of(row.get("arch").textValue());
        long[] arguments = new long[6];
        for (int i = 0; i < row.get("args").size(); i++) {
            arguments[i] = Long.parseUnsignedLong(row.get("args").get(i).textValue());
        }
        int audit = row.has("audit_arch") ? (int) row.get("audit_arch").longValue() : architecture.auditArch();
        return filter.decide(audit, (int) row.get("nr").longValue(), arguments);
    }

    private static SeccompFilter load(JsonNode row, JsonNode capSets, ContainerRuntime runtime) {
        Set<String> caps = new HashSet<>();
        capSets.get(row.get("caps").textValue()).forEach(cap -> caps.add(cap.textValue()));
        String profile = row.get("profile").textValue();
        SeccompContext context = new SeccompContext(
                caps,
                Architecture.ofGoArch(row.get("goarch").textValue()).orElseThrow(),
                KernelVersion.of(row.get("kernel").textValue()),
                profile.contains("20.10") ? EngineGeneration.DOCKER_20_10 : EngineGeneration.NEWEST);
        SeccompProfile parsed = SeccompProfile.parse(ReferenceData.text("default-profiles/" + profile));
        return SeccompFilter.load(parsed.resolve(context), runtime);
    }
}
