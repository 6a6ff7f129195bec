package dev.hasp.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known key that an unknown one was probably meant to be. */
final class Nearest {

    private static final int LONGEST = 40;

    private Nearest() {}

    /** What to do about an unknown key. */
    static String remedy(String unknown, Collection<String> known) {
        return of(unknown, known)
                .map(key -> "did you mean " + key + "?")
                .orElseGet(() -> known.size() > 16
                        ? "leave it out, or see the list of keys"
                        : "expected one of " + String.join(", ", known));
    }

    static Optional<String> of(String unknown, Collection<String> known) {
        String plain = plain(unknown);
        if (plain.isEmpty() || plain.length() > LONGEST) {
            return Optional.empty();
        }
        int most = plain.length() < 4 ? 1 : plain.length() < 8 ? 2 : 3;
        record Candidate(String key, int distance) {}
        return known.stream()
                .filter(key -> Math.abs(key.length() - plain.length()) <= most)
                .map(key -> new Candidate(key, distance(plain, plain(key))))
                .filter(candidate -> candidate.distance() <= most)
                .min(Comparator.comparingInt(Candidate::distance))
                .map(Candidate::key);
    }

    /** As snake case, dashes and camel case are told from each other by nobody who mistypes. */
    private static String plain(String key) {
        return key.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** Levenshtein's edit distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
