package dev.hasp.validation;

import static dev.hasp.control.Controls.SE_LINUX;
import static dev.hasp.validation.Rule.error;
import static dev.hasp.validation.Rule.warning;

import dev.hasp.control.SeLinux;
import dev.hasp.selinux.ContainerType;
import dev.hasp.selinux.ContainerType.Use;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Types of SELinux labels that are not what they are asked for (container-selinux and refpolicy, container.te). */
final class SeLinuxTypeRules {

    private static final String USUAL = "name container_t, or leave the type out";
    private static final String USUAL_FILES = "name container_file_t, or leave the file type out";

    /** SELinux: types of logins and services that the policy holds back from nothing ({@code unconfined_domain}). */
    private static final Set<String> UNCONFINED_LOGINS = Set.of("unconfined_t", "unconfined_service_t");

    static final List<Rule> ALL = List.of(
            error("selinux-type-of-files", USUAL, SeLinuxTypeRules::typeOfFiles),
            error("selinux-file-type-of-processes", USUAL_FILES, SeLinuxTypeRules::fileTypeOfProcesses),
            warning("selinux-type-unconfined", USUAL, SeLinuxTypeRules::unconfined),
            warning("selinux-type-of-host", USUAL, SeLinuxTypeRules::typeOfHost),
            warning("selinux-file-type-unfit", USUAL_FILES, SeLinuxTypeRules::unfitFileType),
            warning("selinux-type-renamed", "name the type as policies do today", SeLinuxTypeRules::renamed),
            warning(
                    "selinux-nested-podman-alone",
                    "leave nested out for Docker, or run it with Podman",
                    SeLinuxTypeRules::nested));

    private SeLinuxTypeRules() {}

    /** A role of processes has no type of files, so that the kernel refuses the label when the container starts. */
    private static void typeOfFiles(Asked asked, Rule.Found found) {
        label(asked).flatMap(SeLinux::type).ifPresent(type -> {
            Set<Use> uses = uses(type);
            if (!uses.isEmpty() && uses.stream().noneMatch(Use::isOfProcesses)) {
                found.at(
                        SE_LINUX,
                        asked.say(SE_LINUX, "type:" + type) + " is a type of files: " + meanings(type)
                                + "; no process can have it");
            }
        });
    }

    private static void fileTypeOfProcesses(Asked asked, Rule.Found found) {
        label(asked).flatMap(SeLinux::fileType).ifPresent(type -> {
            Set<Use> uses = uses(type);
            if (!uses.isEmpty() && uses.stream().allMatch(Use::isOfProcesses)) {
                found.at(
                        SE_LINUX,
                        asked.say(SE_LINUX, "filetype:" + type) + " is a type of processes: " + meanings(type)
                                + "; no file can have it");
            }
        });
    }

    private static void unconfined(Asked asked, Rule.Found found) {
        label(asked)
                .flatMap(SeLinux::type)
                .filter(type -> UNCONFINED_LOGINS.contains(type) || uses(type).contains(Use.UNCONFINED))
                .ifPresent(type -> found.at(
                        SE_LINUX,
                        asked.say(SE_LINUX, "type:" + type)
                                + " is held back from nothing by the policy, and by its level neither"));
    }

    private static void typeOfHost(Asked asked, Rule.Found found) {
        label(asked)
                .flatMap(SeLinux::type)
                .filter(type -> uses(type).equals(EnumSet.of(Use.HOST)))
                .ifPresent(type -> found.at(
                        SE_LINUX,
                        asked.say(SE_LINUX, "type:" + type) + " is not of containers: " + meanings(type)
                                + ", with rights on the host"));
    }

    private static void unfitFileType(Asked asked, Rule.Found found) {
        label(asked).flatMap(SeLinux::fileType).ifPresent(type -> {
            Set<Use> uses = uses(type);
            if (uses.contains(Use.READ_ONLY_FILES)) {
                found.at(
                        SE_LINUX,
                        asked.say(SE_LINUX, "filetype:" + type)
                                + " lets the container write none of its own files, and with the reference policy not"
                                + " start");
            } else if (uses.equals(EnumSet.of(Use.HOST_FILES))) {
                found.at(
                        SE_LINUX,
                        asked.say(SE_LINUX, "filetype:" + type) + " is what containers are kept from: "
                                + meanings(type));
            }
        });
    }

    private static void renamed(Asked asked, Rule.Found found) {
        label(asked).ifPresent(label -> {
            label.type().ifPresent(type -> renamed(asked, "type:", type, found));
            label.fileType().ifPresent(type -> renamed(asked, "filetype:", type, found));
        });
    }

    private static void renamed(Asked asked, String option, String type, Rule.Found found) {
        ContainerType.known(type).stream()
                .filter(known -> !known.name().equals(type))
                .findFirst()
                .ifPresent(known -> found.at(
                        SE_LINUX,
                        asked.say(SE_LINUX, option + type) + " is a name of old for " + known.name()
                                + ", which some policies no longer have"));
    }

    /** podman 4.5 {@code --security-opt label=nested}; go-selinux label.InitLabels knows no such option. */
    private static void nested(Asked asked, Rule.Found found) {
        label(asked)
                .filter(SeLinux::nested)
                .ifPresent(label -> found.at(
                        SE_LINUX,
                        asked.say(SE_LINUX, "nested")
                                + " is known to Podman from 4.5 on; Docker with SELinux refuses the container"));
    }

    private static Optional<SeLinux> label(Asked asked) {
        return asked.seLinux().filter(label -> !label.disabled());
    }

    private static Set<Use> uses(String type) {
        return ContainerType.known(type).stream()
                .map(ContainerType::use)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Use.class)));
    }

    private static String meanings(String type) {
        return ContainerType.known(type).stream()
                .map(ContainerType::meaning)
                .distinct()
                .collect(Collectors.joining(" or "));
    }
}
