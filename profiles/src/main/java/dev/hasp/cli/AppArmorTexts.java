package dev.hasp.cli;

import dev.hasp.apparmor.AppArmorProfile;
import dev.hasp.apparmor.AppArmorReader;
import dev.hasp.apparmor.AppArmorSyntaxException;
import dev.hasp.apparmor.MalformedAppArmorException;
import java.util.List;
import java.util.Optional;

/** Reads AppArmor profiles from files and from standard input. */
final class AppArmorTexts {

    /**
     * A profile and its text.
     *
     * @param name what it is called in messages
     */
    record Document(String name, String text, AppArmorProfile profile) {

        Issue issue(String code, String severity, String message, String remedy) {
            return new Issue(
                    code, severity, Optional.of(name), 0, 0, Optional.empty(), Optional.empty(), message, remedy);
        }
    }

    private final Documents documents;

    AppArmorTexts(Documents documents) {
        this.documents = documents;
    }

    /** The profile in a file, or on standard input for -. */
    Document document(String word) {
        String name = word.equals("-") ? "standard input" : word;
        String text = documents.text(word);
        try {
            return new Document(name, text, AppArmorReader.read(text));
        } catch (AppArmorSyntaxException refusal) {
            throw malformed(name, refusal.line(), refusal.column(), "found " + refusal.found(), refusal.expected());
        } catch (MalformedAppArmorException refusal) {
            throw malformed(name, 0, 0, String.valueOf(refusal.getMessage()), "");
        }
    }

    private static Failure malformed(String name, int line, int column, String message, String remedy) {
        return Failure.findings(List.of(new Issue(
                "malformed-apparmor",
                "error",
                Optional.of(name),
                line,
                column,
                Optional.empty(),
                Optional.empty(),
                message,
                remedy)));
    }
}
