package dev.hasp.inforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Seccomp;
import dev.hasp.linux.Architecture;
import dev.hasp.linux.Errno;
import dev.hasp.linux.KernelVersion;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.SeccompContext;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.seccomp.SyscallRule;
import dev.hasp.seccomp.algebra.ProfileAlgebra;
import dev.hasp.seccomp.learn.ProfileLearner;
import dev.hasp.seccomp.learn.Trace;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.Outcome;
import dev.hasp.testing.engine.RequiresEngine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A real engine loads the seccomp profiles that are written here, and the kernel answers as they say. */
@RequiresEngine
class SeccompObeyedTest {

    /** Each applet is one call that a profile may refuse; the names by which machines know it. */
    private static final List<String> MKDIR = List.of("mkdir", "mkdirat");

    private static final List<String> LINK = List.of("symlink", "symlinkat");
    private static final List<String> FIFO = List.of("mknod", "mknodat");

    private final Engine engine;

    SeccompObeyedTest(Engine engine) {
        this.engine = engine;
    }

    @Test
    void a_call_that_dockers_own_profile_is_made_to_deny_fails_with_that_error() {
        SeccompProfile profile = SeccompProfile.dockerDefault()
                .deny(MKDIR, Errno.of("EACCES"))
                .deny(LINK, Errno.of("ENOSPC"))
                .deny(FIFO, Errno.of("EXDEV"));

        assertSays(profile, "mkdir /made", "mkdir: can't create directory '/made': Permission denied");
        assertSays(profile, "ln -s /bin /made", "ln: /made: No space left on device");
        assertSays(profile, "mkfifo /made", "mkfifo: /made: Invalid cross-device link");
        assertWorks(profile, "echo kept > /made && rm /made && ln /bin/busybox /made && sleep 0.01 | cat");
        assertWorks(SeccompProfile.dockerDefault(), "mkdir /made && ln -s /bin /linked && mkfifo /fifo");
    }

    @Test
    void a_profile_of_ones_own_is_obeyed_down_to_the_argument() {
        SeccompProfile profile = SeccompProfile.builder()
                .defaultAction(Action.ALLOW)
                .build()
                .deny("sethostname", Errno.of("EROFS"))
                .kill("sync")
                .toBuilder()
                .addRule(SyscallRule.builder()
                        .names(List.of("kill"))
                        .action(Action.ERRNO)
                        .errno(Errno.of("ESRCH"))
                        .addArg(ArgumentCondition.equalTo(1, 10))
                        .build())
                .build();

        assertSays(profile, "trap : USR1 USR2; kill -USR2 $$ && kill -USR1 $$", "No such process");
        assertWorks(profile, "trap : USR1 USR2; kill -USR2 $$");
        Outcome killed = run(profile, "sync");
        assertThat(killed.exitCode()).as(killed.toString()).isEqualTo(128 + 31);
        assertSays(profile, "hostname other", "hostname: sethostname: Read-only file system");
    }

    @Test
    void a_union_permits_what_either_does_and_an_intersection_what_both_do() {
        ResolvedProfile noDirectories =
                resolved(SeccompProfile.dockerDefault().deny(FIFO, Errno.EPERM).deny(MKDIR, Errno.EPERM));
        ResolvedProfile noLinks =
                resolved(SeccompProfile.dockerDefault().deny(FIFO, Errno.EPERM).deny(LINK, Errno.EPERM));
        ProfileAlgebra algebra = ProfileAlgebra.standard();
        SeccompProfile union =
                SeccompProfile.parse(algebra.union(noDirectories, noLinks).toJson());
        SeccompProfile both = SeccompProfile.parse(
                algebra.intersection(noDirectories, noLinks).toJson());

        assertWorks(union, "mkdir /made && ln -s /bin /linked");
        assertSays(union, "mkfifo /fifo", "mkfifo: /fifo: Operation not permitted");

        assertSays(both, "mkdir /made", "mkdir: can't create directory '/made': Operation not permitted");
        assertSays(both, "ln -s /bin /linked", "ln: /linked: Operation not permitted");
        assertSays(both, "mkfifo /fifo", "mkfifo: /fifo: Operation not permitted");
        assertWorks(both, "echo kept > /made && rm /made");
        assertSays(both, "unshare -U true", "unshare: unshare(0x10000000): Operation not permitted");
    }

    @Test
    void a_learnt_profile_starts_its_program_and_refuses_another() throws IOException {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "the trace is of x86-64");
        Trace trace = Trace.parse("ls.strace", resource("ls.strace"), Architecture.X86_64);
        SeccompProfile learnt = ProfileLearner.on(Architecture.X86_64).learn(List.of(trace));

        Outcome listed = engine.run(spec(learnt), "ls", "/");
        assertThat(listed.exitCode()).as(listed.toString()).isZero();
        assertThat(listed.stdout()).contains("bin\n");

        Outcome made = engine.run(spec(learnt), "mkdir", "/made");
        assertThat(made.exitCode()).as(made.toString()).isEqualTo(1);
        // engines before 23.0 do not know defaultErrnoRet
        assertThat(made.stderr())
                .matches("mkdir: can't create directory '/made': "
                        + "(Function not implemented|Operation not permitted)\n");
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = SeccompObeyedTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ResolvedProfile resolved(SeccompProfile profile) {
        Architecture architecture =
                System.getProperty("os.arch").equals("aarch64") ? Architecture.AARCH64 : Architecture.X86_64;
        return profile.resolve(
                SeccompContext.of(architecture, KernelVersion.of(System.getProperty("os.version")), Set.of()));
    }

    private static SecuritySpec spec(SeccompProfile profile) {
        return SecurityProfile.builder()
                .capabilities(Capabilities.none())
                .seccomp(Seccomp.profile(profile))
                .build()
                .toSpec();
    }

    private Outcome run(SeccompProfile profile, String script) {
        return engine.run(spec(profile), "sh", "-c", script);
    }

    private void assertWorks(SeccompProfile profile, String script) {
        Outcome outcome = run(profile, script);
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        assertThat(outcome.stderr()).isEmpty();
    }

    private void assertSays(SeccompProfile profile, String script, String error) {
        Outcome outcome = run(profile, script);
        assertThat(outcome.exitCode()).as(outcome.toString()).isNotZero();
        assertThat(outcome.stderr()).contains(error);
    }
}
