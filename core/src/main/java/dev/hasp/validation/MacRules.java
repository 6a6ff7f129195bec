package dev.hasp.validation;

import static dev.hasp.control.Controls.APP_ARMOR;
import static dev.hasp.control.Controls.SE_LINUX;
import static dev.hasp.validation.Rule.error;
import static dev.hasp.validation.Rule.warning;

import dev.hasp.control.AppArmor;
import java.util.List;

/** AppArmor and SELinux (moby {@code daemon/oci_linux.go}, go-selinux {@code label.InitLabels}). */
final class MacRules {

    static final List<Rule> ALL = List.of(
            warning(
                    "apparmor-depends-on-host",
                    "make sure that the host has AppArmor and that the profile is loaded there",
                    MacRules::appArmor),
            warning(
                    "selinux-depends-on-host",
                    "make sure that the host has SELinux and that the daemon has selinux-enabled",
                    MacRules::seLinux),
            error("selinux-disabled-with-label", "keep disabled, or the label", MacRules::disabledWithLabel));

    private MacRules() {}

    /** moby WithApparmor: without AppArmor in the kernel the name is not even looked at. */
    private static void appArmor(Asked asked, Rule.Found found) {
        asked.appArmor()
                .filter(AppArmor.Profile.class::isInstance)
                .ifPresent(profile -> found.at(
                        APP_ARMOR,
                        asked.say(APP_ARMOR, profile) + " is ignored without a word by hosts that have no AppArmor"));
    }

    /** go-selinux label.InitLabels: without SELinux every option is accepted and dropped. */
    private static void seLinux(Asked asked, Rule.Found found) {
        asked.seLinux()
                .filter(label -> !label.options().isEmpty() && !label.disabled())
                .ifPresent(label -> found.at(
                        SE_LINUX,
                        asked.say(SE_LINUX, String.join(",", label.options()))
                                + " is ignored without a word by hosts and daemons that have no SELinux"));
    }

    /** go-selinux label.InitLabels: disable ends the reading of the options. */
    private static void disabledWithLabel(Asked asked, Rule.Found found) {
        asked.seLinux()
                .filter(label -> label.disabled() && label.options().size() > 1)
                .ifPresent(label -> found.at(
                        SE_LINUX,
                        asked.say(SE_LINUX, String.join(",", label.options())) + " is disabled and has a label"));
    }
}
