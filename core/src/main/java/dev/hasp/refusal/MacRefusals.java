package dev.hasp.refusal;

import static dev.hasp.control.Controls.APP_ARMOR;
import static dev.hasp.control.Controls.NO_NEW_PRIVILEGES;
import static dev.hasp.control.Controls.SE_LINUX;
import static dev.hasp.refusal.Refusal.atCreate;
import static dev.hasp.refusal.Refusal.atStart;
import static dev.hasp.refusal.Refusal.ignored;
import static dev.hasp.refusal.Refusal.unknown;

import dev.hasp.apparmor.LoadedMode;
import dev.hasp.control.AppArmor;
import dev.hasp.control.SeLinux;
import dev.hasp.engine.EngineFacts;
import dev.hasp.selinux.ContainerType;
import dev.hasp.selinux.ContainerType.Use;
import dev.hasp.validation.Asked;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** AppArmor profiles and SELinux labels where the host has either. */
final class MacRefusals {

    /** moby profiles/apparmor; Docker loads it itself. */
    private static final String OF_DOCKER = "docker-default";

    /** containers/common pkg/apparmor ProfilePrefix, with a version behind; Podman loads it itself. */
    private static final String OF_PODMAN = "containers-default-";

    /** Where Docker's snap keeps its data, and the profile that confines its daemon. */
    private static final String OF_SNAP = "/var/snap/docker/";

    private static final String SNAP_DAEMON = "snap.docker.dockerd";

    static final List<Refusal> ALL = List.of(
            atStart(
                    "apparmor-profile-not-loaded",
                    "the container is created, and does not start under a profile that the kernel does not have",
                    "load the profile on the engine's host with apparmor_parser -r, and see that it is loaded at boot",
                    "runc libcontainer/apparmor ApplyProfile, seen on 26.1.5; containers/common"
                            + " pkg/apparmor CheckProfileAndLoadDefault",
                    MacRefusals::appArmorNotLoaded),
            ignored(
                    "apparmor-profile-complains",
                    "a profile that is not in enforce mode refuses nothing but what a rule of it denies",
                    "set the profile to enforce with aa-enforce, or load one without the flags complain and unconfined",
                    "apparmor.d(5), Flags; Linux security/apparmor/file.c aa_audit_file",
                    MacRefusals::appArmorComplains),
            unknown(
                    "apparmor-profile-not-known",
                    "with AppArmor a container does not start under a profile that is not loaded, and no fact tells"
                            + " which are",
                    "make sure that the profile is loaded on the host, or add appArmorProfiles to the facts",
                    "moby oci_linux.go WithApparmor; runc libcontainer/apparmor ApplyProfile",
                    MacRefusals::appArmorNotKnown),
            atStart(
                    "no-new-privileges-refused-by-snap",
                    "the snap's dockerd is confined by AppArmor itself, and under no-new-privileges the kernel lets"
                            + " nothing confined change to another profile, so that no program starts",
                    "use Docker from a package, not from the snap, or leave noNewPrivileges out",
                    "Linux security/apparmor/domain.c apparmor_bprm_creds_for_exec; Launchpad bug 1908448",
                    MacRefusals::noNewPrivilegesInSnap),
            atCreate(
                    "selinux-option-unknown",
                    "Podman knows labels that are nested from 4.5 on, and no Docker does",
                    "leave nested out, or run it with Podman 4.5 or newer",
                    "opencontainers/selinux go-selinux/label InitLabels, seen on 26.1.5; podman 4.5 specgen",
                    MacRefusals::seLinuxOption),
            unknown(
                    "selinux-type-not-known",
                    "with SELinux a container does not start under a label that the policy does not permit, and no fact"
                            + " tells the policy",
                    "make sure that the host's policy has the type and lets the daemon enter it",
                    "opencontainers/selinux; selinux(8)",
                    MacRefusals::seLinuxType),
            unknown(
                    "selinux-type-under-no-new-privileges",
                    "under no-new-privileges the kernel lets a runtime enter only types for which the policy permits its"
                            + " domain nnp_transition of process2, or that are bounded by it, and refuses to run the"
                            + " program otherwise; policies permit it for the types that come with engines",
                    "see that the policy permits it for the type, as for all of the attribute container_domain, or leave"
                            + " noNewPrivileges out",
                    "Linux security/selinux/hooks.c check_nnp_nosuid, 4.14 and later; containers/container-selinux"
                            + " issues 45 and 51; policy of Debian 13, by sepol_check_access",
                    MacRefusals::seLinuxNoNewPrivileges),
            unknown(
                    "selinux-option-not-known",
                    "Podman knows labels that are nested from 4.5 on, and no Docker does, but they are looked at only"
                            + " where SELinux is on, which the facts do not tell",
                    "add seLinux to the facts",
                    "opencontainers/selinux go-selinux/label InitLabels",
                    MacRefusals::seLinuxOptionNotKnown));

    private MacRefusals() {}

    private static void appArmorNotLoaded(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (engine.appArmor().equals(Optional.of(true))
                && engine.appArmorProfiles().isPresent()) {
            appArmorProfile(asked, engine)
                    .filter(name -> mode(engine, name).isEmpty())
                    .ifPresent(name -> found.at(
                            APP_ARMOR,
                            asked.say(APP_ARMOR, name) + " is none of the "
                                    + engine.appArmorProfiles().orElseThrow().size() + " profiles that are loaded for "
                                    + engine.title()));
        }
    }

