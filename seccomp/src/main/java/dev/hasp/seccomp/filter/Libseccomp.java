package dev.hasp.seccomp.filter;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A release of libseccomp, as far as the system calls and architectures that it knows change a filter: rules for a name
 * that it does not know are passed over.
 */
public enum Libseccomp {
    /** 2.5.4 as in Debian 12, with the calls of Linux 6.7 that Debian added. */
    DEBIAN_12("debian12", false),

    /** 2.6.1, which knows the calls of Linux 7.1. */
    V2_6_1("2.6.1", true);

    private final String section;
    private final boolean loongarch;

    Libseccomp(String section, boolean loongarch) {
        this.section = section;
        this.loongarch = loongarch;
    }

    /** The number by which rules for a call are added, or empty if the release does not know it there. */
    public OptionalInt number(SyscallTable table, String name) {
        OptionalInt number = table.number(name);
        return number.isPresent() && (isUnknown(name) || isUnnumbered(table.architecture(), name))
                ? OptionalInt.empty()
                : number;
    }

    /** Whether the release knows the call on any architecture. */
    public boolean knows(String name) {
        return !isUnknown(name) && SyscallTable.allNames().contains(name);
    }

    private boolean isUnknown(String name) {
        return UnknownNames.BY_SECTION.getOrDefault(section, Set.of()).contains(name);
    }

    /** Whether the release can filter the architecture. */
    public boolean knows(Architecture architecture) {
        return loongarch || architecture != Architecture.LOONGARCH64;
    }

    /** Debian's patch gives map_shadow_stack no number on x32. */
    private boolean isUnnumbered(Architecture architecture, String name) {
        return this == DEBIAN_12 && architecture == Architecture.X32 && name.equals("map_shadow_stack");
    }

    /** Reads {@code libseccomp-unknown.tsv}: the calls of the table that releases do not know. */
    private static final class UnknownNames {
        private static final Map<String, Set<String>> BY_SECTION = read();

        private static Map<String, Set<String>> read() {
            try (InputStream in =
                    Objects.requireNonNull(Libseccomp.class.getResourceAsStream("libseccomp-unknown.tsv"))) {
                Map<String, Set<String>> sections = new HashMap<>();
                Set<String> names = new HashSet<>();
                for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList()) {
                    if (line.startsWith("[")) {
                        names = new HashSet<>();
                        sections.put(line.substring(1, line.length() - 1), names);
                    } else if (!line.startsWith("#")) {
                        names.add(line);
                    }
                }
                return sections;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
