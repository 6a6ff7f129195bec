package dev.hasp.observed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Limit;
import dev.hasp.engine.EngineFacts;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ObservedPolicyTest {

    private static final EffectivePolicy PLAIN =
            SecurityProfile.empty().toSpec().on(EngineFacts.plainDocker("28.5.2"));

    @Test
    void what_was_seen_is_known_and_says_where() {
        EffectivePolicy policy = seeing(List.of(Sighting.seen(Aspects.PIDS, Limit.of(5), "pids.max")), Set.of())
                .policy(List.of());

        assertThat(policy.get(Aspects.PIDS)).contains(Limit.of(5));
        assertThat(policy.entry(Aspects.PIDS).lastReason().text()).isEqualTo("pids.max");
    }

    @Test
    void what_was_not_seen_is_the_same_as_nothing_else() {
        ObservedPolicy seen = seeing(List.of(Sighting.unseen(Aspects.PIDS, "no such file")), Set.of());

        assertThat(seen.policy(List.of()).entry(Aspects.PIDS).lastReason().text())
                .isEqualTo("no such file");
        assertThat(seen.policy(List.of())
                        .entry(Aspects.PIDS)
                        .isSameAs(seen.policy(List.of()).entry(Aspects.PIDS)))
                .isFalse();
        assertThat(seen.policy(List.of()).get(Aspects.NETWORK_JOINED)).isEmpty();
    }

    @Test
    void a_kernel_file_that_does_not_exist_counts_as_hidden_where_others_hide_it() {
        ObservedPolicy seen = seeing(
                List.of(
                        Sighting.seen(Aspects.MASKED, new TreeSet<>(Set.of("/proc/kcore")), "mountinfo"),
                        Sighting.seen(Aspects.READ_ONLY, new TreeSet<>(Set.of("/proc/sys")), "mountinfo")),
                Set.of("/proc/asound", "/proc/unheard"));

        assertThat(seen.policy(List.of(PLAIN)).get(Aspects.MASKED))
                .contains(new TreeSet<>(Set.of("/proc/asound", "/proc/kcore")));
        assertThat(seen.policy(List.of(PLAIN)).get(Aspects.READ_ONLY)).contains(new TreeSet<>(Set.of("/proc/sys")));
        assertThat(seen.policy(List.of()).get(Aspects.MASKED)).contains(new TreeSet<>(Set.of("/proc/kcore")));
    }

    private static ObservedPolicy seeing(List<Sighting<?>> sightings, Set<String> absent) {
        return new ObservedPolicy(sightings, new TreeSet<>(absent), List.of(), "a test");
    }
}
