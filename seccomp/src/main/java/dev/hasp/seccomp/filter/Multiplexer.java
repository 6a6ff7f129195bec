package dev.hasp.seccomp.filter;

import dev.hasp.linux.Architecture;
import dev.hasp.seccomp.ArgumentCondition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calls that some architectures make through {@code socketcall} and {@code ipc}; libseccomp doubles rules for them
 * ({@code abi_rule_add} of its {@code arch-*.c}). Numbers are those of {@code linux/net.h} and {@code linux/ipc.h}.
 *
 * @param call the multiplexing call
 * @param selector its first argument for the multiplexed one
 */
record Multiplexer(String call, int selector) {

    private static final List<String> SOCKETCALL = List.of(
            "socket",
            "bind",
            "connect",
            "listen",
            "accept",
            "getsockname",
            "getpeername",
            "socketpair",
            "send",
            "recv",
            "sendto",
            "recvfrom",
            "shutdown",
            "setsockopt",
            "getsockopt",
            "sendmsg",
            "recvmsg",
            "accept4",
            "recvmmsg",
            "sendmmsg");
    private static final Map<String, Integer> IPC = Map.ofEntries(
            Map.entry("semop", 1),
            Map.entry("semget", 2),
            Map.entry("semctl", 3),
            Map.entry("semtimedop", 4),
            Map.entry("msgsnd", 11),
            Map.entry("msgrcv", 12),
            Map.entry("msgget", 13),
            Map.entry("msgctl", 14),
            Map.entry("shmat", 21),
            Map.entry("shmdt", 22),
            Map.entry("shmget", 23),
            Map.entry("shmctl", 24));
    private static final Map<String, Multiplexer> BY_NAME = byName();

    private static Map<String, Multiplexer> byName() {
        Map<String, Multiplexer> all = new HashMap<>();
        for (int i = 0; i < SOCKETCALL.size(); i++) {
            all.put(SOCKETCALL.get(i), new Multiplexer("socketcall", i + 1));
        }
        IPC.forEach((name, selector) -> all.put(name, new Multiplexer("ipc", selector)));
        return Map.copyOf(all);
    }

    /** The multiplexer of a call on an architecture, or null. */
    static @Nullable Multiplexer find(Architecture architecture, String name) {
        return architecture.isMultiplexed() ? BY_NAME.get(name) : null;
    }

    /** A rule's conditions as they become the companion's: the selector takes the place of those on the first argument. */
    List<ArgumentCondition> select(List<ArgumentCondition> conditions) {
        List<ArgumentCondition> selected = new ArrayList<>();
        selected.add(ArgumentCondition.equalTo(0, selector));
        conditions.stream().filter(condition -> condition.index() != 0).forEach(selected::add);
        return selected;
    }
}
