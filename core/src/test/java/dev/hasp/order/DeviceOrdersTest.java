package dev.hasp.order;

import static dev.hasp.order.Relation.EQUAL;
import static dev.hasp.order.Relation.INCOMPARABLE;
import static dev.hasp.order.Relation.LOOSER;
import static dev.hasp.order.Relation.STRICTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DeviceOrdersTest {

    private static SortedSet<DeviceCgroupRule> rules(String... rules) {
        SortedSet<DeviceCgroupRule> set = new TreeSet<>(Comparator.comparing(DeviceCgroupRule::toString));
        List.of(rules).forEach(rule -> set.add(DeviceCgroupRule.parse(rule)));
        return set;
    }

    private static Compared compared(SortedSet<DeviceCgroupRule> first, SortedSet<DeviceCgroupRule> second) {
        return Compared.values(Aspects.DEVICE_RULES, first, second);
    }

    @Test
    void a_rule_for_more_devices_is_looser() {
        assertThat(compared(rules("c 195:* r"), rules("c 195:0 r", "c 195:1 r")).more())
                .isEqualTo("read character device 195:2");
        assertThat(compared(rules("c 195:0 r"), rules("c 195:* r")).relation()).isEqualTo(STRICTER);
        assertThat(compared(rules("b *:* w"), rules("b 8:* w", "b *:1 w")).more())
                .isEqualTo("write to block device 1:2");
        assertThat(compared(rules("c *:1 m"), rules("c 1:1 m")).more())
                .isEqualTo("make a node for character device 2:1");
    }

    @Test
    void letters_are_compared_one_by_one() {
        assertThat(compared(rules("c 1:3 rw"), rules("c 1:3 r")).relation()).isEqualTo(LOOSER);
        assertThat(compared(rules("c 1:3 rw"), rules("c 1:3 r", "c *:3 w")).relation())
                .isEqualTo(STRICTER);
        assertThat(compared(rules("c 1:3 r"), rules("c 1:3 w")).relation()).isEqualTo(INCOMPARABLE);
    }

    @Test
    void all_devices_are_those_of_both_types() {
        assertThat(compared(rules("b *:* rwm", "c *:* rwm"), rules("a *:* rwm")).relation())
                .isEqualTo(EQUAL);
        assertThat(compared(rules("b 8:0 r"), rules("c 8:0 r")).relation()).isEqualTo(INCOMPARABLE);
        assertThat(compared(rules("a *:* r"), rules("c *:* r")).more()).isEqualTo("read block device 1:1");
    }

    @Test
    void beside_what_is_not_known_nothing_is_less_and_everything_is_more() {
        assertThat(Compared.withUnknown(Aspects.DEVICE_RULES, rules()).forward())
                .isEqualTo(Excess.none());
        assertThat(Compared.withUnknown(Aspects.DEVICE_RULES, rules("a *:* rwm"))
                        .backward())
                .isEqualTo(Excess.none());
        assertThat(Compared.withUnknown(Aspects.DEVICE_RULES, rules("c 1:3 r")).relation())
                .isEqualTo(INCOMPARABLE);
    }

    @Test
    void nodes_are_compared_by_path() {
        SortedSet<String> usual = new TreeSet<>(List.of("/dev/null"));
        SortedSet<String> more = new TreeSet<>(List.of("/dev/kvm", "/dev/null"));
        assertThat(Compared.values(Aspects.DEVICE_NODES, more, usual).more())
                .isEqualTo("find the device node /dev/kvm");
        assertThat(Compared.values(Aspects.DEVICE_NODES, usual, more).relation())
                .isEqualTo(STRICTER);
    }

    @Test
    void privileged_has_every_device_that_another_has() {
        EffectivePolicy privileged = Compared.asked(profile -> profile.privileged(true));
        for (var aspect : List.of(Aspects.DEVICE_NODES, Aspects.DEVICE_RULES)) {
            assertThat(Compared.in(aspect, Compared.PLAIN, privileged).forward())
                    .isEqualTo(Excess.none());
            assertThat(Compared.in(aspect, privileged, privileged).relation()).isEqualTo(EQUAL);
        }
        assertThat(Compared.in(Aspects.DEVICE_RULES, privileged, Compared.PLAIN).relation())
                .isEqualTo(LOOSER);
        assertThat(Compared.in(Aspects.DEVICE_NODES, privileged, Compared.PLAIN).more())
                .isEqualTo("find the device node /dev/kmsg");
        assertThat(Compared.in(Aspects.DEVICE_NODES, Compared.PLAIN, privileged).relation())
                .isEqualTo(STRICTER);
    }
}
