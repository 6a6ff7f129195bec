package dev.hasp.testing.mutation;

import static dev.hasp.testing.assertions.HaspAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Controls;
import dev.hasp.control.Mount;
import dev.hasp.control.SwapLimit;
import dev.hasp.order.Relation;
import dev.hasp.profiles.Restricted;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyMutationsTest {

    private static final SecurityProfile JOB = SecurityProfile.builder()
            .noNewPrivileges(true)
            .memory(ByteSize.gibibytes(1))
            .memorySwap(SwapLimit.of(ByteSize.gibibytes(1)))
            .mounts(Mount.readOnlyBind("/srv/data", "/data"))
            .build()
            .named("job");

    @Test
    void a_check_of_nothing_notices_nothing() {
        MutationReport report = PolicyMutations.of(JOB).check(job -> {});

        assertThat(report.noticed()).isEmpty();
        assertThat(report.unnoticed())
                .extracting(Mutation::name)
                .doesNotHaveDuplicates()
                .contains(
                        "noNewPrivileges: left open",
                        "privileged: on",
                        "capabilities: plus SYS_ADMIN",
                        "memory: left open with memorySwap",
                        "mounts: /srv/data at /data writable",
                        "memory: twice as much",
                        "memorySwap: unlimited",
                        "user: root",
                        "pid: the host's",
                        "seccomp: unconfined",
                        "network: the host's");
        assertThat(report.unnoticed())
                .filteredOn(mutation -> mutation.name().equals("memory: twice as much"))
                .singleElement()
                .satisfies(mutation -> {
                    assertThat(mutation.relation()).isEqualTo(Relation.LOOSER);
                    assertThat(mutation.toString()).contains("it may use");
                });
    }

    @Test
    void what_a_check_asserts_is_noticed_and_the_rest_is_named() {
        MutationReport report =
                PolicyMutations.of(JOB).check(job -> assertThat(job).hasNoNewPrivileges());

        assertThat(report.noticed()).extracting(Mutation::name).contains("noNewPrivileges: left open");
        assertThatThrownBy(report::assertAllNoticed)
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        report.toString(), "does not notice memory: twice as much (looser, it may use");
    }

    @Test
    void a_check_by_comparison_notices_everything_that_is_looser() {
        PolicyMutations.of(JOB)
                .check(job -> assertThat(job).isAtLeastAsStrictAs(JOB))
                .unnoticed()
                .forEach(mutation -> assertThat(mutation.relation()).isEqualTo(Relation.STRICTER));
    }

    @Test
    void an_accepted_mutation_is_passed_over_until_it_is_noticed() {
        MutationReport report =
                PolicyMutations.of(JOB).check(job -> assertThat(job).isEquallyStrictAs(JOB));

        report.assertAllNoticed();
        assertThatThrownBy(() -> report.assertAllNoticedExcept(Map.of("memory: twice as much", "no need")))
                .hasMessageContaining("notices or never meets memory: twice as much, which is accepted: no need");
        MutationReport other = new MutationReport(List.of(), report.noticed().subList(0, 1), List.of(), List.of());
        other.assertAllNoticedExcept(Map.of(report.noticed().get(0).name(), "no need"));
    }

    @Test
    void what_cannot_run_or_changes_nothing_is_no_mutation() {
        MutationReport report =
                PolicyMutations.of(Restricted.preset().profile()).check(job -> {});

        assertThat(report.refused()).contains("capabilities: plus SYS_ADMIN");
        assertThat(report.withoutEffect()).contains("privileged: left open");
        assertThat(report.unnoticed()).extracting(Mutation::name).contains("tmpfs: /tmp executable");
    }

    @Test
    void a_preset_that_fails_its_own_check_is_told_first() {
        assertThatThrownBy(() ->
                        PolicyMutations.of(JOB).check(job -> assertThat(job).hasReadOnlyRoot()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("read-only");
        assertThat(JOB.origin(Controls.MEMORY)).isPresent();
    }
}
