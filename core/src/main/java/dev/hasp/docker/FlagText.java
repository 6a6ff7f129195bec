package dev.hasp.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hasp.Finding;
import dev.hasp.Severity;
import dev.hasp.docker.FlagWriter.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The forms in which arguments leave the program. */
final class FlagText {

    /** What no POSIX shell gives a meaning inside a word (XCU 2.2); everything else is quoted. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private FlagText() {}

    static String lines(List<Argument> arguments, List<String> texts) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).indexOf('\n') >= 0) {
                findings.add(new Finding(
                        "newline-in-lines",
                        Severity.ERROR,
                        arguments.get(i).control(),
                        "a value holds a newline, so one argument would be read as two",
                        "take the flags as shell, nul or json"));
            }
        }
        if (!findings.isEmpty()) {
            throw new InexpressibleException(findings);
        }
        return texts.stream().map(text -> text + "\n").collect(Collectors.joining());
    }

    static String shell(List<String> texts) {
        return texts.stream().map(FlagText::word).collect(Collectors.joining(" "));
    }

    private static String word(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    static String nul(List<String> texts) {
        return texts.stream().map(text -> text + "\0").collect(Collectors.joining());
    }

    static String json(List<String> texts) {
        try {
            return new ObjectMapper().writeValueAsString(texts);
        } catch (JsonProcessingException stringsAlwaysFit) {
            throw new IllegalStateException(stringsAlwaysFit);
        }
    }
}
