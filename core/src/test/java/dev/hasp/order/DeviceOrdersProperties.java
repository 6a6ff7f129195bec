package dev.hasp.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.effective.Aspects;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random rules of few numbers, against every device of those numbers and of some that no rule names. */
class DeviceOrdersProperties {

    private static final int NAMED = 3;
    private static final int TRIED = 5;

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void nothing_is_beyond_exactly_where_each_device_is_permitted_by_both(
            @ForAll("rules") SortedSet<DeviceCgroupRule> first, @ForAll("rules") SortedSet<DeviceCgroupRule> second) {
        Compared compared = Compared.values(Aspects.DEVICE_RULES, first, second);
        assertThat(compared.forward().isNone()).isEqualTo(devices(second).containsAll(devices(first)));
        assertThat(compared.backward().isNone()).isEqualTo(devices(first).containsAll(devices(second)));
    }

    /** Every device and letter that the text of some rule matches. */
    private static Set<String> devices(SortedSet<DeviceCgroupRule> rules) {
        Set<String> devices = new HashSet<>();
        for (DeviceCgroupRule rule : rules) {
            String[] words = rule.toString().split("[ :]", -1);
            for (String type : words[0].equals("a") ? List.of("b", "c") : List.of(words[0])) {
                for (int major = 0; major < TRIED; major++) {
                    for (int minor = 0; minor < TRIED; minor++) {
                        if (List.of("*", "" + major).contains(words[1])
                                && List.of("*", "" + minor).contains(words[2])) {
                            String device = type + " " + major + ":" + minor + " ";
                            words[3].chars().forEach(letter -> devices.add(device + (char) letter));
                        }
                    }
                }
            }
        }
        return devices;
    }

    @Provide
    Arbitrary<SortedSet<DeviceCgroupRule>> rules() {
        Arbitrary<String> number =
                Arbitraries.integers().between(-1, NAMED - 1).map(n -> n < 0 ? "*" : Integer.toString(n));
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c", "c"), number, number, Arbitraries.of("r", "w", "rw", "rwm", "m"))
                .as((type, major, minor, access) ->
                        DeviceCgroupRule.parse(type + " " + major + ":" + minor + " " + access))
                .list()
                .ofMaxSize(6)
                .map(DeviceOrdersProperties::sorted);
    }

    private static SortedSet<DeviceCgroupRule> sorted(List<DeviceCgroupRule> rules) {
        SortedSet<DeviceCgroupRule> sorted = new TreeSet<>(Comparator.comparing(DeviceCgroupRule::toString));
        sorted.addAll(rules);
        return sorted;
    }
}
