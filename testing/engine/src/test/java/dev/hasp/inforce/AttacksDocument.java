package dev.hasp.inforce;

import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.profiles.Preset;
import dev.hasp.profiles.Presets;
import dev.hasp.testing.attack.Attack;
import dev.hasp.testing.attack.AttackResult;
import dev.hasp.testing.attack.AttackResult.Contained;
import dev.hasp.testing.attack.AttackResult.NotTriable;
import dev.hasp.testing.attack.AttackResult.Succeeded;
import dev.hasp.testing.attack.Attacks;
import dev.hasp.testing.attack.Guard;
import dev.hasp.testing.attack.Unpromised;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page on attacks, written from a run of them. */
final class AttacksDocument {

    /** Controls by a word that is short enough for a column of its own. */
    private static final Map<Control<?>, String> WORDS = words();

    private static final String BEGIN = """
            # Attacks

            What hostile code tries in a container, each attack run on a real engine: under a profile that is weak on purpose,
            where it has to succeed so that its failing elsewhere means something; under the weak profile with one control
            more, for each control that is said to contain it; and under every preset. This page is written from such a run, on
            %s. `AttackRange` in the test kit does the same to profiles of your own.

            Success is an effect that is seen: a secret that was read, a file that was written, processes that were there.
            Whatever is harmed was made for it: a neighbour container, a service, a loop device, a volume. Where the effect
            would harm the machine the attack stops short of it, as its row says. Each attack ends after 20 s, and has at most
            512 processes and 512 MiB.

            """;

    private static final String EXPERIMENTS = """
            ## Control experiments

            The controls are those that contain the attack one at a time.

            | attack | what it does | source | contained by any of | weak profile |
            |---|---|---|---|---|
            """;

    private static final String PRESETS = """

            ## Presets

            What contains an attack under each preset: every word alone would do. **open** is what the preset does not promise,
            with its reason [below](#what-presets-do-not-promise); · is contained by what nobody decides, and – could not be
            tried on the machine.

            """;

    private static final String UNPROMISED = """

            ## What presets do not promise

            """;

    private static final String FITTINGS = """

            ## How they are tried

            Presets are tried as they are, on a network of the run's own in place of the one they name, with a directory that
            another container reads mounted at /shared, and read-only at /input.

            """;

    private AttacksDocument() {}

    private static Map<Control<?>, String> words() {
        Map<Control<?>, String> words = new LinkedHashMap<>();
        words.put(Controls.USER, "user");
        words.put(Controls.CAPABILITIES, "caps");
        words.put(Controls.NO_NEW_PRIVILEGES, "nnp");
        words.put(Controls.SECCOMP, "seccomp");
        words.put(Controls.NETWORK, "net");
        words.put(Controls.PID, "pid");
        words.put(Controls.IPC, "ipc");
        words.put(Controls.READ_ONLY_ROOTFS, "root");
        words.put(Controls.TMPFS, "tmpfs");
        words.put(Controls.MOUNTS, "mounts");
        words.put(Controls.MASKED_PATHS, "masked");
        words.put(Controls.READ_ONLY_PATHS, "paths");
        words.put(Controls.DEVICE_CGROUP_RULES, "devices");
        words.put(Controls.PIDS_LIMIT, "pids");
        words.put(Controls.MEMORY, "memory");
        words.put(Controls.CPUS, "cpus");
        words.put(Controls.ULIMITS, "ulimits");
        words.put(Controls.LOGGING, "log");
        return words;
    }

    /** The page of a run: the engine's title, the control experiments, and the results of every preset. */
    static String of(String engine, List<AttackResult> experiments, List<AttackResult> presets) {
        Map<Attack, AttackResult> experiment =
                experiments.stream().collect(Collectors.toMap(AttackResult::attack, Function.identity()));
        StringBuilder page = new StringBuilder(BEGIN.formatted(engine)).append(EXPERIMENTS);
        for (Attack attack : Attacks.all()) {
            page.append(row(
                    "`" + attack.name() + "`",
                    attack.summary(),
                    attack.source(),
                    attack.guards().stream()
                            .map(guard -> "`" + guard.control().key() + "` " + guard.decision())
                            .distinct()
                            .collect(Collectors.joining("; ")),
                    experiment(attack, experiment.get(attack))));
        }
        page.append(PRESETS).append(legend()).append('\n');
        List<String> names = Presets.all().stream().map(Preset::name).toList();
        page.append(row(Stream.concat(Stream.of("attack"), names.stream()).toArray(String[]::new)));
        page.append("|---".repeat(names.size() + 1)).append("|\n");
        for (Attack attack : Attacks.all()) {
            List<String> cells = new ArrayList<>(List.of("`" + attack.name() + "`"));
            presets.stream()
                    .filter(result -> result.attack() == attack)
                    .map(result -> cell(result, experiment.get(attack)))
                    .forEach(cells::add);
            page.append(row(cells.toArray(String[]::new)));
        }
        return page.append(unpromised()).append(fittings()).toString();
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String legend() {
        return WORDS.entrySet().stream()
                        .filter(word -> !word.getKey().key().equals(word.getValue()))
                        .map(word -> word.getValue() + " is `" + word.getKey().key() + "`")
                        .collect(Collectors.joining(", "))
                + ".\n";
    }

    private static String experiment(Attack attack, AttackResult result) {
        return switch (kind(result)) {
            case "succeeded" ->
                attack.stopsBefore().map(harm -> "succeeds, short of " + harm).orElse("succeeds");
            case "contained" -> "fails";
            default -> "not triable here: " + ((NotTriable) result.verdict()).reason();
        };
    }

    private static String kind(AttackResult result) {
        return result.succeeded() ? "succeeded" : result.contained() ? "contained" : "not triable";
    }

    private static String cell(AttackResult result, AttackResult experiment) {
        if (experiment.verdict() instanceof NotTriable || result.verdict() instanceof NotTriable) {
            return "–";
        }
        if (result.verdict() instanceof Succeeded) {
            return "**open**";
        }
        List<Guard> by = ((Contained) result.verdict()).by();
        return by.isEmpty()
                ? "·"
                : by.stream()
                        .map(guard -> WORDS.get(guard.control()))
                        .distinct()
                        .collect(Collectors.joining(" "));
    }

    private static String unpromised() {
        return UNPROMISED
                + Unpromised.all().stream()
                        .map(item -> "- `" + item.attack() + "`: " + String.join(", ", item.presets()) + ". "
                                + Character.toUpperCase(item.reason().charAt(0))
                                + item.reason().substring(1) + ".\n")
                        .collect(Collectors.joining());
    }

    private static String fittings() {
        Map<String, List<String>> fittings = Attacks.all().stream()
                .filter(attack -> !attack.fitting().isEmpty())
                .collect(Collectors.groupingBy(
                        Attack::fitting, LinkedHashMap::new, Collectors.mapping(Attack::name, Collectors.toList())));
        return FITTINGS
                + fittings.entrySet().stream()
                        .map(fitting ->
                                "- With " + fitting.getKey() + ": " + String.join(", ", fitting.getValue()) + ".\n")
                        .collect(Collectors.joining())
                        .replace("With as ", "As ");
    }
}
