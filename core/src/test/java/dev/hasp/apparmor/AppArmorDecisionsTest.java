package dev.hasp.apparmor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.apparmor.AppArmorDecision.Verdict;
import dev.hasp.linux.Capability;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AppArmorDecisionsTest {

    private static final Map<String, String> TEXTS = Map.of(
            "tunables/global",
            "include <tunables/proc>\n",
            "tunables/proc",
            "@{PROC}=/proc/\n",
            "abstractions/base",
            "");

    private static AppArmorDecisions decisions(String rules) {
        return AppArmorDecisions.of(AppArmorReader.read("abi <abi/3.0>,\nprofile p {\n" + rules + "\n}"));
    }

    private static final AppArmorDecisions DOCKER =
            AppArmorDecisions.of(AppArmorReader.read(EngineProfiles.DOCKER), TEXTS);

    @Test
    void a_denial_wins_wherever_it_stands() {
        AppArmorDecisions decisions = decisions("deny /a/b w,\n/a/* rw,");

        assertThat(decisions.file("/a/b", FilePermission.WRITE).isDenied()).isTrue();
        assertThat(decisions.file("/a/b", FilePermission.READ).isAllowed()).isTrue();
        assertThat(decisions.file("/a/c", FilePermission.WRITE).isAllowed()).isTrue();
    }

    @Test
    void the_rule_that_decides_is_told() {
        AppArmorDecision decision = decisions("/a/* rw,\ndeny /a/b w,").file("/a/b", FilePermission.WRITE);

        assertThat(decision.rule())
                .hasValueSatisfying(rule -> assertThat(rule.isDeny()).isTrue());
        assertThat(decision).hasToString("DENIED: a rule denies it");
    }

    @Test
    void what_no_rule_permits_is_denied_except_in_complain_mode() {
        assertThat(decisions("/a r,").file("/b", FilePermission.READ)).hasToString("DENIED: no rule permits it");

        AppArmorDecisions complains =
                AppArmorDecisions.of(AppArmorReader.read("profile p flags=(complain) {\n deny /a r,\n}"));
        assertThat(complains.file("/b", FilePermission.READ).isAllowed()).isTrue();
        assertThat(complains.file("/a", FilePermission.READ).isDenied()).isTrue();
    }

    @Test
    void writing_includes_appending_but_not_the_other_way_round() {
        AppArmorDecisions decisions = decisions("/w w,\n/a a,");

        assertThat(decisions.file("/w", FilePermission.APPEND).isAllowed()).isTrue();
        assertThat(decisions.file("/a", FilePermission.WRITE).isDenied()).isTrue();
    }

    @Test
    void rules_for_owners_are_for_owners() {
        AppArmorDecisions decisions = decisions("owner /a r,");

        assertThat(decisions.file("/a", FilePermission.READ).isDenied()).isTrue();
        assertThat(decisions.file("/a", FilePermission.READ, true).isAllowed()).isTrue();
    }

    @Test
    void dockers_default_keeps_the_kernels_files_from_being_written() {
        assertThat(DOCKER.file("/proc/sysrq-trigger", FilePermission.READ).isDenied())
                .isTrue();
        assertThat(DOCKER.file("/proc/cpuinfo", FilePermission.WRITE).isDenied())
                .isTrue();
        assertThat(DOCKER.file("/proc/cpuinfo", FilePermission.READ).isAllowed())
                .isTrue();
        assertThat(DOCKER.file("/proc/1/oom_score_adj", FilePermission.WRITE).isAllowed())
                .isTrue();
        assertThat(DOCKER.file("/proc/sys/kernel/shmmax", FilePermission.WRITE).isAllowed())
                .isTrue();
        assertThat(DOCKER.file("/proc/sys/kernel/core_pattern", FilePermission.WRITE)
                        .isDenied())
                .isTrue();
        assertThat(DOCKER.file("/sys/fs/cgroup/a/b", FilePermission.WRITE).isAllowed())
                .isTrue();
        assertThat(DOCKER.file("/sys/kernel/security/x", FilePermission.READ).isDenied())
                .isTrue();
        assertThat(DOCKER.exec("/bin/sh").isAllowed()).isTrue();
        assertThat(DOCKER.exec("/sys/firmware/x").isDenied()).isTrue();
        assertThat(DOCKER.mount("tmpfs", Set.of(), "none", "/mnt/").isDenied()).isTrue();
        assertThat(DOCKER.umount("/mnt/").isAllowed()).isTrue();
        assertThat(DOCKER.capability(Capability.SYS_ADMIN).isAllowed()).isTrue();
        assertThat(DOCKER.network("inet", "stream").isAllowed()).isTrue();
        assertThat(DOCKER.signal("receive", "term", "runc").isAllowed()).isTrue();
        assertThat(DOCKER.signal("receive", "term", "other").isDenied()).isTrue();
        assertThat(DOCKER.ptrace("trace", "docker-default").isAllowed()).isTrue();
        assertThat(DOCKER.ptrace("trace", "unconfined").isDenied()).isTrue();
    }

    @Test
    void an_include_that_is_not_given_leaves_open_what_it_could_change() {
        AppArmorDecisions decisions = AppArmorDecisions.of(
                AppArmorReader.read("profile p {\n include <abstractions/base>\n /a r,\n deny /b r,\n}"));

        AppArmorDecision a = decisions.file("/a", FilePermission.READ);
        assertThat(a.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(a.known()).isEqualTo(Verdict.ALLOWED);
        assertThat(a.reason()).contains("abstractions/base");
        assertThat(decisions.file("/b", FilePermission.READ).isDenied()).isTrue();
    }

    @Test
    void an_include_that_is_given_counts_with_all_that_it_includes() {
        AppArmorDecisions decisions = AppArmorDecisions.of(
                AppArmorReader.read("profile p {\n include <abstractions/base>\n /a r,\n}"),
                Map.of(
                        "abstractions/base",
                        "include <abstractions/more>\n",
                        "abstractions/more",
                        "deny /a r,\n/b r,\n"));

        assertThat(decisions.file("/a", FilePermission.READ).isDenied()).isTrue();
        assertThat(decisions.file("/b", FilePermission.READ).isAllowed()).isTrue();
    }

    @Test
    void an_include_that_cannot_be_read_is_named_with_the_place() {
        AppArmorDecisions decisions = AppArmorDecisions.of(
                AppArmorReader.read("profile p {\n include <abstractions/base>\n}"),
                Map.of("abstractions/base", "\n  dbus,\n"));

        assertThat(decisions.file("/a", FilePermission.READ).reason()).contains("abstractions/base", "line 2", "D-Bus");
    }

    @Test
    void a_variable_without_a_value_leaves_open_what_it_could_match() {
        AppArmorDecisions decisions = AppArmorDecisions.of(
                AppArmorReader.read("include <tunables/global>\nprofile p {\n deny @{PROC}/* w,\n /** rw,\n}"));

        AppArmorDecision decision = decisions.file("/data/x", FilePermission.WRITE);
        assertThat(decision.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(decision.reason()).contains("tunables/global");
        assertThat(decisions.file("/data/x", FilePermission.READ).isAllowed()).isTrue();
    }

    @Test
    void a_value_that_is_set_counts_though_others_could_be_added() {
        AppArmorDecisions decisions = AppArmorDecisions.of(AppArmorReader.read(
                "include <tunables/global>\n@{PROC}=/proc/\nprofile p {\n deny @{PROC}/* w,\n /** rw,\n}"));

        assertThat(decisions.file("/proc/x", FilePermission.WRITE).isDenied()).isTrue();
        assertThat(decisions.file("/data/x", FilePermission.WRITE).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void the_profiles_own_name_is_a_variable_that_is_always_set() {
        assertThat(decisions("signal peer=@{profile_name},")
                        .signal("send", "kill", "p")
                        .isAllowed())
                .isTrue();
    }

    @Test
    void protocols_are_types_of_the_internet_families() {
        AppArmorDecisions decisions = decisions("network tcp,\nnetwork unix dgram,");

        assertThat(decisions.network("inet6", "stream").isAllowed()).isTrue();
        assertThat(decisions.network("inet", "dgram").isDenied()).isTrue();
        assertThat(decisions.network("unix", "stream").isDenied()).isTrue();
        assertThat(decisions.network("unix", "dgram").isAllowed()).isTrue();
    }

    @Test
    void options_of_mounts_are_exactly_these_or_some_of_these() {
        AppArmorDecisions decisions =
                decisions("mount options=(ro, bind) /a -> /b/,\nmount fstype=tmpfs options in (nosuid, nodev),");

        assertThat(decisions.mount("none", Set.of("ro", "bind"), "/a", "/b/").isAllowed())
                .isTrue();
        assertThat(decisions.mount("none", Set.of("bind"), "/a", "/b/").isDenied())
                .isTrue();
        assertThat(decisions.mount("none", Set.of("ro", "bind"), "/a", "/c/").isDenied())
                .isTrue();
        assertThat(decisions.mount("tmpfs", Set.of("nodev", "rw"), "x", "/c/").isAllowed())
                .isTrue();
        assertThat(decisions.mount("tmpfs", Set.of("nodev", "ro"), "x", "/c/").isDenied())
                .isTrue();
        assertThat(decisions.mount("ext4", Set.of("nodev"), "/x", "/c/").isDenied())
                .isTrue();
    }

    @Test
    void user_namespaces_are_out_of_reach_of_the_old_abi() {
        assertThat(decisions("/a r,").userNamespaces().isAllowed()).isTrue();
        assertThat(AppArmorDecisions.of(AppArmorReader.read("abi <abi/4.0>,\nprofile p {\n}"))
                        .userNamespaces()
                        .isDenied())
                .isTrue();
        assertThat(AppArmorDecisions.of(AppArmorReader.read("profile p {\n}"))
                        .userNamespaces()
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void paths_that_the_kernel_never_compares_are_refused() {
        assertThatThrownBy(() -> DOCKER.file("relative", FilePermission.READ))
                .isInstanceOf(MalformedAppArmorException.class);
        assertThatThrownBy(() -> DOCKER.file("/a//b", FilePermission.READ))
                .isInstanceOf(MalformedAppArmorException.class);
    }
}
