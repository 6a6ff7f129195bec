package dev.hasp.cli;

import dev.hasp.SecurityProfile;
import dev.hasp.apparmor.AppArmorProfile;
import dev.hasp.apparmor.AppArmorText;
import dev.hasp.apparmor.LoadedMode;
import dev.hasp.apparmor.ProfileName;
import dev.hasp.host.AppArmorLoadException;
import dev.hasp.host.AppArmorLoader;
import dev.hasp.mac.AppArmorDerivation;
import dev.hasp.profiles.Presets;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code hasp apparmor load}: puts an AppArmor profile into this host's kernel, and takes it out again. */
final class AppArmorLoadVerb extends Verb {

    private static final Pattern PROFILE = Pattern.compile("preset:.*|.*\\.(?i:yaml|yml|json)");

    private final AppArmorDerivationChoice choice = new AppArmorDerivationChoice();
    private final EngineChoice engine;
    private final Layers layers;
    private final OptionSpec remove = flag("--remove", "Take out the profile of that name, and remove its file.");
    private final PositionalParamSpec word = PositionalParamSpec.builder()
            .index("0")
            .paramLabel("FILE|PROFILE")
            .arity("1")
            .required(true)
            .type(String.class)
            .description(
                    "An AppArmor profile in a file or on standard input (-), or a preset's name or a file in YAML or"
                            + " JSON, whose AppArmor profile is generated; with --remove the name of a loaded one.")
            .build();

    AppArmorLoadVerb(Session session) {
        super(session);
        this.engine = EngineChoice.assuming(session.environment());
        this.layers = new Layers(session.source());
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("load")
                .addPositional(word)
                .addOption(remove)
                .usageMessage()
                .description("Load an AppArmor profile into the kernel of this host, as root, and keep it in"
                        + " /etc/apparmor.d for its next start. What hasp did not load is not touched.");
        choice.options().forEach(spec::addOption);
        engine.options().forEach(spec::addOption);
        layers.options().forEach(spec::addOption);
        return spec;
    }

    @Override
    boolean needsEngine() {
        return engine.isAddress();
    }

    @Override
    Answer run() {
        engine.check();
        String given = Optional.<String>ofNullable(word.getValue()).orElseThrow();
        try {
            return isSet(remove) ? remove(AppArmorDerivationChoice.name(given, "--remove")) : load(text(given));
        } catch (AppArmorLoadException refusal) {
            throw Failure.unavailable("apparmor-load", String.valueOf(refusal.getMessage()), refusal.remedy());
        }
    }

    private AppArmorTexts.Document text(String given) {
        if (!PROFILE.matcher(given).matches() && Presets.byName(given).isEmpty()) {
            return new AppArmorTexts(session().documents()).document(given);
        }
        SecurityProfile profile = layers.on(session().source().profile(given));
        check(profile);
        AppArmorDerivation derivation =
                choice.derive(profile.toSpec(), engine.facts(session().documents()));
        warn(AppArmorGenerateVerb.gaps(derivation));
        AppArmorProfile derived = derivation.profile(choice.name(given));
        return new AppArmorTexts.Document(given, AppArmorText.of(derived), derived);
    }

    private Answer load(AppArmorTexts.Document document) throws AppArmorLoadException {
        AppArmorLoader.Done done = AppArmorLoader.ofThisHost().load(document.text());
        return answer(document.profile().name(), done);
    }

    private Answer remove(ProfileName name) throws AppArmorLoadException {
        return answer(name, AppArmorLoader.ofThisHost().remove(name));
    }

    private Answer answer(ProfileName name, AppArmorLoader.Done done) {
        String action = done.mode().isEmpty() ? "removed" : done.replaced() ? "replaced" : "loaded";
        if (isJson()) {
            return Answer.ok(Json.of(json -> {
                json.writeStartObject();
                json.writeStringField("name", name.text());
                json.writeStringField("done", action);
                json.writeStringField("file", done.file().toString());
                Json.optional(json, "mode", done.mode().map(LoadedMode::word));
                json.writeEndObject();
            }));
        }
        String mode = done.mode().map(word -> " (" + word + ")").orElse("");
        String file = done.mode().isEmpty() ? "; " + done.file() + " is gone" : "; it is kept in " + done.file();
        return Answer.ok(action + " " + name + mode + file + "\n");
    }
}
