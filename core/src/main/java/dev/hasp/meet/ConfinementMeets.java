package dev.hasp.meet;

import dev.hasp.control.AppArmor;
import dev.hasp.control.SeLinux;
import dev.hasp.control.Seccomp;
import dev.hasp.selinux.LevelRange;
import dev.hasp.validation.SysctlName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Filters, labels, kernel parameters and kernel files. */
final class ConfinementMeets {

    private static final String ALIKE = "decide it in both layers, and alike";

    /** Two filters come to one only by the calls of a host, which a profile does not know. */
    static final Meet<Seccomp> SECCOMP_RULE = named(
            Seccomp.engineDefault(),
            Seccomp.unconfined(),
            "what both filters permit depends on the host's architecture, kernel and capabilities",
            "write the profile that permits what both do, and give it in both layers");

    static final Meet<AppArmor> APP_ARMOR_RULE = named(
            AppArmor.engineDefault(),
            AppArmor.unconfined(),
            "what a profile in the host's kernel permits is not known here",
            "name one profile in both layers");

    private static final Meet<SeLinux> LABELS = named(
            SeLinux.engineDefault(),
            SeLinux.disable(),
            "what a label permits is the host's policy's to say, and a lower level gives its files to more containers",
            "give one label in both layers");

    /** A level can be written in many ways. */
    static final Meet<SeLinux> SE_LINUX_RULE = (first, second) -> {
        Optional<SeLinux> one = first.map(ConfinementMeets::normal);
        return one.equals(second.map(ConfinementMeets::normal)) ? Answer.of(one) : LABELS.of(first, second);
    };

    /** The kernel's own value of a parameter is not known, and of few parameters whether more is stricter. */
    static final Meet<Map<String, String>> SYSCTLS_RULE = Meet.withDefault(Map.of(), (first, second) -> {
        Map<String, String> one = dotted(first);
        return one.equals(dotted(second))
                ? Answer.of(one)
                : Answer.disputed(
                        "which of two values of a kernel parameter permits more, and what it is where nobody sets it, is not"
                                + " known here",
                        ALIKE);
    });

    static final Meet<Map<String, String>> ANNOTATIONS_RULE = Meet.withDefault(
            Map.of(),
            (first, second) -> first.equals(second)
                    ? Answer.of(first)
                    : Answer.disputed("what a note means is the runtime's business", ALIKE));

    static final Meet<String> VOLUME_DRIVER_RULE = Meet.withDefault(
            "local",
            (first, second) -> first.equals(second)
                    ? Answer.of(first)
                    : Answer.disputed("what a driver gives access to is its own business", ALIKE));

    static final Meet<List<String>> KERNEL_PATHS_RULE = ConfinementMeets::kernelPaths;

    private ConfinementMeets() {}

    /** No confinement gives way to any, an open decision is the engine's, and two others cannot be met. */
    private static <T> Meet<T> named(T standard, T none, String reason, String remedy) {
        Meet<T> known = Ranking.of(List.of(Optional.of(standard), Optional.empty(), Optional.of(none)));
        return (first, second) -> {
            if (first.equals(Optional.of(none)) || second.equals(Optional.of(none))) {
                return Answer.of(first.equals(Optional.of(none)) ? second : first);
            }
            return isKnown(first, standard) && isKnown(second, standard)
                    ? known.of(first, second)
                    : Answer.disputed(reason, remedy);
        };
    }

    private static SeLinux normal(SeLinux label) {
        return SeLinux.builder()
                .from(label)
                .level(label.range().map(LevelRange::toString))
                .build();
    }

    private static <T> boolean isKnown(Optional<T> decision, T standard) {
        return decision.isEmpty() || decision.get().equals(standard);
    }

    private static Map<String, String> dotted(Map<String, String> parameters) {
        Map<String, String> all = new TreeMap<>();
        parameters.forEach((name, value) -> all.put(SysctlName.dotted(name), value));
        return all;
    }

    /** A list takes the place of the engine's, which differs from release to release and hides more than none. */
    private static Answer<List<String>> kernelPaths(Optional<List<String>> first, Optional<List<String>> second) {
        if (first.isPresent() && second.isPresent()) {
            return Lists.united(Paths::clean).of(first, second);
        }
        return first.or(() -> second).filter(List::isEmpty).isPresent()
                ? Answer.open()
                : Answer.disputed(
                        "a list takes the place of the engine's own, which differs from release to release",
                        "give the whole list in both layers");
    }
}
