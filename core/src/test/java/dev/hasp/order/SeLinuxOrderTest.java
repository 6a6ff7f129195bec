package dev.hasp.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.selinux.Level;
import dev.hasp.witness.ReachesLevel;
import dev.hasp.witness.Witness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeLinuxOrderTest {

    private static final String CONTAINER = "system_u:system_r:container_t:";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s0:c1.c3 | s0:c1,c3 | LOOSER",
                "s0:c1 | s0:c1,c2 | STRICTER",
                "s0 | s0-s0:c0.c1023 | STRICTER",
                "s0-s0:c1,c2 | s0:c1 | LOOSER",
                "s0:c1,c2 | s0:c1,c3 | INCOMPARABLE",
                "s0:c1,c2 | s0:c1,c2 | EQUAL",
                "s0:c1,c2 | s0-s0:c1,c2 | INCOMPARABLE",
                "s1:c1,c2 | s0:c1 | INCOMPARABLE"
            })
    void a_level_that_dominates_permits_more(String first, String second, Relation relation) {
        assertThat(compared(CONTAINER + first, CONTAINER + second).relation()).isEqualTo(relation);
    }

    @ParameterizedTest
    @CsvSource({
        "system_u:system_r:container_kvm_t",
        "system_u:other_r:container_t",
        "user_u:system_r:container_t",
        "system_u:system_r:svirt_lxc_net_t"
    })
    void labels_of_others_cannot_be_compared(String other) {
        Compared compared = compared(CONTAINER + "s0:c1.c3", other + ":s0:c1");

        assertThat(compared.relation()).isEqualTo(Relation.INCOMPARABLE);
        assertThat(compared.forward())
                .isInstanceOfSatisfying(
                        Excess.Undecided.class,
                        excess -> assertThat(excess.reason())
                                .startsWith("what seLinux system_u:system_r:container_t:s0:c1.c3 permits beyond ")
                                .endsWith(" is for the host's policy to say"));
    }

    @ParameterizedTest
    @CsvSource({"spc_t", "job.process", "container_engine_t", "container_file_t"})
    void levels_decide_nothing_for_types_that_they_may_not_hold(String type) {
        String label = "system_u:system_r:" + type + ":";

        assertThat(compared(label + "s0:c1.c3", label + "s0:c1").forward()).isInstanceOf(Excess.Undecided.class);
    }

    @Test
    void says_the_level_that_only_one_reaches() {
        Compared compared = compared(CONTAINER + "s0:c1,c2", CONTAINER + "s0:c1,c3");

        assertThat(compared.more()).isEqualTo("reach what containers with the SELinux level s0:c1,c2 have");
        assertThat(compared.backward().witness())
                .map(Witness::toString)
                .contains("reach what containers with the SELinux level s0:c1,c3 have");
    }

    @Test
    void a_level_is_reached_from_where_it_is_held_whole() {
        ReachesLevel witness = new ReachesLevel(Level.of(1, 2));

        assertThat(witness.isPermittedBy(labelled(CONTAINER + "s0:c1.c5"))).contains(true);
        assertThat(witness.isPermittedBy(labelled(CONTAINER + "s0:c1"))).contains(false);
        assertThat(witness.isPermittedBy(labelled("none"))).contains(true);
        assertThat(witness.isPermittedBy(labelled("system_u:system_r:spc_t:s0")))
                .isEmpty();
        assertThat(witness.isPermittedBy(labelled("what:ever"))).isEmpty();
    }

    @Test
    void none_is_looser_than_any() {
        Compared compared = compared("none", "what:ever");

        assertThat(compared.relation()).isEqualTo(Relation.LOOSER);
        assertThat(compared.more()).isEqualTo("run without confinement by seLinux");
    }

    private static Compared compared(String first, String second) {
        return Compared.values(Aspects.SE_LINUX_LABEL, first, second);
    }

    private static EffectivePolicy labelled(String label) {
        return Compared.with(Compared.PLAIN, Aspects.SE_LINUX_LABEL, label);
    }
}
