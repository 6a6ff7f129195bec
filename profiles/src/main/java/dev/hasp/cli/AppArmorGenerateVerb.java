package dev.hasp.cli;

import dev.hasp.SecurityProfile;
import dev.hasp.apparmor.AppArmorText;
import dev.hasp.apparmor.ProfileName;
import dev.hasp.engine.EngineFacts;
import dev.hasp.mac.AppArmorDerivation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code hasp apparmor generate}: the AppArmor profile that a profile needs. */
final class AppArmorGenerateVerb extends ProfileVerb {

    private final AppArmorDerivationChoice choice = new AppArmorDerivationChoice();
    private final EngineChoice engine;

    AppArmorGenerateVerb(Session session) {
        super(session);
        this.engine = EngineChoice.assuming(session.environment());
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("generate")
                .usageMessage()
                .description("Print the AppArmor profile that a profile needs: what the engine's default denies, the"
                        + " writes, programs, capabilities and sockets that the profile leaves, and nothing else.")
                .footer(
                        "",
                        "Examples:",
                        "  hasp apparmor generate batch-job --name batch > batch",
                        "  hasp apparmor check batch && sudo hasp apparmor load batch",
                        "  docker run --security-opt apparmor=batch …");
        choice.options().forEach(spec::addOption);
        engine.options().forEach(spec::addOption);
        return withProfile(spec);
    }

    @Override
    boolean needsEngine() {
        return engine.isAddress();
    }

    @Override
    Answer run() {
        engine.check();
        SecurityProfile profile = profile();
        ProfileName name = choice.name(name());
        EngineFacts facts = engine.facts(session().documents());
        AppArmorDerivation derivation = choice.derive(profile.toSpec(), facts);
        String text = AppArmorText.of(derivation.profile(name));
        if (isJson()) {
            return Answer.ok(json(name, text, derivation.gaps()));
        }
        List<Issue> told = new ArrayList<>(gaps(derivation));
        told.add(info("apparmor-use", "once it is loaded, use it with --security-opt apparmor=" + name));
        warn(told);
        return Answer.ok(text);
    }

    /** What a derived profile cannot know. */
    static List<Issue> gaps(AppArmorDerivation derivation) {
        return derivation.gaps().stream()
                .map(gap -> issue("apparmor-gap", "warning", gap))
                .toList();
    }

    static Issue info(String code, String message) {
        return issue(code, "info", message);
    }

    private static Issue issue(String code, String severity, String message) {
        return new Issue(code, severity, Optional.empty(), 0, 0, Optional.empty(), Optional.empty(), message, "");
    }

    private static String json(ProfileName name, String text, List<String> gaps) {
        return Json.of(json -> {
            json.writeStartObject();
            json.writeStringField("name", name.text());
            json.writeStringField("flag", "--security-opt=apparmor=" + name);
            json.writeStringField("text", text);
            json.writeArrayFieldStart("gaps");
            for (String gap : gaps) {
                json.writeString(gap);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
