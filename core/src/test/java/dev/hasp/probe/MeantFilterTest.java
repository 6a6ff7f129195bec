package dev.hasp.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Seccomp;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineProduct;
import dev.hasp.engine.EngineVersion;
import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.seccomp.filter.ContainerRuntime;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class MeantFilterTest {

    private static final EngineFacts ENGINE = EngineFacts.builder()
            .product(EngineProduct.DOCKER)
            .version(EngineVersion.of("28.5.2"))
            .architecture(Architecture.X86_64)
            .seccomp(true)
            .build();

    @Test
    void a_call_that_it_kills_for_is_neither_answered_nor_permitted() {
        MeantFilter filter = filter(profile("SCMP_ACT_KILL_PROCESS"));

        assertThat(filter.answers(ppoll())).isFalse();
        assertThat(filter.permits(ppoll().number())).isFalse();
    }

    @Test
    void a_call_that_it_refuses_is_answered_and_not_permitted() {
        MeantFilter filter = filter(profile("SCMP_ACT_ERRNO"));

        assertThat(filter.answers(ppoll())).isTrue();
        assertThat(filter.permits(ppoll().number())).isFalse();
    }

    @Test
    void a_call_that_it_lets_through_is_both() {
        MeantFilter filter = filter(profile("SCMP_ACT_ALLOW"));

        assertThat(filter.answers(ppoll())).isTrue();
        assertThat(filter.permits(ppoll().number())).isTrue();
    }

    @Test
    void without_a_filter_everything_is_permitted_and_nothing_asked() {
        MeantFilter filter = filter(Seccomp.unconfined());

        assertThat(filter.answers(ppoll())).isFalse();
        assertThat(filter.permits(ppoll().number())).isTrue();
    }

    private static MeantFilter filter(Seccomp seccomp) {
        SecurityProfile profile = SecurityProfile.builder().seccomp(seccomp).build();
        return MeantFilter.of(profile.toSpec().on(ENGINE), ContainerRuntime.RUNC);
    }

    private static Seccomp profile(String action) {
        return Seccomp.profile(SeccompProfile.parse("""
                {"defaultAction": "SCMP_ACT_LOG", "syscalls": [{"names": ["ppoll"], "action": "%s"}]}
                """.formatted(action)));
    }

    private static CallQuestion ppoll() {
        return new CallQuestion(
                "ppoll",
                SyscallTable.of(Architecture.X86_64).number("ppoll").orElseThrow(),
                Collections.nCopies(6, 0L));
    }
}
