package dev.hasp.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hasp.apparmor.LoadedMode;
import java.util.Map;
import java.util.TreeMap;

/** Adds what an engine does not tell to facts that are saved as JSON, the form that {@link EngineFacts#parse(String)} reads. */
public final class SavedFacts {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private SavedFacts() {}

    /**
     * Saved facts with the AppArmor profiles that the engine's kernel has, in place of those that they had.
     *
     * @param savedJson saved facts
     * @throws EngineFactsException if they are none
     */
    public static String withAppArmorProfiles(String savedJson, Map<String, LoadedMode> profiles) {
        EngineFacts.parse(savedJson);
        try {
            ObjectNode saved = (ObjectNode) JSON.readTree(savedJson);
            ObjectNode list = saved.putObject("appArmorProfiles");
            new TreeMap<>(profiles).forEach((name, mode) -> list.put(name, mode.word()));
            return saved.toPrettyString() + "\n";
        } catch (JsonProcessingException readBefore) {
            throw new IllegalStateException(readBefore);
        }
    }
}
