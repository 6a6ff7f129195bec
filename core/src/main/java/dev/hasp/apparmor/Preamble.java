package dev.hasp.apparmor;

import java.util.List;

/** What a file such as {@code tunables/global} holds. */
record Preamble(List<Assignment> assignments, List<Include> includes) {

    /**
     * Values for a variable.
     *
     * @param adds whether they are added to those that it has
     */
    record Assignment(String name, List<String> values, boolean adds) {}
}
