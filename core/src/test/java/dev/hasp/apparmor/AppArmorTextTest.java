package dev.hasp.apparmor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.linux.Capability;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AppArmorTextTest {

    private static final ProfileName NAME = new ProfileName("job-runner");

    static final AppArmorProfile EVERY_RULE = AppArmorProfile.builder(NAME)
            .abi(Abi.V3_0)
            .addFlags("mediate_deleted", "attach_disconnected")
            .addTunables(Include.of("tunables/global"))
            .addVariables(new AppArmorProfile.Variable("DATA", List.of("/data/", "/srv/some data/")))
            .addIncludes(Include.of("abstractions/base"), Include.local(NAME))
            .rule(new Rule.AllFiles(Qualifiers.ALLOW), "the engine's default")
            .rule(
                    new Rule.Files(
                            Qualifiers.DENY.audited(),
                            false,
                            PathGlob.of("@{DATA}/**"),
                            Set.of(FilePermission.LINK, FilePermission.WRITE),
                            Optional.of(ExecTransition.DENIED)),
                    "read-only\n#include <abstractions/evil>")
            .rule(
                    new Rule.Files(
                            Qualifiers.ALLOW,
                            true,
                            PathGlob.literal("/srv/\"a*\",\n} {"),
                            Set.of(FilePermission.READ, FilePermission.MAP),
                            Optional.of(new ExecTransition("Pix", Optional.of("other//child")))),
                    " ")
            .rule(new Rule.Links(Qualifiers.DENY, true, true, PathGlob.of("/a/*"), PathGlob.tree("/b")), "links")
            .rule(
                    new Rule.Capabilities(
                            Qualifiers.ALLOW, new TreeSet<>(Set.of(Capability.CHOWN, Capability.CHECKPOINT_RESTORE))),
                    "caps")
            .rule(new Rule.Capabilities(Qualifiers.DENY, new TreeSet<>()), "all")
            .rule(new Rule.Network(Qualifiers.ALLOW, Optional.of("inet"), Optional.of("tcp")), "net")
            .rule(new Rule.Network(Qualifiers.ALLOW, Optional.empty(), Optional.of("stream")), "net")
            .rule(
                    new Rule.Mounts(
                            Qualifiers.ALLOW,
                            MountOperation.MOUNT,
                            Set.of("tmpfs", "ext4"),
                            Set.of("rw", "nodev"),
                            false,
                            Optional.of(PathGlob.of("/dev/sd?")),
                            Optional.of(PathGlob.literal("/mnt/"))),
                    "mount")
            .rule(
                    new Rule.Mounts(
                            Qualifiers.ALLOW,
                            MountOperation.REMOUNT,
                            Set.of(),
                            Set.of("ro"),
                            true,
                            Optional.empty(),
                            Optional.of(PathGlob.literal("/mnt/"))),
                    "remount")
            .rule(
                    new Rule.Mounts(
                            Qualifiers.DENY,
                            MountOperation.UMOUNT,
                            Set.of(),
                            Set.of(),
                            true,
                            Optional.empty(),
                            Optional.empty()),
                    "umount")
            .rule(
                    new Rule.PivotRoot(
                            Qualifiers.ALLOW, Optional.of(PathGlob.of("/old/")), Optional.of(PathGlob.of("/new/"))),
                    "root")
            .rule(
                    new Rule.Signals(
                            Qualifiers.ALLOW,
                            Set.of("receive"),
                            Set.of("term", "kill", "rtmin+3"),
                            Optional.of(ProfileGlob.unconfined())),
                    "stop")
            .rule(new Rule.Ptrace(Qualifiers.ALLOW, Set.of("read", "trace"), Optional.of(ProfileGlob.of(NAME))), "self")
            .rule(
                    new Rule.UnixSockets(
                            Qualifiers.ALLOW,
                            Set.of("send", "connect"),
                            Optional.of("stream"),
                            Optional.of(SocketAddress.of("@x*")),
                            Optional.of(ProfileGlob.of("a//b"))),
                    "sockets")
            .rule(
                    new Rule.ChangeProfile(
                            Qualifiers.ALLOW, Optional.of(PathGlob.of("/bin/*")), Optional.of(ProfileGlob.of("b"))),
                    "change")
            .rule(new Rule.ResourceLimit("cpu", Optional.of(60L)), "time")
            .rule(new Rule.ResourceLimit("nofile", Optional.empty()), "files")
            .build();

    @Test
    void writes_every_kind_of_rule() {
        assertThat(AppArmorText.of(EVERY_RULE)).isEqualTo("""
                        abi <abi/3.0>,
                        include <tunables/global>
                        @{DATA}="/data/" "/srv/some data/"

                        profile "job-runner" flags=(attach_disconnected,mediate_deleted) {
                          include <abstractions/base>
                          include if exists <local/job-runner>
                          # the engine's default
                          file,
                          # read-only\\u000a#include <abstractions/evil>
                          audit deny "@{DATA}/**" wlx,
                          owner "/srv/\\"a\\*\\",\\012\\} \\{" rmPix -> "other//child",
                          # links
                          deny owner link subset "/a/*" -> "/b{,/**}",
                          # caps
                          capability chown checkpoint_restore,
                          # all
                          deny capability,
                          # net
                          network inet tcp,
                          # net
                          network stream,
                          # mount
                          mount fstype=(ext4, tmpfs) options in (nodev, rw) "/dev/sd?" -> "/mnt/",
                          # remount
                          remount options=(ro) "/mnt/",
                          # umount
                          deny umount,
                          # root
                          pivot_root oldroot="/old/" "/new/",
                          # stop
                          signal (receive) set=(kill, rtmin+3, term) peer="unconfined",
                          # self
                          ptrace (read, trace) peer="job-runner",
                          # sockets
                          unix (connect, send) type=stream addr="@x*" peer=(label="a//b"),
                          # change
                          change_profile "/bin/*" -> "b",
                          # time
                          set rlimit cpu <= 60s,
                          # files
                          set rlimit nofile <= infinity,
                        }
                        """);
    }

    @Test
    void writes_what_the_compiler_takes() {
        String text = AppArmorText.of(EVERY_RULE);

        assertThat(AppArmorCompiler.compile(text)).matches(AppArmorCompiler.Answer::accepts);
        assertThat(AppArmorCompiler.names(text)).containsExactly("job-runner");
    }

    @Test
    void writes_modes_and_a_profile_without_anything() {
        AppArmorProfile.Builder bare = AppArmorProfile.builder(NAME);

        assertThat(AppArmorText.of(bare.build())).isEqualTo("profile \"job-runner\" {\n}\n");
        assertThat(AppArmorText.of(bare.mode(Mode.COMPLAIN).build()))
                .isEqualTo("profile \"job-runner\" flags=(complain) {\n}\n");
        assertThat(AppArmorText.of(bare.mode(Mode.KILL).addFlags("audit").build()))
                .isEqualTo("profile \"job-runner\" flags=(audit,kill) {\n}\n");
    }

    @Test
    void refuses_user_namespaces_where_the_abi_has_no_rule_for_them() {
        AppArmorProfile.Builder profile =
                AppArmorProfile.builder(NAME).rule(new Rule.UserNamespaces(Qualifiers.DENY), "no user namespaces");

        assertThat(AppArmorText.of(profile.abi(Abi.V4_0).build())).contains("abi <abi/4.0>,\n", "  deny userns,\n");
        assertThatThrownBy(() -> profile.abi(Abi.V3_0).build())
                .isInstanceOf(MalformedAppArmorException.class)
                .hasMessageContaining("unknown to abi/3.0");
    }
}
