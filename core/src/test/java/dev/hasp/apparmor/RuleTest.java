package dev.hasp.apparmor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.linux.Capability;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleTest {

    private static final PathGlob PATH = PathGlob.of("/a");
    private static final ProfileName NAME = new ProfileName("p");

    static Stream<ThrowingCallable> refused() {
        return Stream.of(
                () -> new Rule.AllFiles(Qualifiers.DENY),
                () -> files(Qualifiers.ALLOW, Optional.empty()),
                () -> files(Qualifiers.ALLOW, Optional.empty(), FilePermission.WRITE, FilePermission.APPEND),
                () -> files(Qualifiers.ALLOW, Optional.of(ExecTransition.DENIED)),
                () -> files(Qualifiers.DENY, Optional.of(ExecTransition.INHERIT)),
                () -> new ExecTransition("zx", Optional.empty()),
                () -> new ExecTransition("ix", Optional.of("a")),
                () -> new ExecTransition("px", Optional.of("a\" rw,\n")),
                () -> new ExecTransition("px", Optional.of("")),
                () -> new Rule.Capabilities(
                        Qualifiers.ALLOW, new TreeSet<>(Set.of(Capability.of("CAP_NO_SUCH_THING")))),
                () -> network("nowhere", null),
                () -> network("inet", "sctp"),
                () -> network("unix", "tcp"),
                () -> network("inet6", "icmp"),
                () -> network(null, "packet"),
                () -> network(null, "stream,\ncapability"),
                () -> mount(MountOperation.MOUNT, Set.of(), Set.of("lazytime"), null),
                () -> mount(MountOperation.MOUNT, Set.of("a b"), Set.of(), null),
                () -> mount(MountOperation.MOUNT, Set.of("ext4"), Set.of("bind"), null),
                () -> mount(MountOperation.MOUNT, Set.of(), Set.of("rprivate"), PATH),
                () -> mount(MountOperation.REMOUNT, Set.of(), Set.of(), PATH),
                () -> mount(MountOperation.REMOUNT, Set.of("ext4"), Set.of(), null),
                () -> mount(MountOperation.UMOUNT, Set.of("ext4"), Set.of(), null),
                () -> mount(MountOperation.UMOUNT, Set.of(), Set.of("ro"), null),
                () -> new Rule.Signals(Qualifiers.ALLOW, Set.of("write"), Set.of(), Optional.empty()),
                () -> new Rule.Signals(Qualifiers.ALLOW, Set.of(), Set.of("SIGTERM"), Optional.empty()),
                () -> new Rule.Signals(Qualifiers.ALLOW, Set.of(), Set.of("rtmin+33"), Optional.empty()),
                () -> new Rule.Ptrace(Qualifiers.ALLOW, Set.of("write"), Optional.empty()),
                () -> sockets(Set.of("open"), null, null),
                () -> sockets(Set.of("bind"), null, ProfileGlob.of("p")),
                () -> sockets(Set.of(), "raw\"", null),
                () -> SocketAddress.of("/a"),
                () -> SocketAddress.of("@{X}"),
                () -> SocketAddress.of("@a\""),
                () -> ProfileGlob.of(""),
                () -> ProfileGlob.of("a\nb"),
                () -> ProfileGlob.of("a{b}"),
                () -> new Rule.ResourceLimit("files", Optional.of(1L)),
                () -> new Rule.ResourceLimit("nofile", Optional.of(-1L)),
                () -> new Rule.ResourceLimit("nice", Optional.of(20L)),
                () -> new Rule.ResourceLimit("cpu", Optional.of(0L)),
                () -> new Rule.ResourceLimit("cpu", Optional.of(Long.MAX_VALUE)),
                () -> Include.of("../evil"),
                () -> Include.of("/etc/passwd"),
                () -> Include.of("a>\nb"),
                () -> new AppArmorProfile.Variable("1A", List.of("/a")),
                () -> new AppArmorProfile.Variable("A", List.of()),
                () -> new AppArmorProfile.Variable("A", List.of("\"\n")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses_what_the_compiler_refuses_or_reads_as_something_else(ThrowingCallable making) {
        assertThatThrownBy(making)
                .isInstanceOf(MalformedAppArmorException.class)
                .hasMessageContaining("; ");
    }

    @Test
    void names_what_was_found_and_what_was_expected() {
        assertThatThrownBy(() -> new Rule.ResourceLimit("cpu", Optional.of(0L)))
                .hasMessage("rlimit: \"cpu <= 0\" is out of range; expected 1 to 9223372036854");
        assertThatThrownBy(() -> new Rule.Ptrace(Qualifiers.ALLOW, Set.of("write"), Optional.empty()))
                .hasMessage("ptrace access: \"write\" is unknown; expected one of read, readby, trace, tracedby");
    }

    @Test
    void has_words_in_order() {
        assertThat(new Rule.Signals(Qualifiers.ALLOW, Set.of(), Set.of("term", "hup", "kill"), Optional.empty())
                        .signals())
                .containsExactly("hup", "kill", "term");
    }

    @Test
    void keeps_notes_on_one_line() {
        assertThat(note("a\nfile,")).contains("a\\u000afile,");
        assertThat(note(" \t")).isEmpty();
        assertThat(note("x".repeat(600)))
                .hasValueSatisfying(note -> assertThat(note).hasSize(501).endsWith("…"));
    }

    @Test
    void refuses_two_ways_to_run_one_program() {
        ExecTransition other = new ExecTransition("Px", Optional.of("q"));

        assertThatThrownBy(() -> running(PathGlob.of("/a"), ExecTransition.INHERIT, PathGlob.of("/a"), other))
                .hasMessageContaining("runs programs as ix, and the one for \"/a\" as Px");
        assertThatThrownBy(() -> running(PathGlob.of("/a*"), ExecTransition.INHERIT, PathGlob.of("/*b"), other))
                .isInstanceOf(MalformedAppArmorException.class);
        assertThat(running(PathGlob.of("/a*"), ExecTransition.INHERIT, PathGlob.of("/b*"), other))
                .isNotNull();
        assertThat(running(PathGlob.of("/a*"), ExecTransition.INHERIT, PathGlob.of("/ab"), other))
                .isNotNull();
        assertThat(running(PathGlob.of("/a*"), other, PathGlob.of("/*b"), other))
                .isNotNull();
    }

    @Test
    void refuses_flags_that_exclude_each_other_or_are_unknown() {
        assertThatThrownBy(
                        () -> AppArmorProfile.builder(NAME).addFlags("complain").build())
                .isInstanceOf(MalformedAppArmorException.class);
        assertThatThrownBy(() -> AppArmorProfile.builder(NAME)
                        .addFlags("attach_disconnected", "no_attach_disconnected")
                        .build())
                .hasMessageContaining("exclude each other");
    }

    private static AppArmorProfile running(PathGlob a, ExecTransition how, PathGlob b, ExecTransition other) {
        return AppArmorProfile.builder(NAME)
                .rule(new Rule.Files(Qualifiers.ALLOW, false, a, Set.of(), Optional.of(how)), "")
                .rule(new Rule.Files(Qualifiers.ALLOW, false, b, Set.of(), Optional.of(other)), "")
                .build();
    }

    private static Optional<String> note(String note) {
        return new AppArmorProfile.Noted(new Rule.AllFiles(Qualifiers.ALLOW), Optional.of(note)).note();
    }

    private static Rule files(Qualifiers qualifiers, Optional<ExecTransition> exec, FilePermission... permissions) {
        return new Rule.Files(qualifiers, false, PATH, Set.copyOf(Arrays.asList(permissions)), exec);
    }

    private static Rule network(@Nullable String family, @Nullable String kind) {
        return new Rule.Network(Qualifiers.ALLOW, Optional.ofNullable(family), Optional.ofNullable(kind));
    }

    private static Rule mount(
            MountOperation operation, Set<String> fstypes, Set<String> options, @Nullable PathGlob source) {
        return new Rule.Mounts(
                Qualifiers.ALLOW, operation, fstypes, options, true, Optional.ofNullable(source), Optional.of(PATH));
    }

    private static Rule sockets(Set<String> access, @Nullable String type, @Nullable ProfileGlob peer) {
        return new Rule.UnixSockets(
                Qualifiers.ALLOW, access, Optional.ofNullable(type), Optional.empty(), Optional.ofNullable(peer));
    }
}
