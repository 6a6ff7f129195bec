package dev.hasp.cli;

import dev.hasp.SecurityProfile;
import dev.hasp.profiles.Preset;
import dev.hasp.profiles.Presets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the profile that a word of the command line means: a preset's name, a file, or - for standard input. */
final class ProfileSource {

    private static final String STANDARD_INPUT = "-";
    private static final String PRESET = "preset:";
    private static final Pattern FILE = Pattern.compile(".*/.*|.*\\.(?i:yaml|yml|json)");

    private final Documents documents;

    ProfileSource(Documents documents) {
        this.documents = documents;
    }

    /** The profile that the word means. */
    SecurityProfile profile(String word) {
        if (word.equals(STANDARD_INPUT)) {
            return documents.standardInput();
        }
        if (word.startsWith(PRESET)) {
            return Presets.byName(word.substring(PRESET.length()))
                    .map(Preset::profile)
                    .orElseThrow(() -> unknown(word.substring(PRESET.length())));
        }
        return FILE.matcher(word).matches() ? documents.file(word) : named(word);
    }

    /** The profile in a file, or on standard input for -. */
    SecurityProfile file(String word) {
        return word.equals(STANDARD_INPUT) ? documents.standardInput() : documents.file(word);
    }

    private SecurityProfile named(String word) {
        Optional<Preset<?>> preset = Presets.byName(word);
        boolean isFile = Files.isRegularFile(Path.of(word));
        if (preset.isPresent() && isFile) {
            throw Failure.usage(
                    "ambiguous-profile",
                    word + " is a preset, and a file here",
                    "write ./" + word + " for the file, or " + PRESET + word + " for the preset");
        }
        if (isFile) {
            return documents.file(word);
        }
        return preset.map(Preset::profile).orElseThrow(() -> unknown(word));
    }

    private static Failure unknown(String word) {
        List<String> near = Presets.all().stream()
                .map(Preset::name)
                .filter(name -> isNear(word, name))
                .toList();
        return Failure.usage(
                "unknown-profile",
                "no preset and no file is called \"" + word + "\"",
                near.isEmpty()
                        ? "hasp presets lists the presets"
                        : "did you mean " + String.join(" or ", near) + "? hasp presets lists all");
    }

    /** Whether one contains the other, or half of their pairs of letters are the same (Dice's coefficient). */
    private static boolean isNear(String a, String b) {
        Set<String> pairs = pairs(a);
        Set<String> others = pairs(b);
        int all = pairs.size() + others.size();
        pairs.retainAll(others);
        return b.contains(a) || a.contains(b) || 4 * pairs.size() >= all;
    }

    private static Set<String> pairs(String text) {
        String letters = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        Set<String> pairs = new HashSet<>();
        for (int i = 1; i < letters.length(); i++) {
            pairs.add(letters.substring(i - 1, i + 1));
        }
        return pairs;
    }
}
