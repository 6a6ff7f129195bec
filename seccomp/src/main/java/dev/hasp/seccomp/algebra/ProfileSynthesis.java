package dev.hasp.seccomp.algebra;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.ResolvedRule;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.Libseccomp;
import dev.hasp.seccomp.filter.Multiplexing;
import dev.hasp.seccomp.filter.SeccompFilter;
import dev.hasp.seccomp.filter.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** Writes a profile of a given meaning. */
final class ProfileSynthesis {

    /** The calls that libseccomp gives rules of others; they are looked at when those are there. */
    private static final Set<String> MULTIPLEXERS = Set.of("socketcall", "ipc");

    private final ResolvedProfile frame;
    private final List<SeccompFilter> loadedSources;
    private final ContainerRuntime runtime;
    private final Libseccomp libseccomp;
    private final List<Architecture> architectures;
    private final Verdict otherwise;
    private final CallRules callRules;
    private final Map<Verdict, List<String>> unconditional = new TreeMap<>(Comparator.reverseOrder());
    private final Map<List<ResolvedRule>, List<String>> conditional = new LinkedHashMap<>();

    ProfileSynthesis(
            ResolvedProfile frame,
            List<ResolvedProfile> sources,
            List<SeccompFilter> loadedSources,
            ContainerRuntime runtime,
            Libseccomp libseccomp) {
        this.frame = frame;
        this.loadedSources = loadedSources;
        this.runtime = runtime;
        this.libseccomp = libseccomp;
        SeccompFilter empty = load(frame);
        this.architectures = empty.architectures();
        this.otherwise = empty.defaultVerdict();
        this.callRules = new CallRules(frame, sources, libseccomp);
    }

    private SeccompFilter load(ResolvedProfile profile) {
        return SeccompFilter.load(profile, runtime, libseccomp);
    }

    ResolvedProfile write(FilterMeaning meaning) {
        Map<String, Map<Architecture, ArgumentDiagram>> byArguments = new TreeMap<>();
        Set<Map<Architecture, Integer>> done = new HashSet<>();
        for (String name : SyscallTable.allNames()) {
            Map<Architecture, Integer> numbers = numbers(name);
            if (numbers.isEmpty() || !done.add(numbers)) {
                continue;
            }
            Map<Architecture, ArgumentDiagram> wanted = new EnumMap<>(Architecture.class);
            numbers.forEach((architecture, number) ->
                    wanted.put(architecture, meaning.diagram(architecture.auditArch(), number)));
            Optional<Verdict> always = sameVerdict(wanted.values());
            if (always.isEmpty() || (isMultiplexer(name, wanted) && always.get().equals(otherwise))) {
                byArguments.put(name, wanted);
            } else if (!always.get().equals(otherwise)) {
                unconditional
                        .computeIfAbsent(always.get(), key -> new ArrayList<>())
                        .add(name);
            }
        }
        List<ResolvedRule> multiplexed = multiplexingRules();
        Map<String, Map<Architecture, ArgumentDiagram>> last = new TreeMap<>();
        byArguments.forEach((name, wanted) -> {
            if (isMultiplexer(name, wanted)) {
                last.put(name, wanted);
            } else {
                addRules(name, wanted, multiplexed);
            }
        });
        last.forEach((name, wanted) -> addRules(name, wanted, multiplexingRules()));
        return withHighest(profile());
    }

    private void addRules(String name, Map<Architecture, ArgumentDiagram> wanted, List<ResolvedRule> before) {
        List<ResolvedRule> rules = callRules.find(name, wanted, before).orElseThrow(() -> inexpressible(name, wanted));
        if (!rules.isEmpty()) {
            List<ResolvedRule> nameless = rules.stream()
                    .map(rule -> new ResolvedRule(List.of(), rule.action(), rule.errno(), rule.args(), 0))
                    .toList();
            conditional.computeIfAbsent(nameless, key -> new ArrayList<>()).add(name);
        }
    }

    private static boolean isMultiplexer(String name, Map<Architecture, ?> numbers) {
        return MULTIPLEXERS.contains(name) && numbers.keySet().stream().anyMatch(Architecture::isMultiplexed);
    }

