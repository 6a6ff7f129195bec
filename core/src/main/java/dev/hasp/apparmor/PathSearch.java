package dev.hasp.apparmor;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.State;
import dk.brics.automaton.Transition;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks for a path that some patterns match and others do not: the shortest one, breadth first over sets of states, so
 * that patterns are never made deterministic as a whole.
 */
final class PathSearch {

    /** After so many sets of states one search gives up. */
    private static final int MOST = 20_000;

    private int left;

    /**
     * Searches that share an allowance.
     *
     * @param most after how many sets of states all of them together give up
     */
    PathSearch(int most) {
        this.left = most;
    }

    /** What a search ends with. */
    sealed interface Result {}

    /**
     * There is one.
     *
     * @param path the shortest
     */
    record Found(String path) implements Result {}

    /** There is none, or the patterns are too intricate to say. */
    enum NotFound implements Result {
        NONE,
        GAVE_UP
    }

    /**
     * A path that all of these match.
     *
     * @param all at least one pattern
     * @param none patterns of which none may match
     */
    Result find(List<Automaton> all, Collection<Automaton> none) {
        List<Set<State>> first = new ArrayList<>();
        for (Automaton automaton : all) {
            first.add(Set.of(automaton.getInitialState()));
        }
        Set<State> outside = new HashSet<>();
        for (Automaton automaton : none) {
            outside.add(automaton.getInitialState());
        }
        Queue<Step> queue = new ArrayDeque<>();
        Set<Place> seen = new LinkedHashSet<>();
        Place start = new Place(first, outside, false);
        queue.add(new Step(start, ""));
        seen.add(start);
        while (!queue.isEmpty()) {
            Step step = queue.remove();
            if (step.place().isGoal()) {
                return new Found(path(step.bytes()));
            }
            for (char c : step.place().choices()) {
                Place next = step.place().after(c);
                boolean repeated = c == '/' && step.place().slash();
                if (!repeated && next.isAlive() && seen.add(next)) {
                    queue.add(new Step(next, step.bytes() + c));
                }
            }
            if (left-- <= 0 || seen.size() > MOST) {
                return NotFound.GAVE_UP;
            }
        }
        return NotFound.NONE;
    }

    /** The path of these bytes; one that is no UTF-8 keeps its bytes as characters. */
    private static String path(String bytes) {
        try {
            byte[] raw = bytes.getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException e) {
            return bytes;
        }
    }

    private record Step(Place place, String bytes) {}

    /**
     * Where all patterns are after the same bytes.
     *
     * @param inside the states of each pattern that must match
     * @param outside the states of all that must not
     * @param slash whether the last byte is a slash; no path has two in a row
     */
    private record Place(List<Set<State>> inside, Set<State> outside, boolean slash) {

        boolean isAlive() {
            return inside.stream().noneMatch(Set::isEmpty);
        }

        boolean isGoal() {
            return inside.stream().allMatch(states -> states.stream().anyMatch(State::isAccept))
                    && outside.stream().noneMatch(State::isAccept);
        }

        Place after(char c) {
            return new Place(inside.stream().map(states -> step(states, c)).toList(), step(outside, c), c == '/');
        }

        private static Set<State> step(Set<State> states, char c) {
            Set<State> next = new HashSet<>();
            for (State state : states) {
                for (Transition transition : state.getTransitions()) {
                    if (transition.getMin() <= c && c <= transition.getMax()) {
                        next.add(transition.getDest());
                    }
                }
            }
            return next;
        }

        /** One byte of each range within which all bytes lead to the same place, the plainest first. */
        List<Character> choices() {
            TreeSet<Integer> starts = new TreeSet<>();
            for (Set<State> states : inside) {
                cuts(states, starts);
            }
            cuts(outside, starts);
            List<Character> choices = new ArrayList<>();
            for (int from : starts) {
                Integer next = starts.higher(from);
                choices.add(plainest(from, next == null ? 255 : next - 1));
            }
            choices.sort(Comparator.comparingInt(PathSearch::rank).thenComparing(c -> c));
            return choices;
        }

        private static void cuts(Set<State> states, Set<Integer> starts) {
            for (State state : states) {
                for (Transition transition : state.getTransitions()) {
                    starts.add((int) transition.getMin());
                    if (transition.getMax() < 255) {
                        starts.add(transition.getMax() + 1);
                    }
                }
            }
        }
    }

    private static char plainest(int from, int to) {
        for (char preferred : new char[] {'a', 'A', '0'}) {
            int last = preferred == '0' ? '9' : preferred + 25;
            if (from <= last && to >= preferred) {
                return (char) Math.max(from, preferred);
            }
        }
        return (char) Math.max(from, Math.min(to, '!'));
    }

    private static int rank(char c) {
        if (c >= 'a' && c <= 'z') {
            return 0;
        } else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
            return 1;
        }
        return c > ' ' && c < 0x7f ? 2 : 3;
    }
}
