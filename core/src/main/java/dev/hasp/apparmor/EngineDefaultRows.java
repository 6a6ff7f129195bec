package dev.hasp.apparmor;

import dev.hasp.apparmor.EngineDefault.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What engines write into their own profiles, row by row, with the releases that have it. */
final class EngineDefaultRows {

    /** Whose profile. */
    enum Engine {
        DOCKER,
        PODMAN
    }

    /** Every release that is looked at. */
    private static final List<Release> ALWAYS = List.of(new Release(0, 0, 0));

    /** Docker's release notes: GHSA-jq35-85cj-fj4p, October 2023. */
    private static final List<Release> POWERCAP =
            List.of(new Release(20, 10, 27), new Release(23, 0, 8), new Release(24, 0, 7));

    /** moby pull requests 47829 and 47830: AppArmor 4 confines runc and crun, and both must be able to stop a container. */
    private static final List<Release> RUNTIMES = List.of(new Release(25, 0, 6), new Release(26, 1, 3));

    /** moby pull request 52537, moby/profiles apparmor v0.2: the ABI, AF_ALG and the class of paths in /proc. */
    private static final List<Release> REVISED = List.of(new Release(29, 4, 3));

    /**
     * A denial.
     *
     * @param docker the releases of Docker that have it, empty for none
     * @param dockerUntil the releases of Docker that have it no longer, empty for none
     * @param podman whether Podman has it
     */
    private record Row(Rule rule, String note, List<Release> docker, List<Release> dockerUntil, boolean podman) {

        boolean isOf(Engine engine, Release release) {
            return engine == Engine.PODMAN
                    ? podman
                    : !docker.isEmpty()
                            && release.hasWhatCameWith(docker)
                            && (dockerUntil.isEmpty() || !release.hasWhatCameWith(dockerUntil));
        }
    }

    private static final List<Row> ROWS = List.of(
            both(denied("/proc/*", "w"), "kernel files directly in /proc"),
            docker(
                    denied("/proc/{[^1-9],[^1-9][^0-9],[^1-9s][^0-9y][^0-9s],[^1-9][^0-9][^0-9][^0-9/]*}/**", "w"),
                    "kernel files in /proc beside those of processes and /proc/sys",
                    ALWAYS,
                    REVISED),
            docker(
                    denied(
                            "/proc/{[^1-9/],[^1-9/][^0-9/],[^1-9s/][^0-9y/][^0-9s/],[^1-9/][^0-9/][^0-9/][^0-9/]*}/**",
                            "w"),
                    "kernel files in /proc beside those of processes and /proc/sys",
                    REVISED,
                    List.of()),
            podman(
                    denied("/proc/{[^1-9],[^1-9][^0-9],[^1-9s][^0-9y][^0-9s],[^1-9][^0-9][^0-9][^0-9]*}/**", "w"),
                    "kernel files in /proc beside those of processes and /proc/sys"),
            both(denied("/proc/sys/[^k]**", "w"), "kernel parameters but kernel.*"),
            both(denied("/proc/sys/kernel/{?,??,[^s][^h][^m]**}", "w"), "kernel parameters but kernel.shm*"),
            both(denied("/proc/sysrq-trigger", "rwklx"), "commands to the kernel"),
            both(denied("/proc/kcore", "rwklx"), "the kernel's memory"),
            both(
                    new Rule.Mounts(
                            Qualifiers.DENY,
                            MountOperation.MOUNT,
                            Set.of(),
                            Set.of(),
                            true,
                            Optional.empty(),
                            Optional.empty()),
                    "mounts"),
            both(denied("/sys/[^f]*/**", "wklx"), "devices and the kernel beside control groups"),
            both(denied("/sys/f[^s]*/**", "wklx"), "devices and the kernel beside control groups"),
            both(denied("/sys/fs/[^c]*/**", "wklx"), "file systems beside control groups"),
            both(denied("/sys/fs/c[^g]*/**", "wklx"), "file systems beside control groups"),
            both(denied("/sys/fs/cg[^r]*/**", "wklx"), "file systems beside control groups"),
            both(denied("/sys/firmware/**", "rwklx"), "firmware"),
            docker(
                    denied("/sys/devices/virtual/powercap/**", "rwklx"),
                    "energy counters, which tell what others compute (CVE-2020-8694)",
                    POWERCAP,
                    List.of()),
            both(denied("/sys/kernel/security/**", "rwklx"), "security modules"),
            docker(
                    new Rule.Network(Qualifiers.DENY, Optional.of("alg"), Optional.empty()),
                    "the kernel's cryptography by sockets (CVE-2026-31431)",
                    REVISED,
                    List.of()));

    private EngineDefaultRows() {}

    static List<AppArmorProfile.Noted> denials(Engine engine, Release release) {
        return ROWS.stream()
                .filter(row -> row.isOf(engine, release))
                .map(row ->
                        new AppArmorProfile.Noted(row.rule(), Optional.of("as the engine's default: " + row.note())))
                .toList();
    }

    static List<ProfileGlob> senders(Engine engine, Release release) {
        List<ProfileGlob> senders = new ArrayList<>(List.of(ProfileGlob.unconfined()));
        if (engine == Engine.PODMAN) {
            List.of("runc", "crun", "podman")
                    .forEach(program -> senders.add(new ProfileGlob("{/usr/bin/,/usr/sbin/,}" + program)));
        } else if (release.hasWhatCameWith(RUNTIMES)) {
            senders.add(new ProfileGlob("runc"));
            senders.add(new ProfileGlob("crun"));
        }
        return List.copyOf(senders);
    }

    static Optional<Abi> abi(Engine engine, Release release) {
        return engine == Engine.DOCKER && release.hasWhatCameWith(REVISED) ? Optional.of(Abi.V3_0) : Optional.empty();
    }

    static Set<String> tracing(Engine engine) {
        return engine == Engine.PODMAN ? Set.of("trace", "read") : Set.of("trace", "tracedby", "read", "readby");
    }

    private static Rule denied(String glob, String letters) {
        return EngineDefault.denied(glob, letters);
    }

    private static Row both(Rule rule, String note) {
        return new Row(rule, note, ALWAYS, List.of(), true);
    }

    private static Row docker(Rule rule, String note, List<Release> from, List<Release> until) {
        return new Row(rule, note, from, until, false);
    }

    private static Row podman(Rule rule, String note) {
        return new Row(rule, note, List.of(), List.of(), true);
    }
}
