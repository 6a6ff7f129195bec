package dev.hasp.apparmor;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.BasicOperations;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The rules of a profile with the included texts put in, and what of it stays unknown. */
final class KnownRules {

    /** Everything, as {@code file,} has it. */
    private static final PathGlob EVERYTHING = PathGlob.of("/{,**}");

    private static final String PROFILE_NAME = "profile_name";
    private static final String PEER = "AppArmor peer";

    private final AppArmorProfile profile;
    private final Map<String, List<String>> values = new HashMap<>();
    private final List<AppArmorProfile.Noted> rules = new ArrayList<>();
    private final List<Unknown> unknownTunables = new ArrayList<>();
    private final List<Unknown> unknownRules = new ArrayList<>();
    private final Map<PathGlob, Automaton> automata = new HashMap<>();

    /**
     * Something that is not known.
     *
     * @param what such as {@code include <abstractions/base>}
     * @param why such as that its text is not given
     */
    record Unknown(String what, String why) {}

    KnownRules(AppArmorProfile profile, Map<String, String> files) {
        this.profile = profile;
        values.put(PROFILE_NAME, List.of(profile.name().text()));
        variables(files);
        rules.addAll(profile.rules());
        rules(files);
    }

    private void variables(Map<String, String> files) {
        each(profile.tunables(), files, unknownTunables, AppArmorReader::preamble, preamble -> {
            preamble.assignments().forEach(this::assign);
            return preamble.includes();
        });
        profile.variables().forEach(v -> assign(new Preamble.Assignment(v.name(), v.values(), false)));
    }

    private void assign(Preamble.Assignment assignment) {
        if (assignment.adds()) {
            values.computeIfAbsent(assignment.name(), name -> new ArrayList<>()).addAll(assignment.values());
        } else {
            values.put(assignment.name(), new ArrayList<>(assignment.values()));
        }
    }

    private void rules(Map<String, String> files) {
        each(profile.includes(), files, unknownRules, AppArmorReader::fragment, fragment -> {
            rules.addAll(fragment.rules());
            return fragment.includes();
        });
    }

    /** Reads included files, and what they include, each once. */
    private static <T> void each(
            List<Include> first,
            Map<String, String> files,
            List<Unknown> unknown,
            Function<String, T> reader,
            Function<T, List<Include>> found) {
        Deque<Include> waiting = new ArrayDeque<>(first);
        Set<String> done = new HashSet<>();
        while (!waiting.isEmpty()) {
            String file = waiting.removeFirst().file();
            String text = files.get(file);
            if (!done.add(file)) {
                continue;
            } else if (text == null) {
                unknown.add(new Unknown("include <" + file + ">", "its text is not given"));
                continue;
            }
            try {
                waiting.addAll(found.apply(reader.apply(text)));
            } catch (AppArmorSyntaxException e) {
                unknown.add(new Unknown("include <" + file + ">", String.valueOf(e.getMessage())));
            }
        }
    }

    AppArmorProfile profile() {
        return profile;
    }

    /** The profile's own rules, then those of included texts. */
    List<AppArmorProfile.Noted> rules() {
        return rules;
    }

    /** What could hold further rules. */
    List<Unknown> unknownRules() {
        return unknownRules;
    }

    /** What could give variables further values. */
    List<Unknown> unknownTunables() {
        return unknownTunables;
    }

    /** The paths of a pattern; empty where a variable in it is unknown. */
    Optional<Automaton> paths(PathGlob glob) {
        if (!values.keySet().containsAll(glob.variables())) {
            return Optional.empty();
        }
        return Optional.of(automata.computeIfAbsent(
                glob,
                key -> BasicOperations.union(
                        glob.expanded(values).stream().map(PathGlob::automaton).toList())));
    }

    /** The paths of a rule on files; empty for other rules and where a variable is unknown. */
    Optional<Automaton> paths(Rule rule) {
        if (rule instanceof Rule.AllFiles) {
            return paths(EVERYTHING);
        }
        return rule instanceof Rule.Files files ? paths(files.path()) : Optional.empty();
    }

    /**
     * Whether a pattern matches a path.
     *
     * @param path absolute
     */
    Match matches(PathGlob glob, String path) {
        return matches(glob.variables(), paths(glob), path);
    }

    /** Whether a pattern matches the name of a profile. */
    Match matches(ProfileGlob glob, String name) {
        Set<String> variables = GlobVariables.in(glob.text());
        Optional<Automaton> names = values.keySet().containsAll(variables)
                ? Optional.of(BasicOperations.union(GlobVariables.expanded(PEER, glob.text(), values).stream()
                        .map(text -> GlobAutomaton.of(PEER, text, GlobParser.parse(PEER, text)))
                        .toList()))
                : Optional.empty();
        return matches(variables, names, name);
    }

    private Match matches(Set<String> variables, Optional<Automaton> automaton, String text) {
        if (automaton.isEmpty()) {
            return Match.MAYBE;
        } else if (automaton.get().run(GlobAutomaton.bytes(text))) {
            return Match.YES;
        }
        // texts that are not known could add values
        boolean fixed = variables.isEmpty() || variables.equals(Set.of(PROFILE_NAME)) || unknownTunables.isEmpty();
        return fixed ? Match.NO : Match.MAYBE;
    }
}
