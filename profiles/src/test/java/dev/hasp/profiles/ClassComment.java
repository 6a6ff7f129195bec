package dev.hasp.profiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The Javadoc of a preset's class, read from its source, as Markdown. */
record ClassComment(String markdown) {

    private static final Pattern COMMENT =
            Pattern.compile("/\\*\\*\n(.*?) \\*/\n(?:public )?final class", Pattern.DOTALL);
    private static final Pattern SUBJECTS = Pattern.compile("(?m)^- ((?:`\\w+`(?:, )?)+):");

    private static final Pattern WORD = Pattern.compile("\\w+");

    static ClassComment of(Class<?> preset) {
        Path source = Path.of(System.getProperty("hasp.root"))
                .resolve("profiles/src/main/java")
                .resolve(preset.getName().replace('.', '/') + ".java");
        try {
            Matcher comment = COMMENT.matcher(Files.readString(source).replaceFirst("public final", "final"));
            if (!comment.find()) {
                throw new AssertionError(source + " has no class comment");
            }
            return new ClassComment(markdown(comment.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String markdown(String javadoc) {
        String text = javadoc.lines()
                .map(line -> line.replaceFirst("^ \\*( {2,})?", "").strip())
                .collect(Collectors.joining("\n"));
        return text.replaceAll("</?ul>\n?", "")
                .replaceAll("\n(?!\n|<li>|<p>)(?<!\n\n)", " ")
                .replace("<li>", "- ")
                .replaceAll("\n*<p>", "\n\n")
                .replaceAll("\\{@link #(\\w+)}", "`$1`")
                .replaceAll("\\{@link (\\w+)}", "$1")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll(" *\n *", "\n")
                .strip();
    }

    /** The controls and capabilities that its list gives a reason for. */
    List<String> subjects() {
        return SUBJECTS.matcher(markdown)
                .results()
                .flatMap(item -> WORD.matcher(item.group(1)).results().map(MatchResult::group))
                .toList();
    }
}
