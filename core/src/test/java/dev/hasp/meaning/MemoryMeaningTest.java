package dev.hasp.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Controls;
import dev.hasp.control.SwapLimit;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Limit;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineLimit;
import dev.hasp.linux.Architecture;
import org.junit.jupiter.api.Test;

class MemoryMeaningTest {

    private static Means memory(long bytes, EngineFacts engine) {
        return Means.of(profile -> profile.memory(ByteSize.of(bytes)), engine);
    }

    @Test
    void rounds_memory_down_to_pages_and_gives_as_much_swap_again() {
        Means means = memory(10_000_000, Means.old());

        assertThat(means.get(Aspects.MEMORY_LIMIT)).contains(Limit.of(9_998_336));
        assertThat(means.get(Aspects.MEMORY_AND_SWAP)).contains(Limit.of(19_996_672));
        assertThat(means.get(Aspects.SWAP_LIMIT)).contains(Limit.of(19_996_672));
        assertThat(means.reasons(Aspects.MEMORY_AND_SWAP)).contains("twice the memory");
    }

    @Test
    void rounds_memory_and_swap_one_by_one_on_version_2() {
        Means means = Means.of(
                profile -> profile.memory(ByteSize.of(10_000_000)).memorySwap(SwapLimit.of(ByteSize.of(20_000_001))),
                Means.recent());

        assertThat(means.get(Aspects.MEMORY_AND_SWAP)).contains(Limit.of(9_998_336 + 9_998_336));
        assertThat(means.get(Aspects.SWAP_LIMIT)).contains(Limit.of(9_998_336));
    }

    @Test
    void takes_what_the_kernel_cannot_count_for_no_limit() {
        Means means = memory(Long.MAX_VALUE, Means.old());

        assertThat(means.get(Aspects.MEMORY_LIMIT)).contains(Limit.unlimited());
        assertThat(means.codes(Controls.MEMORY)).containsExactly("memory-beyond-counting");
    }

    @Test
    void does_not_guess_the_page_where_the_architecture_leaves_it_open() {
        EngineFacts arm =
                Means.old().toBuilder().architecture(Architecture.AARCH64).build();

        assertThat(memory(10_000_000, arm).get(Aspects.MEMORY_LIMIT)).isEmpty();
        assertThat(memory(64 << 20, arm).get(Aspects.MEMORY_LIMIT)).contains(Limit.of(64 << 20));
    }

    @Test
    void has_no_limit_where_none_is_asked_for() {
        Means means = Means.of(SecurityProfile.builder().build(), Means.old());

        assertThat(means.get(Aspects.MEMORY_LIMIT)).contains(Limit.unlimited());
        assertThat(means.get(Aspects.MEMORY_AND_SWAP)).contains(Limit.unlimited());
        assertThat(means.get(Aspects.MEMORY_MARK)).contains(Limit.unlimited());
        assertThat(means.get(Aspects.TCP_MEMORY)).contains(Limit.unlimited());
        assertThat(means.get(Aspects.SWAPPINESS)).isEmpty();
    }

    @Test
    void is_unlimited_without_a_memory_controller() {
        Means means = memory(64 << 20, Means.without(Means.old(), EngineLimit.MEMORY));

        assertThat(means.get(Aspects.MEMORY_LIMIT)).contains(Limit.unlimited());
        assertThat(means.get(Aspects.MEMORY_AND_SWAP)).contains(Limit.unlimited());
        assertThat(means.codes(Controls.MEMORY)).containsExactly("memory-discarded");
    }

    @Test
    void is_not_known_where_nobody_knows_whether_it_is_enforced() {
        Means means = memory(64 << 20, Means.unknown(Means.old(), EngineLimit.MEMORY));

        assertThat(means.get(Aspects.MEMORY_LIMIT)).isEmpty();
        assertThat(means.get(Aspects.MEMORY_AND_SWAP)).isEmpty();
        assertThat(means.codes(Controls.MEMORY)).containsExactly("limit-enforcement-unknown");
        assertThat(Means.of(SecurityProfile.builder().build(), Means.unknown(Means.old(), EngineLimit.MEMORY))
                        .codes(Controls.MEMORY))
                .isEmpty();
    }

    @Test
    void limits_memory_alone_where_swap_is_not_accounted() {
        EngineFacts engine = Means.without(Means.old(), EngineLimit.SWAP);
        Means swapAsked = Means.of(
                profile -> profile.memory(ByteSize.mebibytes(64)).memorySwap(SwapLimit.of(ByteSize.mebibytes(64))),
                engine);

        assertThat(memory(64 << 20, engine).get(Aspects.MEMORY_LIMIT)).contains(Limit.of(64 << 20));
        assertThat(memory(64 << 20, engine).get(Aspects.MEMORY_AND_SWAP)).contains(Limit.unlimited());
        assertThat(memory(64 << 20, engine).codes(Controls.MEMORY)).containsExactly("memory-limited-without-swap");
        assertThat(swapAsked.codes(Controls.MEMORY_SWAP)).containsExactly("memory-swap-discarded");
    }