    /** The rules so far of calls that bear on each other. */
    private List<ResolvedRule> multiplexingRules() {
        List<ResolvedRule> rules = new ArrayList<>();
        for (ResolvedRule rule : profile().rules()) {
            List<String> names =
                    rule.names().stream().filter(this::isMultiplexing).toList();
            rules.add(new ResolvedRule(names, rule.action(), rule.errno(), rule.args(), rule.source()));
        }
        return rules;
    }

    private boolean isMultiplexing(String name) {
        return MULTIPLEXERS.contains(name)
                || architectures.stream()
                        .anyMatch(architecture ->
                                Multiplexing.call(architecture, name).isPresent());
    }

    private Map<Architecture, Integer> numbers(String name) {
        Map<Architecture, Integer> numbers = new EnumMap<>(Architecture.class);
        for (Architecture architecture : architectures) {
            OptionalInt number = libseccomp.number(SyscallTable.of(architecture), name);
            number.ifPresent(found -> numbers.put(architecture, found));
        }
        return numbers;
    }

    private static Optional<Verdict> sameVerdict(Collection<ArgumentDiagram> diagrams) {
        Set<ArgumentDiagram> distinct = new HashSet<>(diagrams);
        ArgumentDiagram any = diagrams.iterator().next();
        return distinct.size() == 1 && any.isConstant()
                ? Optional.of(ArgumentDiagram.verdict(any.root()))
                : Optional.empty();
    }

    private ResolvedProfile profile() {
        List<ResolvedRule> rules = new ArrayList<>();
        unconditional.forEach((verdict, names) -> rules.add(
                new ResolvedRule(names, verdict.action(), CallRules.errno(verdict), List.of(), rules.size())));
        conditional.forEach((shape, names) -> shape.forEach(
                rule -> rules.add(new ResolvedRule(names, rule.action(), rule.errno(), rule.args(), rules.size()))));
        return frame.toBuilder().rules(rules).build();
    }

    /**
     * With a rule equal to the default for the highest number that a source names, where the result would name none so
     * high: it changes nothing but up to where runc takes calls for known.
     */
    private ResolvedProfile withHighest(ResolvedProfile profile) {
        if (runtime != ContainerRuntime.RUNC || otherwise.permits()) {
            return profile;
        }
        ResolvedProfile current = profile;
        SeccompFilter filter = load(current);
        for (SeccompFilter source : loadedSources) {
            for (Architecture architecture : architectures) {
                int wanted = highest(source, architecture);
                if (highest(filter, architecture) < wanted) {
                    String name = SyscallTable.of(architecture).name(wanted).orElseThrow();
                    current = current.toBuilder()
                            .addRule(CallRules.rule(name, otherwise, List.of()))
                            .build();
                    filter = load(current);
                }
            }
        }
        return numbered(current);
    }

    private static int highest(SeccompFilter filter, Architecture architecture) {
        return filter.architectures().contains(architecture)
                ? filter.enosysAbove(architecture).orElse(-1)
                : -1;
    }

    private static ResolvedProfile numbered(ResolvedProfile profile) {
        List<ResolvedRule> rules = new ArrayList<>();
        for (ResolvedRule rule : profile.rules()) {
            rules.add(new ResolvedRule(rule.names(), rule.action(), rule.errno(), rule.args(), rules.size()));
        }
        return profile.toBuilder().rules(rules).build();
    }

    private static InexpressibleProfileException inexpressible(String name, Map<Architecture, ArgumentDiagram> wanted) {
        Map<ArgumentDiagram, List<Architecture>> byMeaning = new LinkedHashMap<>();
        wanted.forEach((architecture, diagram) ->
                byMeaning.computeIfAbsent(diagram, key -> new ArrayList<>()).add(architecture));
        return new InexpressibleProfileException(name + " would have to be " + byMeaning
                + ", which no rules say that hold on all architectures of the profile and that every release of"
                + " libseccomp compiles rightly; combine profiles for the same architectures, with simpler conditions");
    }
}
