package dev.hasp.cli;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import dev.hasp.seccomp.filter.FilterRule;
import dev.hasp.seccomp.filter.SeccompFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code hasp seccomp explain}: what a profile does with every call of a host, in words. */
final class SeccompExplainVerb extends SeccompVerb {

    private final OptionSpec syscall = OptionSpec.builder("--syscall")
            .paramLabel("NAME")
            .arity("1")
            .type(String.class)
            .description("Explain this call alone, on every architecture that the filter covers.")
            .build();

    SeccompExplainVerb(Session session) {
        super(session, "PROFILE", "1");
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("explain")
                .addOption(syscall)
                .usageMessage()
                .description("Say what a profile does with every system call of the host.");
        return withProfiles(spec, true);
    }

    @Override
    Answer run() {
        SeccompFilter filter = load(document(words().get(0)));
        String name = syscall.getValue();
        Map<String, List<String>> sentences = name == null ? all(filter) : one(filter, name);
        return Answer.ok(isJson() ? json(sentences) : text(sentences));
    }

    /** Calls of the native architecture by what happens with them. */
    private static Map<String, List<String>> all(SeccompFilter filter) {
        Architecture architecture = filter.nativeArchitecture();
        Map<Integer, List<FilterRule>> rules = filter.rules(architecture);
        Map<String, List<String>> byVerdict = new LinkedHashMap<>();
        byVerdict.put("default", List.of(filter.defaultVerdict().toString()));
        byVerdict.put(
                "architectures",
                filter.architectures().stream().map(Architecture::toString).toList());
        SyscallTable table = SyscallTable.of(architecture);
        for (String name : new TreeMap<>(names(table)).values()) {
            List<FilterRule> here = rules.getOrDefault(table.number(name).orElseThrow(), List.of());
            byVerdict
                    .computeIfAbsent(verdict(filter, here), verdict -> new ArrayList<>())
                    .add(name);
        }
        return byVerdict;
    }

    private static Map<String, String> names(SyscallTable table) {
        return SyscallTable.allNames().stream()
                .filter(name -> table.number(name).isPresent())
                .collect(Collectors.toMap(name -> name, name -> name));
    }

    private static String verdict(SeccompFilter filter, List<FilterRule> rules) {
        return rules.stream()
                .filter(FilterRule::isUnconditional)
                .findFirst()
                .map(rule -> rule.verdict().toString())
                .orElse(rules.isEmpty() ? filter.defaultVerdict().toString() : "by argument");
    }

    /** The rules of one call, on each architecture that the filter covers. */
    private static Map<String, List<String>> one(SeccompFilter filter, String name) {
        Map<String, List<String>> sentences = new LinkedHashMap<>();
        for (Architecture architecture : filter.architectures()) {
            OptionalInt number = SyscallTable.of(architecture).number(name);
            if (number.isPresent()) {
                List<String> lines = new ArrayList<>();
                List<FilterRule> rules = filter.rules(architecture).getOrDefault(number.getAsInt(), List.of());
                rules.forEach(rule -> lines.add(rule.verdict() + " by " + rule));
                if (rules.stream().noneMatch(FilterRule::isUnconditional)) {
                    lines.add((rules.isEmpty() ? "" : "else ") + filter.defaultVerdict());
                }
                sentences.put(architecture.toString(), lines);
            }
        }
        if (sentences.isEmpty()) {
            throw Failure.usage(
                    "unknown-syscall",
                    "no architecture of the filter has a system call " + name,
                    "check the spelling, or give another --arch");
        }
        return sentences;
    }

    private static String text(Map<String, List<String>> sentences) {
        StringBuilder text = new StringBuilder();
        sentences.forEach((title, lines) -> text.append(title)
                .append(" (")
                .append(lines.size())
                .append("): ")
                .append(String.join(", ", lines))
                .append('\n'));
        return text.toString();
    }

    private static String json(Map<String, List<String>> sentences) {
        return Json.of(json -> {
            json.writeStartObject();
            for (Map.Entry<String, List<String>> entry : sentences.entrySet()) {
                json.writeArrayFieldStart(entry.getKey());
                for (String line : entry.getValue()) {
                    json.writeString(line);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        });
    }
}
