package dev.hasp.apparmor;

import java.util.Optional;
import java.util.TreeSet;

/**
 * Profiles as text, as {@code apparmor_parser} reads it: the same text for the same profile, rules in their order, each
 * note on a line of its own before its rule, every path, peer and name between quotes. Nothing in it becomes another rule,
 * since each part has refused or escaped what could.
 */
public final class AppArmorText {

    private static final String INDENT = "  ";

    private AppArmorText() {}

    /** The text of a file below {@code /etc/apparmor.d}. */
    public static String of(AppArmorProfile profile) {
        StringBuilder text = new StringBuilder();
        profile.abi().ifPresent(abi -> text.append("abi <").append(abi.file()).append(">,\n"));
        profile.tunables().forEach(include -> include(text, include));
        for (AppArmorProfile.Variable variable : profile.variables()) {
            text.append("@{").append(variable.name()).append("}=");
            text.append(RuleText.quoted(variable.values())).append('\n');
        }
        if (!text.isEmpty()) {
            text.append('\n');
        }
        text.append("profile ").append(RuleText.quoted(profile.name().text()));
        flags(profile).ifPresent(flags -> text.append(" flags=(").append(flags).append(')'));
        text.append(" {\n");
        profile.includes().forEach(include -> include(text.append(INDENT), include));
        for (AppArmorProfile.Noted noted : profile.rules()) {
            noted.note()
                    .ifPresent(note ->
                            text.append(INDENT).append("# ").append(note).append('\n'));
            text.append(INDENT).append(RuleText.of(noted.rule())).append(",\n");
        }
        return text.append("}\n").toString();
    }

    private static void include(StringBuilder text, Include include) {
        text.append("include ").append(include.ifExists() ? "if exists <" : "<");
        text.append(include.file()).append(">\n");
    }

    private static Optional<String> flags(AppArmorProfile profile) {
        TreeSet<String> flags = new TreeSet<>(profile.flags());
        switch (profile.mode()) {
            case ENFORCE -> {}
            case COMPLAIN -> flags.add("complain");
            case KILL -> flags.add("kill");
        }
        return flags.isEmpty() ? Optional.empty() : Optional.of(String.join(",", flags));
    }
}
