package dev.hasp.refusal;

import static dev.hasp.control.Controls.ANNOTATIONS;
import static dev.hasp.control.Controls.APP_ARMOR;
import static dev.hasp.control.Controls.CGROUPNS;
import static dev.hasp.control.Controls.DEVICE_CGROUP_RULES;
import static dev.hasp.control.Controls.DEVICE_REQUESTS;
import static dev.hasp.control.Controls.DOMAINNAME;
import static dev.hasp.control.Controls.INIT;
import static dev.hasp.control.Controls.KERNEL_MEMORY_TCP;
import static dev.hasp.control.Controls.PIDS_LIMIT;
import static dev.hasp.control.Controls.RUNTIME;
import static dev.hasp.control.Controls.SECCOMP;
import static dev.hasp.control.Controls.SYSCTLS;
import static dev.hasp.control.Controls.TMPFS;
import static dev.hasp.control.Controls.VOLUME_DRIVER;
import static dev.hasp.control.Controls.WRITABLE_CGROUPS;
import static dev.hasp.refusal.Refusal.atCreate;
import static dev.hasp.refusal.Refusal.atStart;
import static dev.hasp.refusal.Refusal.ignored;
import static dev.hasp.refusal.Refusal.unknown;

import dev.hasp.control.AppArmor;
import dev.hasp.control.Control;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.Seccomp;
import dev.hasp.engine.EngineFacts;
import dev.hasp.validation.Asked;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Podman's Docker-compatible API takes otherwise than Docker. */
final class PodmanRefusals {

    /** Fields without a trace in the OCI configuration that Podman 4.3.1 generates, but for those told elsewhere. */
    private static final List<Control<?>> IGNORED = List.of(
            CGROUPNS, VOLUME_DRIVER, DEVICE_CGROUP_RULES, DEVICE_REQUESTS, KERNEL_MEMORY_TCP, DOMAINNAME, ANNOTATIONS);

    static final List<Refusal> ALL = List.of(
            atCreate(
                    "podman-seccomp-wants-path",
                    "Podman takes what stands after seccomp= for a path on its own machine, where Docker wants the text",
                    "leave seccomp at default or unconfined for Podman, or start with its own command",
                    "podman issue 27710; observed on 4.3.1",
                    PodmanRefusals::seccomp),
            atCreate(
                    "podman-apparmor-missing",
                    "Podman refuses a profile by name on a host without AppArmor",
                    "leave appArmor out on this host, or say unconfined",
                    "containers/common pkg/apparmor CheckProfileAndLoadDefault; observed on 4.3.1 and 5.8.6",
                    PodmanRefusals::appArmor),
            atCreate(
                    "podman-writable-cgroups-unknown",
                    "Podman refuses the option as unknown",
                    "leave writableCgroups out for Podman",
                    "observed on 4.3.1",
                    PodmanRefusals::writableCgroups),
            atCreate(
                    "podman-tmpfs-option-unknown",
                    "Podman refuses to set the inodes and the owner of a file system in memory",
                    "leave inodes, uid and gid out for Podman",
                    "observed on 4.3.1",
                    PodmanRefusals::tmpfs),
            atCreate(
                    "podman-sysctl-with-slashes",
                    "Podman refuses a kernel parameter that is spelt with slashes",
                    "write it with dots",
                    "observed on 4.3.1",
                    PodmanRefusals::sysctl),
            atStart(
                    "podman-pids-unlimited",
                    "Podman hands -1 to crun, which cannot write it",
                    "give a number",
                    "observed on 4.3.1 with crun 1.8.1",
                    PodmanRefusals::pids),
            unknown(
                    "podman-init-not-known",
                    "Podman refuses an init where catatonit is not installed, and no fact tells",
                    "make sure that catatonit is installed beside Podman",
                    "observed on 4.3.1",
                    PodmanRefusals::init),
            ignored(
                    "podman-field-ignored",
                    "Podman's Docker-compatible API does nothing with the field and says nothing",
                    "leave it out for Podman, or start with its own command",
                    "observed in the OCI configuration of 4.3.1",
                    PodmanRefusals::field),
            ignored(
                    "podman-runtime-ignored",
                    "Podman's Docker-compatible API takes any runtime and uses its own",
                    "leave runtime out, or name the one that it uses",
                    "observed on 4.3.1",
                    PodmanRefusals::runtime));

    private PodmanRefusals() {}

    private static void seccomp(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (engine.isPodman()) {
            asked.seccomp()
                    .filter(seccomp -> seccomp instanceof Seccomp.Custom || seccomp instanceof Seccomp.Builtin)
                    .ifPresent(seccomp -> found.at(SECCOMP, asked.say(SECCOMP) + " is no path for " + engine.title()));
        }
    }

    private static void appArmor(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (engine.isPodman() && engine.appArmor().equals(Optional.of(false))) {
            asked.appArmor()
                    .filter(AppArmor.Profile.class::isInstance)
                    .ifPresent(profile -> found.at(
                            APP_ARMOR, asked.say(APP_ARMOR, profile) + " cannot be loaded for " + engine.title()));
        }
    }

    private static void writableCgroups(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (engine.isPodman() && asked.has(WRITABLE_CGROUPS)) {
            found.at(WRITABLE_CGROUPS, asked.say(WRITABLE_CGROUPS) + " is no option of " + engine.title());
        }
    }

    private static void tmpfs(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (engine.isPodman()) {
            asked.each(TMPFS).stream()
                    .filter(tmpfs -> tmpfs.inodes().isPresent()
                            || tmpfs.uid().isPresent()
                            || tmpfs.gid().isPresent())
                    .forEach(tmpfs -> found.at(
                            TMPFS, asked.say(TMPFS, tmpfs.target()) + " has an option beyond " + engine.title()));
        }
    }

    private static void sysctl(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (engine.isPodman()) {
            asked.sysctls().orElse(Map.of()).keySet().stream()
                    .filter(name -> name.contains("/"))
                    .forEach(name -> found.at(
                            SYSCTLS, asked.say(SYSCTLS, name) + " is not spelt as " + engine.title() + " does"));
        }
    }

    private static void pids(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (engine.isPodman() && engine.defaultRuntime().filter("crun"::equals).isPresent()) {
            asked.pidsLimit()
                    .filter(PidsLimit.unlimited()::equals)
                    .ifPresent(limit ->
                            found.at(PIDS_LIMIT, asked.say(PIDS_LIMIT, limit) + " is no number for " + engine.title()));
        }
    }

    private static void init(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (engine.isPodman() && asked.is(INIT)) {
            found.at(INIT, asked.say(INIT, true) + " needs a program beside " + engine.title());
        }
    }

    private static void field(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (engine.isPodman()) {
            IGNORED.stream()
                    .filter(asked::has)
                    .forEach(control -> found.at(control, asked.say(control) + " is lost on " + engine.title()));
        }
    }

    private static void runtime(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (engine.isPodman()) {
            asked.runtime()
                    .filter(name -> engine.defaultRuntime().filter(name::equals).isEmpty())
                    .ifPresent(name ->
                            found.at(RUNTIME, asked.say(RUNTIME, name) + " is not heeded by " + engine.title()));
        }
    }
}
