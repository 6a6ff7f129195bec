package dev.hasp.refusal;

import static dev.hasp.control.Controls.APP_ARMOR;
import static dev.hasp.control.Controls.SE_LINUX;
import static dev.hasp.refusal.Refusal.atCreate;
import static dev.hasp.refusal.Refusal.unknown;

import dev.hasp.control.AppArmor;
import dev.hasp.control.SeLinux;
import dev.hasp.engine.EngineFacts;
import dev.hasp.validation.Asked;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** AppArmor profiles and SELinux labels where the host has either. */
final class MacRefusals {

    /** moby profiles/apparmor; Docker loads it itself. */
    private static final String OF_DOCKER = "docker-default";

    /** container-selinux container.te: types of processes. */
    private static final Set<String> USUAL_TYPES = Set.of(
            "container_t",
            "container_init_t",
            "container_kvm_t",
            "container_engine_t",
            "container_userns_t",
            "container_device_t",
            "container_logreader_t",
            "spc_t");

    static final List<Refusal> ALL = List.of(
            unknown(
                    "apparmor-profile-not-known",
                    "with AppArmor a container does not start under a profile that is not loaded, and no fact tells"
                            + " which are",
                    "make sure that the profile is loaded on the host",
                    "moby oci_linux.go WithApparmor; runc libcontainer/apparmor ApplyProfile",
                    MacRefusals::appArmorProfile),
            atCreate(
                    "selinux-option-unknown",
                    "before 23 Docker refuses labels that are nested or name a file type",
                    "use an engine from 23 on, or leave it out",
                    "opencontainers/selinux go-selinux/label InitLabels",
                    MacRefusals::seLinuxOption),
            unknown(
                    "selinux-type-not-known",
                    "with SELinux a container does not start under a label that the policy does not permit, and no fact"
                            + " tells the policy",
                    "make sure that the host's policy has the type and lets the daemon enter it",
                    "opencontainers/selinux; selinux(8)",
                    MacRefusals::seLinuxType),
            unknown(
                    "selinux-option-not-known",
                    "before 23 Docker refuses labels that are nested or name a file type, but only where SELinux"
                            + " is on, which the facts do not tell",
                    "add seLinux to the facts",
                    "opencontainers/selinux go-selinux/label InitLabels",
                    MacRefusals::seLinuxOptionNotKnown));

    private MacRefusals() {}

    private static void appArmorProfile(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (!engine.appArmor().equals(Optional.of(false))) {
            asked.appArmor()
                    .filter(AppArmor.Profile.class::isInstance)
                    .map(AppArmor.Profile.class::cast)
                    .map(AppArmor.Profile::name)
                    .filter(name -> engine.isPodman() || !name.equals(OF_DOCKER))
                    .ifPresent(name -> found.at(
                            APP_ARMOR, asked.say(APP_ARMOR, name) + " may not be loaded for " + engine.title()));
        }
    }

    private static void seLinuxOption(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (engine.seLinux().equals(Optional.of(true))) {
            newer(asked, engine, found);
        }
    }

    private static void seLinuxOptionNotKnown(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (engine.seLinux().isEmpty()) {
            newer(asked, engine, found);
        }
    }

    private static void newer(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (!engine.isPodman() && !engine.isDocker(23, 0)) {
            asked.seLinux()
                    .filter(label -> label.nested() || label.fileType().isPresent())
                    .ifPresent(label -> found.at(
                            SE_LINUX,
                            asked.say(SE_LINUX, options(label)) + " has what " + engine.title() + " knows not"));
        }
    }

    private static void seLinuxType(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (!engine.seLinux().equals(Optional.of(false))) {
            asked.seLinux()
                    .filter(label -> !label.disabled())
                    .filter(label -> label.user().isPresent()
                            || label.role().isPresent()
                            || label.type()
                                    .filter(type -> !USUAL_TYPES.contains(type))
                                    .isPresent())
                    .ifPresent(label -> found.at(
                            SE_LINUX,
                            asked.say(SE_LINUX, options(label)) + " is beyond the policy that comes with engines"));
        }
    }

    private static String options(SeLinux label) {
        return label.options().stream().collect(Collectors.joining(","));
    }
}