    @Test
    void lets_an_unlimited_swap_stay_so() {
        Means means = Means.of(
                profile -> profile.memory(ByteSize.mebibytes(64)).memorySwap(SwapLimit.unlimited()),
                Means.without(Means.old(), EngineLimit.SWAP));

        assertThat(means.get(Aspects.MEMORY_AND_SWAP)).contains(Limit.unlimited());
        assertThat(means.codes(Controls.MEMORY_SWAP)).isEmpty();
    }

    @Test
    void says_that_an_engine_without_cgroups_takes_the_limit_and_ignores_it() {
        Means means = memory(64 << 20, Means.rootless());

        assertThat(means.get(Aspects.MEMORY_LIMIT)).contains(Limit.unlimited());
        assertThat(means.codes(Controls.MEMORY)).containsExactly("limit-ignored-without-cgroups");
    }

    @Test
    void knows_that_a_reservation_pushes_nothing_back_on_version_2() {
        Means one = Means.of(profile -> profile.memoryReservation(ByteSize.of(8_000_001)), Means.old());
        Means two = Means.of(profile -> profile.memoryReservation(ByteSize.of(8_000_001)), Means.recent());

        assertThat(one.get(Aspects.MEMORY_MARK)).contains(Limit.of(7_999_488));
        assertThat(one.codes(Controls.MEMORY_RESERVATION)).isEmpty();
        assertThat(two.get(Aspects.MEMORY_MARK)).contains(Limit.unlimited());
        assertThat(two.codes(Controls.MEMORY_RESERVATION)).containsExactly("memory-reservation-protects");
    }

    @Test
    void has_swappiness_and_hanging_on_version_1_alone() {
        SecurityProfile profile = SecurityProfile.builder()
                .memorySwappiness(0)
                .oomKillDisable(true)
                .memory(ByteSize.mebibytes(64))
                .build();

        assertThat(Means.of(profile, Means.old()).get(Aspects.SWAPPINESS)).contains(0);
        assertThat(Means.of(profile, Means.old()).get(Aspects.OOM_KILLER_OFF)).contains(true);
        Means two = Means.of(profile, Means.recent());
        assertThat(two.get(Aspects.SWAPPINESS)).isEmpty();
        assertThat(two.get(Aspects.OOM_KILLER_OFF)).contains(false);
        assertThat(two.codes(Controls.MEMORY_SWAPPINESS)).containsExactly("memory-swappiness-discarded");
        assertThat(two.codes(Controls.OOM_KILL_DISABLE)).containsExactly("oom-kill-disable-discarded");
    }

    @Test
    void has_no_limit_of_kernel_memory_where_nothing_of_it_is_asked() {
        SecurityProfile nothing =
                SecurityProfile.builder().kernelMemory(ByteSize.of(0)).build();

        assertThat(Means.of(nothing, Means.old()).get(Aspects.KERNEL_MEMORY_ASKED))
                .contains(Limit.unlimited());
    }

    @Test
    void has_no_limit_of_kernel_memory_nor_of_tcp_buffers_with_runc_or_on_version_2() {
        SecurityProfile profile = SecurityProfile.builder()
                .kernelMemory(ByteSize.mebibytes(64))
                .kernelMemoryTcp(ByteSize.mebibytes(64))
                .build();
        EngineFacts runc = Means.old().toBuilder().defaultRuntime("runc").build();
        EngineFacts crun = Means.old().toBuilder().defaultRuntime("crun").build();

        assertThat(Means.of(profile, runc).get(Aspects.TCP_MEMORY)).contains(Limit.unlimited());
        assertThat(Means.of(profile, runc).codes(Controls.KERNEL_MEMORY)).containsExactly("kernel-memory-ignored");
        assertThat(Means.of(profile, runc).codes(Controls.KERNEL_MEMORY_TCP))
                .containsExactly("kernel-memory-tcp-ignored");
        assertThat(Means.of(profile, Means.recent()).get(Aspects.TCP_MEMORY)).contains(Limit.unlimited());
        assertThat(Means.of(profile, crun).get(Aspects.TCP_MEMORY)).isEmpty();
        assertThat(Means.of(profile, crun).codes(Controls.KERNEL_MEMORY_TCP))
                .containsExactly("kernel-memory-tcp-unknown");
    }

    @Test
    void keeps_the_oom_score_but_for_an_engine_without_root() {
        SecurityProfile profile = SecurityProfile.builder().oomScoreAdj(-500).build();

        assertThat(Means.of(profile, Means.old()).get(Aspects.OOM_SCORE)).contains(-500);
        assertThat(Means.of(profile, Means.rootless()).get(Aspects.OOM_SCORE)).isEmpty();
        assertThat(Means.of(profile, Means.rootless()).codes(Controls.OOM_SCORE_ADJ))
                .containsExactly("oom-score-adj-raised");
        assertThat(Means.of(SecurityProfile.builder().build(), Means.old()).get(Aspects.OOM_SCORE))
                .contains(0);
    }
}
