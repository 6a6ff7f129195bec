package dev.hasp.apparmor;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads rules on what processes do to each other: signals, tracing and Unix sockets. */
final class PeerRuleReader {

    private static final Map<String, Set<String>> SIGNAL = Map.of(
            "send", Set.of("send"),
            "w", Set.of("send"),
            "write", Set.of("send"),
            "receive", Set.of("receive"),
            "r", Set.of("receive"),
            "read", Set.of("receive"),
            "rw", Set.of("send", "receive"));

    private static final Map<String, Set<String>> PTRACE = Map.of(
            "read", Set.of("read"),
            "r", Set.of("read"),
            "trace", Set.of("trace"),
            "w", Set.of("trace"),
            "rw", Set.of("read", "trace"),
            "readby", Set.of("readby"),
            "tracedby", Set.of("tracedby"));

    private static final String ONCE = "expected each condition once";

    private final ProfileCursor cursor;

    PeerRuleReader(ProfileCursor cursor) {
        this.cursor = cursor;
    }

    Rule signal(Qualifiers qualifiers) {
        cursor.tryWord("signal");
        Set<String> access = access(SIGNAL, "expected send or receive");
        Set<String> signals = Set.of();
        Optional<ProfileGlob> peer = Optional.empty();
        while (!cursor.sees(",")) {
            if (signals.isEmpty() && cursor.tryWord("set")) {
                cursor.symbol("=", "expected: set=(…)");
                signals = cursor.values("expected signals such as term");
            } else {
                peer = peer(peer, "expected set=(…) once, peer=… once, or a comma");
            }
        }
        return new Rule.Signals(qualifiers, access, signals, peer);
    }

    Rule ptrace(Qualifiers qualifiers) {
        cursor.tryWord("ptrace");
        Set<String> access = access(PTRACE, "expected read, trace, readby or tracedby");
        Optional<ProfileGlob> peer = Optional.empty();
        while (!cursor.sees(",")) {
            peer = peer(peer, "expected peer=… once, or a comma");
        }
        return new Rule.Ptrace(qualifiers, access, peer);
    }

    private Optional<ProfileGlob> peer(Optional<ProfileGlob> before, String expected) {
        if (before.isPresent() || !cursor.tryWord("peer")) {
            throw cursor.error(expected);
        }
        cursor.symbol("=", "expected: peer=NAME");
        return Optional.of(new ProfileGlob(cursor.pattern("", "expected a profile's name")));
    }

    /** The words, in the terms of the model, up to the first condition. */
    private Set<String> access(Map<String, Set<String>> words, String expected) {
        Set<String> access = new LinkedHashSet<>();
        int start = cursor.at();
        if (cursor.sees("(")) {
            for (String word : cursor.values(expected)) {
                access.addAll(known(words, word, start, expected));
            }
        } else if (words.containsKey(cursor.peekWord())) {
            access.addAll(known(words, cursor.word(expected), start, expected));
        }
        return access;
    }

    private Set<String> known(Map<String, Set<String>> words, String word, int start, String expected) {
        Set<String> meaning = words.get(word);
        if (meaning == null) {
            throw cursor.errorAt(start, expected);
        }
        return meaning;
    }

    Rule unix(Qualifiers qualifiers) {
        cursor.tryWord("unix");
        Set<String> access = unixAccess();
        Optional<String> type = Optional.empty();
        Optional<SocketAddress> address = Optional.empty();
        Optional<ProfileGlob> peer = Optional.empty();
        while (!cursor.sees(",")) {
            switch (cursor.peekWord()) {
                case "type" -> type = Optional.of(once(type, "type"));
                case "addr" -> address = Optional.of(SocketAddress.of(once(address, "addr")));
                case "peer" -> peer = Optional.of(unixPeer(peer));
                default -> throw cursor.error("expected type=, addr= or peer=(label=…), or a comma");
            }
        }
        return new Rule.UnixSockets(qualifiers, access, type, address, peer);
    }

    private Set<String> unixAccess() {
        Set<String> access = new LinkedHashSet<>();
        int start = cursor.at();
        if (cursor.sees("(")) {
            access.addAll(cursor.values("expected access such as connect"));
        } else if (Words.UNIX_ACCESS.contains(cursor.peekWord())) {
            access.add(cursor.word("expected access such as connect"));
        }
        if (!Words.UNIX_ACCESS.containsAll(access)) {
            throw cursor.errorAt(start, "expected access such as connect; r, w and rw are not read");
        }
        return access;
    }

    private String once(Optional<?> before, String condition) {
        if (before.isPresent()) {
            throw cursor.error(ONCE);
        }
        cursor.tryWord(condition);
        cursor.symbol("=", "expected: " + condition + "=…");
        return cursor.pattern("()", "expected one value");
    }

    private ProfileGlob unixPeer(Optional<ProfileGlob> before) {
        if (before.isPresent()) {
            throw cursor.error(ONCE);
        }
        String expected = "expected: peer=(label=…)";
        cursor.tryWord("peer");
        cursor.symbol("=", expected);
        cursor.symbol("(", expected);
        if (!cursor.tryWord("label")) {
            throw cursor.error(expected + "; a peer's address is not read");
        }
        cursor.symbol("=", expected);
        ProfileGlob peer = new ProfileGlob(cursor.pattern("()", expected));
        cursor.symbol(")", expected);
        return peer;
    }
}
