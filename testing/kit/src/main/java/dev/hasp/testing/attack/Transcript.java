package dev.hasp.testing.attack;

import dev.hasp.linux.Errno;
import dev.hasp.testing.engine.Outcome;
import java.util.List;
import java.util.regex.Pattern;

/** What a container wrote while attacks went on in it, one after the other. */
final class Transcript {

    /** Begins a line that says which attack follows. */
    static final String MARK = "@@ ";

    /** Marks the end of all. */
    static final String END = "end";

    private static final String EFFECT = "effect: ";
    private static final String NOT_TRIABLE = "not triable: ";
    private static final Pattern ERROR = Pattern.compile("errno ([0-9]{1,3})");
    private static final int LENGTH = 120;

    private final Outcome outcome;

    private Transcript(Outcome outcome) {
        this.outcome = outcome;
    }

    static Transcript of(Outcome outcome) {
        return new Transcript(outcome);
    }

    /**
     * What an attack wrote.
     *
     * @throws AssertionError if it did not come to its end
     */
    String section(Attack attack) {
        String text = "\n" + outcome.stdout();
        String mark = "\n" + MARK + attack.name() + "\n";
        int from = text.indexOf(mark);
        int to = from < 0 ? -1 : text.indexOf("\n" + MARK, from + mark.length() - 1);
        if (to < 0) {
            throw new AssertionError(attack + " did not come to its end: " + outcome);
        }
        return text.substring(from + mark.length() - 1, to);
    }

    /** What an attack's lines mean: its effect, if any line says so; else that it cannot be tried; else the last line. */
    static AttackResult.Verdict verdict(String lines, List<Guard> guards) {
        List<String> said = lines.lines()
                .map(Transcript::plain)
                .filter(line -> !line.isEmpty())
                .toList();
        for (String line : said) {
            if (line.startsWith(EFFECT)) {
                return new AttackResult.Succeeded(line.substring(EFFECT.length()));
            }
        }
        for (String line : said) {
            if (line.startsWith(NOT_TRIABLE)) {
                return new AttackResult.NotTriable(line.substring(NOT_TRIABLE.length()));
            }
        }
        return new AttackResult.Contained(guards, said.isEmpty() ? "" : said.get(said.size() - 1));
    }

    /** Without what no line should have, and with the names of errors. */
    private static String plain(String line) {
        String printed = line.replaceAll("[^\\p{Print}]", "").strip();
        String named = ERROR.matcher(printed)
                .replaceAll(error -> Errno.of(Long.parseLong(error.group(1))).toString());
        return named.length() > LENGTH ? named.substring(0, LENGTH) : named;
    }
}
