package dev.hasp.linux;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A system call that stands for many others, chosen by its first argument ({@code socketcall(2)}, {@code ipc(2)}). */
public enum CallMultiplexer {
    /** {@code socketcall}, with the numbers of {@code linux/net.h}. */
    SOCKETCALL(
            "socketcall",
            "socket bind connect listen accept getsockname getpeername socketpair send recv sendto recvfrom shutdown"
                    + " setsockopt getsockopt sendmsg recvmsg accept4 recvmmsg sendmmsg"),

    /** {@code ipc}, with the numbers of {@code linux/ipc.h}. */
    IPC(
            "ipc",
            "semop semget semctl semtimedop - - - - - - msgsnd msgrcv msgget msgctl - - - - - - shmat shmdt shmget"
                    + " shmctl");

    private final String call;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable, in the order of the numbers
    private final Map<String, Integer> selectors;

    CallMultiplexer(String call, String namesFromOne) {
        Map<String, Integer> numbered = new LinkedHashMap<>();
        int number = 1;
        for (String name : namesFromOne.split(" ", -1)) {
            if (!name.equals("-")) {
                numbered.put(name, number);
            }
            number++;
        }
        this.call = call;
        this.selectors = Collections.unmodifiableMap(numbered);
    }

    /** The one through which a call can be made, on architectures that have it. */
    public static Optional<CallMultiplexer> of(String name) {
        for (CallMultiplexer multiplexer : values()) {
            if (multiplexer.selectors.containsKey(name)) {
                return Optional.of(multiplexer);
            }
        }
        return Optional.empty();
    }

    /** The name of the call itself. */
    public String call() {
        return call;
    }

    /** The calls that it stands for, and the first argument that chooses each. */
    public Map<String, Integer> selectors() {
        return selectors;
    }
}
