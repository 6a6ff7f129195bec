package dev.hasp.apparmor;

import static org.assertj.core.api.Assertions.assertThat;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.State;
import dk.brics.automaton.Transition;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A profile as the kernel gets it from the real compiler ({@code apparmor_parser -S}): its automaton for files, walked as
 * the kernel does ({@code aa_dfa_match} in {@code security/apparmor/match.c}). What it permits is what rules allow and
 * none denies.
 */
final class CompiledProfile {

    private static final int MAGIC = 0x1B5E783D;
    private static final int START = 1;
    private static final int DIFFERENCE = 0x8000_0000;
    private static final int INDEX = 0x00FF_FFFF;

    /** The numbers of tables ({@code security/apparmor/include/match.h}). */
    private static final int ACCEPT = 1;

    private static final int BASE = 2;
    private static final int CHECK = 3;
    private static final int DEFAULT = 4;
    private static final int CLASSES = 5;
    private static final int NEXT = 8;

    /** The bits of what the file's owner may do; those of others are 14 further up. */
    private static final Map<FilePermission, Integer> BITS = Map.of(
            FilePermission.WRITE, 2,
            FilePermission.READ, 4,
            FilePermission.APPEND, 8,
            FilePermission.LINK, 16,
            FilePermission.LOCK, 32,
            FilePermission.MAP, 64);

    private static final int EXEC = 1;
    private static final int OTHERS = 14;

    private final Map<Integer, int[]> tables;

    private CompiledProfile(Map<Integer, int[]> tables) {
        this.tables = tables;
    }

    /** Compiles a text with one profile. */
    static CompiledProfile of(String text) {
        AppArmorCompiler.Answer answer = AppArmorCompiler.binary(text);
        assertThat(answer).matches(AppArmorCompiler.Answer::accepts);
        ByteBuffer policy = ByteBuffer.wrap(answer.output().getBytes(StandardCharsets.ISO_8859_1));
        int file = policy.limit() - 4;
        while (file >= 0 && policy.getInt(file) != MAGIC) {
            file--;
        }
        return new CompiledProfile(file < 0 ? Map.of() : tables(policy, file));
    }

    /** What others than the file's owner may do with it. */
    Set<FilePermission> permitted(String path) {
        return permissions(accept(path) >> OTHERS);
    }

    /** What its owner may do with it. */
    Set<FilePermission> permittedToOwner(String path) {
        return permissions(accept(path));
    }

    /** Whether others than its owner may run it. */
    boolean runs(String path) {
        return ((accept(path) >> OTHERS) & EXEC) != 0;
    }

    private static Set<FilePermission> permissions(int mask) {
        Set<FilePermission> permissions = EnumSet.noneOf(FilePermission.class);
        BITS.forEach((permission, bit) -> {
            if ((mask & bit) != 0) {
                permissions.add(permission);
            }
        });
        return permissions;
    }

    private int accept(String path) {
        if (tables.isEmpty()) {
            return 0;
        }
        int state = START;
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            state = next(state, b & 0xff);
        }
        return tables.get(ACCEPT)[state];
    }

    private int next(int from, int b) {
        int[] classes = tables.get(CLASSES);
        int input = classes == null ? b : classes[b];
        int state = from;
        while (true) {
            int base = tables.get(BASE)[state];
            int place = (base & INDEX) + input;
            if (tables.get(CHECK)[place] == state) {
                return tables.get(NEXT)[place];
            }
            state = tables.get(DEFAULT)[state];
            if ((base & DIFFERENCE) == 0) {
                return state;
            }
        }
    }

    /** The paths, as bytes, on which others than the owner have the permission. */
    Automaton language(FilePermission permission) {
        return language(Objects.requireNonNull(BITS.get(permission)) << OTHERS);
    }

    /** The paths, as bytes, on which the owner has the permission. */
    Automaton languageOfOwner(FilePermission permission) {
        return language(Objects.requireNonNull(BITS.get(permission)));
    }

    /** The paths, as bytes, that others than the owner may run. */
    Automaton programs() {
        return language(EXEC << OTHERS);
    }

    private Automaton language(int bit) {
        Automaton language = new Automaton();
        if (!tables.isEmpty()) {
            int[] accept = Objects.requireNonNull(tables.get(ACCEPT));
            State[] states = new State[accept.length];
            Arrays.setAll(states, number -> new State());
            for (int number = START; number < states.length; number++) {
                states[number].setAccept((accept[number] & bit) != 0);
                for (int b = 1; b < 256; b++) {
                    int to = next(number, b);
                    if (to != 0) {
                        states[number].addTransition(new Transition((char) b, states[to]));
                    }
                }
            }
            language.setInitialState(states[START]);
        }
        language.restoreInvariant();
        language.setDeterministic(true);
        return language;
    }

    /** Tables: number, width in bytes, two lengths, then the entries up to a multiple of 8 bytes. */
    private static Map<Integer, int[]> tables(ByteBuffer policy, int from) {
        Map<Integer, int[]> tables = new HashMap<>();
        int at = from + policy.getInt(from + 4);
        int end = from + policy.getInt(from + 8);
        while (at < end) {
            int number = policy.getShort(at);
            int width = policy.getShort(at + 2);
            int first = at + 12;
            int[] entries = new int[policy.getInt(at + 8)];
            int position = first;
            Arrays.setAll(entries, i -> entry(policy, position + i * width, width));
            tables.put(number, entries);
            at = first + entries.length * width;
            at += Math.floorMod(from - at, 8);
        }
        return tables;
    }

    private static int entry(ByteBuffer policy, int at, int width) {
        return switch (width) {
            case 1 -> policy.get(at) & 0xff;
            case 2 -> policy.getShort(at) & 0xffff;
            default -> policy.getInt(at);
        };
    }
}
