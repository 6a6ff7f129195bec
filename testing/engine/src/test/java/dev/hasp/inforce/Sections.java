package dev.hasp.inforce;

import dev.hasp.SecuritySpec;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What several scripts said that one container ran one after the other, each in a shell of its own. */
record Sections(Map<String, Section> byScript, Outcome outcome) {

    /** What one of them said and ended with. */
    record Section(int exitCode, String output) {}

    private static final Pattern SECTION = Pattern.compile("(?s)=begin=\n(.*?)=end= ([0-9]+)\n");

    /** Runs them. */
    static Sections of(Engine engine, SecuritySpec spec, Collection<String> scripts) {
        StringBuilder all = new StringBuilder("exec 2>&1\n");
        for (String script : scripts) {
            all.append("echo =begin=\n(\n").append(script).append("\n)\ncode=$?; echo; echo =end= $code\n");
        }
        Outcome outcome = engine.run(spec, "sh", "-c", all.toString());
        Map<String, Section> sections = new LinkedHashMap<>();
        List<String> asked = new ArrayList<>(scripts);
        Matcher section = SECTION.matcher(outcome.stdout());
        while (section.find()) {
            sections.put(asked.get(sections.size()), new Section(Integer.parseInt(section.group(2)), section.group(1)));
        }
        if (sections.size() < asked.size() && outcome.exitCode() != 0) {
            // the first that did not end took the whole container with it
            sections.put(asked.get(sections.size()), new Section(outcome.exitCode(), outcome.stdout()));
        }
        return new Sections(sections, outcome);
    }

    /** What that one said. */
    Section of(String script) {
        Section section = byScript.get(script);
        if (section == null) {
            throw new AssertionError("the container ended before " + script + ": " + outcome);
        }
        return section;
    }
}
