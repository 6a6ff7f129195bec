package dev.hasp.cli;

import dev.hasp.SecurityProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Model.OptionSpec;

/** What --set and --overlay put over a profile, in the order in which they stand. */
final class Layers {

    /**
     * One layer.
     *
     * @param isSetting whether the text is {@code KEY=VALUE}, rather than the name of a document
     * @param text what stands on the command line
     */
    private record Layer(boolean isSetting, String text) {}

    private final ProfileSource source;
    private final List<Layer> layers = new ArrayList<>();

    Layers(ProfileSource source) {
        this.source = source;
    }

    List<OptionSpec> options() {
        return List.of(
                option(
                        "--set",
                        "KEY=VALUE",
                        "Decide one control, by the keys of documents and with a value in YAML. A dotted key such as"
                                + " capabilities.add changes one part and keeps the others.",
                        text -> new Layer(true, text)),
                option(
                        "--overlay",
                        "FILE",
                        "Put what a document decides over the profile, control by control.",
                        text -> new Layer(false, text)));
    }

    private OptionSpec option(String name, String label, String description, Function<String, Layer> layer) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .arity("1")
                .type(List.class)
                .description(description)
                .parameterConsumer((words, option, command) -> layers.add(layer.apply(words.pop())))
                .build();
    }

    /** The profile with all layers on it; settings that stand together are one layer. */
    SecurityProfile on(SecurityProfile base) {
        SecurityProfile profile = base;
        List<String> settings = new ArrayList<>();
        for (Layer layer : layers) {
            if (layer.isSetting()) {
                settings.add(layer.text());
            } else {
                profile = Settings.on(profile, settings).overlay(source.file(layer.text()));
                settings.clear();
            }
        }
        return Settings.on(profile, settings);
    }
}
