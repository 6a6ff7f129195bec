package dev.hasp.laws.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Controls;
import dev.hasp.control.Seccomp;
import dev.hasp.linux.Architecture;
import dev.hasp.linux.Errno;
import dev.hasp.linux.KernelVersion;
import dev.hasp.profiles.BatchJob;
import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.SeccompContext;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.seccomp.algebra.ProfileAlgebra;
import dev.hasp.seccomp.lint.SeccompFinding;
import dev.hasp.seccomp.lint.SeccompLint;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The lines of docs/seccomp.md. */
class SeccompExampleTest {

    private static final long ADDR_NO_RANDOMIZE = 0x0040000;

    @Test
    void a_profile_is_written_checked_compared_and_combined() {
        SeccompProfile profile = SeccompProfile.dockerDefault()
                .allow("unshare")
                .allowIf("personality", ArgumentCondition.equalTo(0, ADDR_NO_RANDOMIZE))
                .deny(List.of("io_uring_setup", "io_uring_enter", "io_uring_register"), Errno.ENOSYS)
                .kill("ptrace");
        SecurityProfile job = BatchJob.preset().profile().with(Controls.SECCOMP, Seccomp.profile(profile));
        assertThat(job.toSpec().profile().seccomp()).contains(Seccomp.profile(profile));

        String json = SeccompProfile.dockerDefault()
                .deny("acept", Errno.EPERM)
                .allow("setns")
                .toJson();
        SeccompProfile foreign = SeccompProfile.parse(json);
        List<SeccompFinding> findings = SeccompLint.check(foreign);
        assertThat(findings).isNotEmpty();

        SeccompContext context = SeccompContext.of(Architecture.X86_64, new KernelVersion(6, 1), Set.of());
        ProfileAlgebra algebra = ProfileAlgebra.standard();
        ResolvedProfile ours = profile.resolve(context);
        ResolvedProfile theirs = foreign.resolve(context);
        boolean stricter = algebra.isSubset(ours, theirs);
        ResolvedProfile both = algebra.intersection(ours, theirs);
        SeccompProfile forDocker = SeccompProfile.parse(both.toJson());

        assertThat(stricter).isFalse();
        ResolvedProfile again = forDocker.resolve(context);
        assertThat(algebra.isSubset(again, ours)).isTrue();
        assertThat(algebra.isSubset(again, theirs)).isTrue();
    }
}