    private static void appArmorComplains(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (!engine.appArmor().equals(Optional.of(false))) {
            Optional<String> named = asked.appArmor()
                    .filter(choice -> choice instanceof AppArmor.Profile
                            || (choice instanceof AppArmor.EngineDefault && !engine.isPodman()))
                    .map(choice -> choice instanceof AppArmor.Profile profile ? profile.name() : OF_DOCKER);
            named.ifPresent(name -> mode(engine, name)
                    .filter(mode -> !mode.isRefusing())
                    .ifPresent(mode -> found.at(
                            APP_ARMOR,
                            asked.say(APP_ARMOR, name) + " is loaded in mode " + mode + " for " + engine.title())));
        }
    }

    private static void appArmorNotKnown(Asked asked, EngineFacts engine, Refusal.Found found) {
        boolean isTold =
                engine.appArmor().isPresent() && engine.appArmorProfiles().isPresent();
        if (!engine.appArmor().equals(Optional.of(false)) && !isTold) {
            appArmorProfile(asked, engine)
                    .filter(name -> mode(engine, name).isEmpty())
                    .ifPresent(name -> found.at(
                            APP_ARMOR, asked.say(APP_ARMOR, name) + " may not be loaded for " + engine.title()));
        }
    }

    /** The profile that is asked for by name, unless the engine loads it by itself. */
    private static Optional<String> appArmorProfile(Asked asked, EngineFacts engine) {
        return asked.appArmor()
                .filter(AppArmor.Profile.class::isInstance)
                .map(AppArmor.Profile.class::cast)
                .map(AppArmor.Profile::name)
                .filter(name -> engine.isPodman() ? !name.startsWith(OF_PODMAN) : !name.equals(OF_DOCKER));
    }

    private static Optional<LoadedMode> mode(EngineFacts engine, String name) {
        return engine.appArmorProfiles().map(profiles -> profiles.get(name));
    }

    private static void seLinuxOption(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (engine.seLinux().equals(Optional.of(true))) {
            nested(asked, engine, found);
        }
    }

    private static void seLinuxOptionNotKnown(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (engine.seLinux().isEmpty()) {
            nested(asked, engine, found);
        }
    }

    private static void nested(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (!engine.isPodman() || !engine.version().isAtLeast(4, 5)) {
            asked.seLinux()
                    .filter(label -> label.nested() && !label.disabled())
                    .ifPresent(label -> found.at(
                            SE_LINUX,
                            asked.say(SE_LINUX, options(label)) + " is nested, which " + engine.title()
                                    + " knows not"));
        }
    }

    private static void seLinuxType(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (!engine.seLinux().equals(Optional.of(false))) {
            asked.seLinux()
                    .filter(label -> !label.disabled())
                    .filter(label -> label.user().isPresent()
                            || label.role().isPresent()
                            || label.type()
                                    .filter(type -> !isOfContainers(type))
                                    .isPresent())
                    .ifPresent(label -> found.at(
                            SE_LINUX,
                            asked.say(SE_LINUX, options(label)) + " is beyond the policy that comes with engines"));
        }
    }

    private static boolean isOfContainers(String type) {
        return ContainerType.known(type).stream()
                .map(ContainerType::use)
                .anyMatch(use -> use == Use.CONTAINER || use == Use.UNCONFINED);
    }

    private static void seLinuxNoNewPrivileges(Asked asked, EngineFacts engine, Refusal.Found found) {
        boolean isSet = asked.noNewPrivileges().or(engine::noNewPrivileges).orElse(false);
        if (isSet && !engine.seLinux().equals(Optional.of(false))) {
            asked.seLinux()
                    .filter(label -> !label.disabled())
                    .flatMap(SeLinux::type)
                    .filter(type -> !isOfContainers(type))
                    .ifPresent(type -> found.at(
                            SE_LINUX,
                            asked.say(SE_LINUX, type) + " with "
                                    + (asked.has(NO_NEW_PRIVILEGES)
                                            ? asked.say(NO_NEW_PRIVILEGES)
                                            : "no-new-privileges, the daemon's default,")
                                    + " may be refused on " + engine.title()));
        }
    }

    private static void noNewPrivilegesInSnap(Asked asked, EngineFacts engine, Refusal.Found found) {
        boolean isSnap =
                engine.dataRoot().filter(root -> root.startsWith(OF_SNAP)).isPresent();
        boolean isConfined = engine.appArmor().equals(Optional.of(true))
                && mode(engine, SNAP_DAEMON).map(LoadedMode::isRefusing).orElse(true);
        if (isSnap && isConfined && asked.is(NO_NEW_PRIVILEGES)) {
            found.at(
                    NO_NEW_PRIVILEGES,
                    asked.say(NO_NEW_PRIVILEGES) + " keeps every program from running on " + engine.title()
                            + ", which is a snap");
        }
    }

    private static String options(SeLinux label) {
        return label.options().stream().collect(Collectors.joining(","));
    }
}
