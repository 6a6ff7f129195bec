package dev.hasp.seccomp;

import dev.hasp.linux.Errno;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What {@code docker-default.txt} records, read once: each member of the profile with the releases that have it. */
final class DefaultTable {

    private static final String RESOURCE = "docker-default.txt";
    private static final String SCMP_ARCH = "SCMP_ARCH_";

    private final List<EngineRelease> releases = new ArrayList<>();
    private final List<In<Optional<Errno>>> defaultErrnos = new ArrayList<>();
    private final List<In<ArchitectureMapping>> mappings = new ArrayList<>();
    private final List<In<SyscallRule>> rules = new ArrayList<>();

    private String group = "";

    private DefaultTable(List<String> lines) {
        int next = 0;
        while (next < lines.size()) {
            String margin = lines.get(next);
            List<String> indented = new ArrayList<>();
            for (next++; next < lines.size() && lines.get(next).startsWith(" "); next++) {
                indented.addAll(Arrays.asList(lines.get(next).strip().split(" +", -1)));
            }
            if (!margin.isEmpty() && !margin.startsWith("#")) {
                add(margin, indented);
            }
        }
        releases.sort(null);
    }

    static DefaultTable known() {
        return Holder.KNOWN;
    }

    /** All releases, oldest first. */
    List<EngineRelease> releases() {
        return releases;
    }

    SeccompProfile profile(EngineRelease release) {
        return SeccompProfile.builder()
                .defaultAction(Action.ERRNO)
                .defaultErrno(at(defaultErrnos, release).get(0))
                .archMap(at(mappings, release))
                .rules(at(rules, release))
                .build();
    }

    private static <T> List<T> at(List<In<T>> members, EngineRelease release) {
        return members.stream()
                .filter(member -> member.ranges.stream().anyMatch(range -> range.contains(release)))
                .map(In::member)
                .toList();
    }

    private void add(String margin, List<String> indented) {
        if (margin.startsWith("== ")) {
            group = margin.substring(3);
            return;
        }
        DefaultLine line = new DefaultLine(margin);
        switch (line.head().get(0)) {
            case "releases" -> indented.forEach(range -> releases.addAll(EngineRelease.range(range)));
            case "default" -> defaultErrnos.add(new In<>(line.releases(), line.defaultErrno()));
            case "map" -> mappings.add(new In<>(line.releases(), mapping(line.head())));
            case "allow", "errno" -> rules.add(new In<>(line.releases(), line.rule(group, indented)));
            default -> throw new IllegalStateException(RESOURCE + ": \"" + margin + "\" is not understood");
        }
    }

    private static ArchitectureMapping mapping(List<String> head) {
        List<String> names = head.stream().skip(1).map(SCMP_ARCH::concat).toList();
        return new ArchitectureMapping(names.get(0), names.subList(1, names.size()));
    }

    /** A member of the profile in some releases. */
    private record In<T>(List<ReleaseRange> ranges, T member) {}

    private static final class Holder {
        private static final DefaultTable KNOWN = read();

        private static DefaultTable read() {
            try (InputStream in = Objects.requireNonNull(DefaultTable.class.getResourceAsStream(RESOURCE))) {
                return new DefaultTable(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
