package dev.hasp.apparmor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Variables in patterns, which the compiler replaces by each of their values. */
final class GlobVariables {

    private static final int MOST = 1024;
    private static final int DEEPEST = 32;

    private static final String NAME = "[A-Za-z][A-Za-z0-9_]*";
    private static final Pattern PLAIN = Pattern.compile(NAME);

    /** An escaped character, or a variable. */
    private static final Pattern TOKEN = Pattern.compile("\\\\.|@\\{(" + NAME + ")}", Pattern.DOTALL);

    private GlobVariables() {}

    static boolean isName(String name) {
        return PLAIN.matcher(name).matches();
    }

    static Set<String> in(String text) {
        Set<String> names = new LinkedHashSet<>();
        TOKEN.matcher(text)
                .results()
                .map(m -> m.group(1))
                .filter(n -> n != null)
                .forEach(names::add);
        return names;
    }

    static List<String> expanded(String what, String text, Map<String, List<String>> values) {
        List<String> done = new ArrayList<>();
        Deque<Partly> waiting = new ArrayDeque<>();
        waiting.add(new Partly(text, 0));
        while (!waiting.isEmpty()) {
            Partly next = waiting.removeLast();
            Matcher variable = TOKEN.matcher(next.text());
            boolean found = variable.find();
            while (found && variable.group(1) == null) {
                found = variable.find();
            }
            if (!found) {
                done.add(next.text());
                continue;
            }
            List<String> choices = values.getOrDefault(variable.group(1), List.of());
            if (choices.isEmpty()) {
                throw new MalformedAppArmorException(
                        what, text, "has the variable " + variable.group(1) + ", which has no value", "declare it");
            }
            if (done.size() + waiting.size() + choices.size() > MOST
                    || next.depth() > DEEPEST
                    || next.text().length() > GlobParser.LONGEST) {
                throw new MalformedAppArmorException(
                        what,
                        text,
                        "stands for more than " + MOST + " patterns, or its variables go round in circles",
                        "expected fewer values");
            }
            String before = next.text().substring(0, variable.start());
            String after = next.text().substring(variable.end());
            for (int i = choices.size() - 1; i >= 0; i--) {
                waiting.addLast(new Partly(before + choices.get(i) + after, next.depth() + 1));
            }
        }
        return done;
    }

    private record Partly(String text, int depth) {}
}
