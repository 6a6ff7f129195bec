package dev.hasp.cli;

import dev.hasp.SecuritySpec;
import dev.hasp.apparmor.Abi;
import dev.hasp.apparmor.MalformedAppArmorException;
import dev.hasp.apparmor.ProfileName;
import dev.hasp.engine.EngineFacts;
import dev.hasp.mac.AppArmorDerivation;
import dev.hasp.mac.AppArmorWishes;
import dev.hasp.mac.UnderivableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/** What the caller wishes of an AppArmor profile beside what the spec tells. */
final class AppArmorDerivationChoice {

    private static final int LONGEST_NAME = 100;

    private final List<String> paths = new ArrayList<>();
    private final OptionSpec name = Verb.option(
            "--name", "NAME", "The profile's name in the kernel; default: hasp- and the word that names it.");
    private final OptionSpec complain =
            Verb.flag("--complain", "Permit and log what no rule permits; what a rule denies is still denied.");
    private final OptionSpec abi =
            Verb.option("--abi", "ABI", "3.0, the default, or 4.0, in which user namespaces need a rule too.");
    private final OptionSpec volumes = OptionSpec.builder("--volume")
            .paramLabel("PATH")
            .arity("1")
            .type(List.class)
            .description("A volume that the image declares, which is writable though the root is not; repeatable.")
            .parameterConsumer((words, option, command) -> paths.add(words.pop()))
            .build();
    private final OptionSpec mounting =
            Verb.flag("--mounting", "Permit mounts to processes with SYS_ADMIN, which the engine's default denies.");
    private final OptionSpec userNamespaces = Verb.flag(
            "--user-namespaces", "Permit user namespaces and every capability in them, as sandboxes of browsers need.");
    private final OptionSpec engineProfile = Verb.option(
            "--engine-profile",
            "NAME",
            "The profile of the engine's daemon, where the host confines it: it may stop it.");
    private final OptionSpec local =
            Verb.flag("--local", "Read the host's own rules in local/NAME, if they are there.");

    List<OptionSpec> options() {
        return List.of(name, complain, abi, volumes, mounting, userNamespaces, engineProfile, local);
    }

    /** The name that was given, or one made of the word that names the profile. */
    ProfileName name(String word) {
        String given = name.getValue();
        if (given != null) {
            return name(given, "--name");
        }
        String file = word.substring(word.lastIndexOf('/') + 1).replaceFirst("\\.(?i:yaml|yml|json)$", "");
        String plain = file.replaceFirst("^preset:", "").replaceAll("[^A-Za-z0-9_.-]", "-");
        String stem = plain.equals("-") || plain.isEmpty() ? "profile" : plain;
        return new ProfileName("hasp-" + stem.substring(0, Math.min(LONGEST_NAME, stem.length())));
    }

    static ProfileName name(String text, String option) {
        try {
            return new ProfileName(text);
        } catch (MalformedAppArmorException refusal) {
            throw Failure.usage("apparmor-name", option + ": " + refusal.getMessage(), "");
        }
    }

    /** What a spec and these wishes need. */
    AppArmorDerivation derive(SecuritySpec spec, EngineFacts facts) {
        try {
            return AppArmorDerivation.of(spec, facts, wishes());
        } catch (UnderivableException refusal) {
            throw Failure.findings(
                    List.of(Issue.usage("apparmor-underivable", String.valueOf(refusal.getMessage()), "")));
        }
    }

    private AppArmorWishes wishes() {
        return new AppArmorWishes(
                Verb.isSet(complain),
                abi(),
                paths,
                Verb.isSet(mounting),
                Verb.isSet(userNamespaces),
                Optional.<String>ofNullable(engineProfile.getValue()).map(text -> name(text, "--engine-profile")),
                Verb.isSet(local));
    }

    private Abi abi() {
        String text = Optional.<String>ofNullable(abi.getValue()).orElse("3.0");
        return switch (text) {
            case "3.0" -> Abi.V3_0;
            case "4.0" -> Abi.V4_0;
            default -> throw Failure.usage("unknown-abi", "--abi " + text + " is not known", "expected 3.0 or 4.0");
        };
    }
}
