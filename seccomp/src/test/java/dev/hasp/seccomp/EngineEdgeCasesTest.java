package dev.hasp.seccomp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hasp.linux.Architecture;
import dev.hasp.linux.KernelVersion;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.SeccompFilter;
import dev.hasp.seccomp.filter.SeccompLoadException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Documents at the edge, with what two generations of the engine's code and runc made of them. */
class EngineEdgeCasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> differences = new ArrayList<>();

    @Test
    void reads_resolves_and_loads_as_the_engines_do() throws IOException {
        JsonNode file = JSON.readTree(ReferenceData.text("edge-cases.json"));
        Set<String> caps = new HashSet<>();
        file.get("caps").forEach(cap -> caps.add(cap.textValue()));
        Map<String, EngineGeneration> engines = Map.of(
                "moby_profiles_v0.2.3", EngineGeneration.DOCKER_23, "docker_20.10", EngineGeneration.DOCKER_20_10);
        int cases = 0;
        for (JsonNode edge : file.get("cases")) {
            for (Map.Entry<String, EngineGeneration> engine : engines.entrySet()) {
                SeccompContext context = new SeccompContext(
                        caps,
                        Architecture.X86_64,
                        KernelVersion.of(file.get("kernel").textValue()),
                        engine.getValue());
                check(edge, edge.get(engine.getKey()), context);
                cases++;
            }
        }
        assertThat(cases).isPositive();
        assertThat(differences).isEmpty();
    }

    private void check(JsonNode edge, JsonNode expected, SeccompContext context) throws IOException {
        boolean refused = expected.has("error") || expected.get("oci").isNull();
        String name = edge.get("name").textValue() + " (" + context.engine() + "): ";
        ResolvedProfile resolved;
        try {
            resolved = SeccompReader.of(context.engine())
                    .read(edge.get("body").textValue())
                    .profile()
                    .resolve(context);
        } catch (SeccompParseException | SeccompResolveException e) {
            if (!refused) {
                differences.add(name + e.getMessage());
            }
            return;
        }
        if (refused) {
            differences.add(name + "was taken");
        } else if (!JSON.readTree(resolved.toJson()).equals(expected.get("oci"))) {
            differences.add(name + resolved.toJson() + " is not " + expected.get("oci"));
        }
        if (context.engine() == EngineGeneration.DOCKER_23
                && edge.has("load")
                && !edge.get("load").isNull()) {
            load(name, edge, resolved);
        }
    }

    private void load(String name, JsonNode edge, ResolvedProfile resolved) {
        boolean loads = edge.get("load").has("ok");
        SeccompFilter filter;
        try {
            filter = SeccompFilter.load(resolved, ContainerRuntime.NONE);
        } catch (SeccompLoadException e) {
            if (loads) {
                differences.add(name + e.getMessage());
            }
            return;
        }
        if (!loads) {
            differences.add(name + "loaded");
        }
        edge.path("probe_read").properties().forEach(probe -> {
            String verdict = filter.decide(Architecture.X86_64, "read", Long.parseUnsignedLong(probe.getKey()))
                    .verdict()
                    .toString();
            if (!verdict.equals(probe.getValue().textValue())) {
                differences.add(name + probe + " " + verdict);
            }
        });
    }
}
