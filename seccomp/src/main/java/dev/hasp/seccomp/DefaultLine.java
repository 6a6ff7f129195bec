package dev.hasp.seccomp;

import dev.hasp.linux.Errno;
import dev.hasp.linux.KernelVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line at the margin of {@code docker-default.txt}, cut into its clauses. */
final class DefaultLine {

    private static final List<String> CLAUSES = List.of("when", "unless", "if", "in");
    private static final Pattern KERNEL = Pattern.compile("\\d+\\.\\d+");
    private static final Pattern CONDITION = Pattern.compile("arg([0-5])(?:&(0x\\p{XDigit}+))?(==|!=|<|>)(\\w+)");

    private final String text;
    private final Map<String, List<String>> clauses = new LinkedHashMap<>();

    DefaultLine(String text) {
        this.text = text;
        List<String> words = new ArrayList<>();
        clauses.put("", words);
        for (String word : text.split(" ", -1)) {
            if (CLAUSES.contains(word)) {
                words = new ArrayList<>();
                clauses.put(word, words);
            } else {
                words.add(word);
            }
        }
    }

    /** The words before the first clause. */
    List<String> head() {
        return clause("");
    }

    List<ReleaseRange> releases() {
        return clauses.containsKey("in")
                ? clause("in").stream().map(ReleaseRange::of).toList()
                : ReleaseRange.ALWAYS;
    }

    SyscallRule rule(String comment, List<String> names) {
        return SyscallRule.builder()
                .names(names)
                .action(head().get(0).equals("allow") ? Action.ALLOW : Action.ERRNO)
                .errno(errno(1))
                .args(clause("if").stream().map(this::condition).toList())
                .includes(scope("when"))
                .excludes(scope("unless"))
                .comment(comment)
                .build();
    }

    /** The number of a default line, {@code default errno NAME}, or empty. */
    Optional<Errno> defaultErrno() {
        return errno(2);
    }

    /** An error by name or number, or empty where the head ends before it. */
    private Optional<Errno> errno(int word) {
        if (head().size() <= word) {
            return Optional.empty();
        }
        String errno = head().get(word);
        return Optional.of(Character.isDigit(errno.charAt(0)) ? Errno.of(Long.parseLong(errno)) : Errno.of(errno));
    }

    private RuleScope scope(String clause) {
        List<String> caps = new ArrayList<>();
        List<String> arches = new ArrayList<>();
        Optional<KernelVersion> kernel = Optional.empty();
        for (String word : clause(clause)) {
            if (word.startsWith("CAP_")) {
                caps.add(word);
            } else if (KERNEL.matcher(word).matches()) {
                kernel = Optional.of(KernelVersion.of(word));
            } else {
                arches.add(word);
            }
        }
        return new RuleScope(caps, arches, kernel, Map.of());
    }

    private ArgumentCondition condition(String word) {
        Matcher matcher = CONDITION.matcher(word);
        if (!matcher.matches()) {
            throw new IllegalStateException("docker-default.txt: \"" + word + "\" in \"" + text + "\" is no condition");
        }
        int index = Integer.parseInt(matcher.group(1));
        long value = Long.decode(matcher.group(4));
        if (matcher.group(2) != null) {
            return ArgumentCondition.maskedEqualTo(index, Long.decode(matcher.group(2)), value);
        }
        return switch (matcher.group(3)) {
            case "==" -> ArgumentCondition.equalTo(index, value);
            case "!=" -> ArgumentCondition.notEqualTo(index, value);
            case "<" -> ArgumentCondition.lessThan(index, value);
            default -> ArgumentCondition.greaterThan(index, value);
        };
    }

    private List<String> clause(String name) {
        return clauses.getOrDefault(name, List.of());
    }
}
