package dev.hasp.apparmor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hasp.linux.Capability;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AppArmorReaderTest {

    private static Rule rule(String text) {
        AppArmorProfile profile = AppArmorReader.read("abi <abi/4.0>,\nprofile p {\n" + text + "\n}");
        assertThat(profile.rules()).hasSize(1);
        return profile.rules().get(0).rule();
    }

    private static Rule.Files files(String text) {
        return (Rule.Files) rule(text);
    }

    @Test
    void reads_what_docker_generates() {
        AppArmorProfile profile = AppArmorReader.read(EngineProfiles.DOCKER);

        assertThat(profile.name()).isEqualTo(new ProfileName("docker-default"));
        assertThat(profile.abi()).contains(Abi.V3_0);
        assertThat(profile.mode()).isEqualTo(Mode.ENFORCE);
        assertThat(profile.flags()).containsExactlyInAnyOrder("attach_disconnected", "mediate_deleted");
        assertThat(profile.tunables()).containsExactly(Include.of("tunables/global"));
        assertThat(profile.includes()).containsExactly(Include.of("abstractions/base"));
        assertThat(profile.rules()).hasSize(25);
        assertThat(profile.rules())
                .extracting(AppArmorProfile.Noted::rule)
                .contains(
                        new Rule.AllFiles(Qualifiers.ALLOW),
                        new Rule.Capabilities(Qualifiers.ALLOW, new TreeSet<>()),
                        new Rule.Network(Qualifiers.ALLOW, Optional.empty(), Optional.empty()),
                        new Rule.Signals(
                                Qualifiers.ALLOW,
                                Set.of("receive"),
                                Set.of(),
                                Optional.of(new ProfileGlob("unconfined"))),
                        new Rule.Files(
                                Qualifiers.DENY,
                                false,
                                PathGlob.of("@{PROC}/sys/kernel/{?,??,[^s][^h][^m]**}"),
                                Set.of(FilePermission.WRITE),
                                Optional.empty()),
                        new Rule.Files(
                                Qualifiers.DENY,
                                false,
                                PathGlob.of("/sys/firmware/**"),
                                Set.of(
                                        FilePermission.READ,
                                        FilePermission.WRITE,
                                        FilePermission.LOCK,
                                        FilePermission.LINK),
                                Optional.of(ExecTransition.DENIED)));
    }

    @Test
    void reads_what_podman_generates() {
        AppArmorProfile profile = AppArmorReader.read(EngineProfiles.PODMAN);

        assertThat(profile.abi()).isEmpty();
        assertThat(profile.variables()).containsExactly(new AppArmorProfile.Variable("PROC", List.of("/proc/")));
        assertThat(profile.rules())
                .extracting(AppArmorProfile.Noted::rule)
                .contains(new Rule.Signals(
                        Qualifiers.ALLOW,
                        Set.of("receive"),
                        Set.of("int", "quit", "kill", "term"),
                        Optional.of(new ProfileGlob("{/usr/bin/,/usr/sbin/,}podman"))));
    }

    @Test
    void keeps_the_comment_behind_a_rule_or_directly_above_it() {
        AppArmorProfile profile = AppArmorReader.read("""
                # about the file
                profile p { # about the profile
                  # about nothing

                  # above
                  "/a" r,
                  "/b" r, # behind
                  #both
                  "/c" r,  # of them
                  "/d" r,
                }
                """);

        assertThat(profile.rules())
                .extracting(AppArmorProfile.Noted::note)
                .containsExactly(
                        Optional.of("above"), Optional.of("behind"), Optional.of("both of them"), Optional.empty());
    }

    @Test
    void reads_paths_with_and_without_quotes() {
        assertThat(files("/a,b/{c,d}#e r,").path()).isEqualTo(PathGlob.of("/a,b/{c,d}#e"));
        assertThat(files("\"/a b/\\\"c\\\", \\}\" r,").path()).isEqualTo(PathGlob.of("/a b/\\\"c\\\", \\}"));
        assertThat(files("\"/a\\\\\\\"\" r,").path()).isEqualTo(PathGlob.of("/a\\\\\\\""));
        assertThat(files("\"/a\\134\" r,").path()).isEqualTo(PathGlob.literal("/a\\"));
        assertThat(files("/a\\ b r,").path()).isEqualTo(PathGlob.of("/a\\ b"));
        assertThat(files("rw /a,")).isEqualTo(files("/a rw,"));
        assertThat(files("file /a rw,")).isEqualTo(files("allow /a rw,"));
    }

    @Test
    void reads_permissions_and_transitions() {
        assertThat(files("owner /a rwmkl,").permissions())
                .containsExactlyInAnyOrder(
                        FilePermission.READ,
                        FilePermission.WRITE,
                        FilePermission.MAP,
                        FilePermission.LOCK,
                        FilePermission.LINK);
        assertThat(files("owner /a r,").owner()).isTrue();
        assertThat(files("/a mrix,").exec()).contains(ExecTransition.INHERIT);
        assertThat(files("/a rPx -> other,").exec()).contains(new ExecTransition("Px", Optional.of("other")));
        assertThat(files("audit deny /a x,").qualifiers()).isEqualTo(Qualifiers.DENY.audited());
    }

    @Test
    void reads_rules_of_every_kind() {
        assertThat(rule("capability chown net_raw,"))
                .isEqualTo(new Rule.Capabilities(
                        Qualifiers.ALLOW, new TreeSet<>(Set.of(Capability.CHOWN, Capability.NET_RAW))));
        assertThat(rule("network inet tcp,"))
                .isEqualTo(new Rule.Network(Qualifiers.ALLOW, Optional.of("inet"), Optional.of("tcp")));
        assertThat(rule("network stream,"))
                .isEqualTo(new Rule.Network(Qualifiers.ALLOW, Optional.empty(), Optional.of("stream")));
        assertThat(rule("network packet,"))
                .isEqualTo(new Rule.Network(Qualifiers.ALLOW, Optional.of("packet"), Optional.empty()));
        assertThat(rule("mount fstype=(ext4, tmpfs) options=(ro bind) /a -> \"/b/\","))
                .isEqualTo(new Rule.Mounts(
                        Qualifiers.ALLOW,
                        MountOperation.MOUNT,
                        Set.of("ext4", "tmpfs"),
                        Set.of("ro", "bind"),
                        true,
                        Optional.of(PathGlob.of("/a")),
                        Optional.of(PathGlob.of("/b/"))));
        assertThat(rule("deny umount /a/,"))
                .isEqualTo(new Rule.Mounts(
                        Qualifiers.DENY,
                        MountOperation.UMOUNT,
                        Set.of(),
                        Set.of(),
                        true,
                        Optional.empty(),
                        Optional.of(PathGlob.of("/a/"))));
        assertThat(((Rule.Mounts) rule("remount options in (ro),")).exact()).isFalse();
        assertThat(rule("pivot_root oldroot=/old/ /new/,"))
                .isEqualTo(new Rule.PivotRoot(
                        Qualifiers.ALLOW, Optional.of(PathGlob.of("/old/")), Optional.of(PathGlob.of("/new/"))));
        assertThat(rule("ptrace peer=\"a b\","))
                .isEqualTo(new Rule.Ptrace(Qualifiers.ALLOW, Set.of(), Optional.of(new ProfileGlob("a b"))));
        assertThat(rule("unix (connect, send) type=stream peer=(label=\"x\"),"))
                .isEqualTo(new Rule.UnixSockets(
                        Qualifiers.ALLOW,
                        Set.of("connect", "send"),
                        Optional.of("stream"),
                        Optional.empty(),
                        Optional.of(new ProfileGlob("x"))));
        assertThat(rule("userns,")).isEqualTo(new Rule.UserNamespaces(Qualifiers.ALLOW));
        assertThat(rule("change_profile -> other,"))
                .isEqualTo(new Rule.ChangeProfile(
                        Qualifiers.ALLOW, Optional.empty(), Optional.of(new ProfileGlob("other"))));
        assertThat(rule("set rlimit nofile <= 1024,")).isEqualTo(new Rule.ResourceLimit("nofile", Optional.of(1024L)));
        assertThat(rule("link subset /a -> /b,"))
                .isEqualTo(new Rule.Links(Qualifiers.ALLOW, false, true, PathGlob.of("/a"), PathGlob.of("/b")));
    }

    @Test
    void other_words_for_an_access_are_the_same() {
        assertThat(rule("signal w set=kill peer=x,")).isEqualTo(rule("signal (send) peer = x set=(\"kill\"),"));
        assertThat(rule("ptrace rw,")).isEqualTo(rule("ptrace (trace, read),"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "^hat { }|hats",
                "profile child { }|profiles within",
                "dbus,|D-Bus",
                "deny { /a r, }|blocks",
                "owner file,|owner /**",
                "capability CHOWN,|lower case",
                "capability nonsense,|lower case",
                "/a rixpx,|permissions",
                "/a|permissions",
                "/a r|comma",
                "network,capability,|new line",
                "audit set rlimit nofile <= 1,|audited",
                "signal (send) set=(hup) set=(int),|once",
                "nonsense,|expected a rule",
                "'\"/a\\\\\" r,'|\\134",
                "'\"/a r,'|not closed",
                "#include /etc/x|<…>",
                "#includes <x>|<…>",
            })
    void refuses_what_it_does_not_read(String text, String reason) {
        assertThatThrownBy(() -> rule(text))
                .isInstanceOf(AppArmorSyntaxException.class)
                .hasMessageContaining(", line ")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "profile",
                "profile p",
                "profile p {",
                "profile p { } profile q { }",
                "profile p { } /a r,",
                "profile /usr/bin/x { }",
                "/usr/bin/x { }",
                "profile p /usr/bin/x { }",
                "profile p flags=(complain, enforce) { }",
                "profile unconfined { }",
                "profile p { \0 }",
                "abi <abi/9.9>, profile p { }",
                "abi <abi/3.0>,\nabi <abi/3.0>,\nprofile p { }",
                "alias /a -> /b,\nprofile p { }",
                "@{X}=/a\n@{X}+=/b\nprofile p { }",
                "@{X}=\nprofile p { }",
            })
    void refuses_what_is_not_one_profile(String text) {
        assertThatThrownBy(() -> AppArmorReader.read(text)).isInstanceOf(AppArmorSyntaxException.class);
    }

    @Test
    void refuses_texts_that_are_too_long() {
        String text = "profile p { }" + " ".repeat(AppArmorReader.MAX_LENGTH);

        assertThatThrownBy(() -> AppArmorReader.read(text)).hasMessageContaining("at most");
    }

    @Test
    void a_refusal_names_the_place() {
        AppArmorSyntaxException e = catchThrowableOfType(
                AppArmorSyntaxException.class, () -> AppArmorReader.read("profile p {\n  /a r,\n  dbus send,\n}"));

        assertThat(e.line()).isEqualTo(3);
        assertThat(e.column()).isEqualTo(3);
        assertThat(e.found()).isEqualTo("\"dbus send,\"");
        assertThat(e.expected()).contains("D-Bus");
    }
}
