package dev.hasp.testing.params;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.profiles.Preset;
import dev.hasp.profiles.Presets;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The presets that a {@link PresetSource} names, as what the test takes. */
final class PresetArguments implements ArgumentsProvider, AnnotationConsumer<PresetSource> {

    private final List<String> names = new ArrayList<>();
    private final List<Class<?>> classes = new ArrayList<>();

    PresetArguments() {}

    @Override
    public void accept(PresetSource source) {
        names.addAll(List.of(source.value()));
        classes.addAll(List.of(source.in()));
    }

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        Map<String, Object> presets = classes.isEmpty() ? own() : fields();
        Set<String> wanted = names.isEmpty() ? presets.keySet() : Set.copyOf(names);
        if (wanted.isEmpty() || !presets.keySet().containsAll(wanted)) {
            throw new IllegalArgumentException(
                    "@PresetSource: found the presets " + presets.keySet() + "; expected " + names);
        }
        Class<?> type = parameters.getFirst().orElseThrow().getParameterType();
        return presets.entrySet().stream()
                .filter(preset -> wanted.contains(preset.getKey()))
                .map(preset -> Arguments.of(Named.of(preset.getKey(), as(type, preset.getValue()))));
    }

    private static Map<String, Object> own() {
        Map<String, Object> presets = new LinkedHashMap<>();
        Presets.all().forEach(preset -> presets.put(preset.name(), preset));
        return presets;
    }

    private Map<String, Object> fields() {
        Map<String, Object> presets = new LinkedHashMap<>();
        for (Class<?> type : classes) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && isPreset(field.getType())) {
                    presets.put(field.getName(), value(field));
                }
            }
        }
        return presets;
    }

    private static boolean isPreset(Class<?> type) {
        return type == SecurityProfile.class || type == SecuritySpec.class || Preset.class.isAssignableFrom(type);
    }

    private static Object value(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (IllegalAccessException closed) {
            throw new IllegalArgumentException("@PresetSource: cannot read " + field, closed);
        }
    }

    private static Object as(Class<?> type, Object preset) {
        if (type.isInstance(preset)) {
            return preset;
        }
        SecurityProfile profile = preset instanceof Preset<?> own
                ? own.profile()
                : preset instanceof SecuritySpec spec ? spec.profile() : (SecurityProfile) preset;
        if (type == SecurityProfile.class) {
            return profile;
        }
        if (type == SecuritySpec.class) {
            return profile.toSpec();
        }
        throw new IllegalArgumentException("@PresetSource: a preset is no " + type.getName()
                + "; expected a SecurityProfile, a SecuritySpec or, for Hasp's own, a Preset");
    }
}
