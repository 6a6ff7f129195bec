package dev.hasp.validation;

import static dev.hasp.control.Controls.APP_ARMOR;
import static dev.hasp.control.Controls.CAPABILITIES;
import static dev.hasp.control.Controls.DEVICES;
import static dev.hasp.control.Controls.DEVICE_CGROUP_RULES;
import static dev.hasp.control.Controls.PRIVILEGED;
import static dev.hasp.control.Controls.SECCOMP;
import static dev.hasp.control.Controls.SE_LINUX;
import static dev.hasp.control.Controls.USER;
import static dev.hasp.validation.Rule.error;
import static dev.hasp.validation.Rule.warning;

import dev.hasp.control.AppArmor;
import dev.hasp.control.Capabilities;
import dev.hasp.control.DeviceAccess;
import dev.hasp.control.Seccomp;
import java.util.List;

/** What privileged overrides without a word (moby {@code daemon/oci_linux.go}, engine 28). */
final class PrivilegeRules {

    static final List<Rule> ALL = List.of(
            error(
                    "privileged-keeps-capabilities",
                    "leave privileged out and add what is needed",
                    PrivilegeRules::capabilitiesDropped),
            warning(
                    "privileged-adds-all-capabilities",
                    "leave privileged out, or the capabilities",
                    PrivilegeRules::capabilitiesAdded),
            warning(
                    "privileged-user-has-no-capabilities",
                    "run as root, or leave privileged out",
                    PrivilegeRules::nonRootUser),
            error("privileged-opens-devices", "leave privileged out, or ask for rwm", PrivilegeRules::deviceAccess),
            warning(
                    "privileged-allows-all-devices",
                    "leave privileged out, or the device rules",
                    PrivilegeRules::deviceRules),
            error(
                    "privileged-without-apparmor",
                    "name the profile, such as docker-default, or leave privileged out",
                    PrivilegeRules::appArmorDefault),
            error(
                    "privileged-without-seccomp",
                    "give the profile itself, or leave privileged out",
                    PrivilegeRules::seccompDefault),
            warning(
                    "privileged-may-ignore-seccomp",
                    "leave privileged out, or check Seccomp in /proc/self/status of the container",
                    PrivilegeRules::seccompProfile),
            error(
                    "privileged-without-selinux",
                    "name a type, or leave privileged out",
                    PrivilegeRules::seLinuxDefault));

    private PrivilegeRules() {}

    /** moby caps.TweakCapabilities: privileged returns every capability before it looks at drop. */
    private static void capabilitiesDropped(Asked asked, Rule.Found found) {
        if (asked.is(PRIVILEGED) && capabilities(asked).dropsAny()) {
            found.at(
                    CAPABILITIES, asked.say(CAPABILITIES) + " drop some, but " + privileged(asked) + " keeps them all");
        }
    }

    /** moby caps.TweakCapabilities. */
    private static void capabilitiesAdded(Asked asked, Rule.Found found) {
        if (asked.is(PRIVILEGED) && capabilities(asked).addsAny()) {
            found.at(CAPABILITIES, asked.say(CAPABILITIES) + " add some, but " + privileged(asked) + " adds them all");
        }
    }

    /** moby WithCapabilities sets no ambient capabilities: a user other than root has an empty effective set. */
    private static void nonRootUser(Asked asked, Rule.Found found) {
        asked.user()
                .filter(IdentityRules::isNotRoot)
                .filter(user -> asked.is(PRIVILEGED))
                .ifPresent(user -> found.at(
                        USER,
                        asked.say(USER, user) + " has no capability in effect, but " + privileged(asked)
                                + " opens devices and kernel files to it"));
    }

    /** moby WithDevices: a privileged container may use every device with rwm. */
    private static void deviceAccess(Asked asked, Rule.Found found) {
        asked.each(DEVICES).stream()
                .filter(device -> asked.is(PRIVILEGED) && !device.access().equals(DeviceAccess.ALL))
                .forEach(device -> found.at(
                        DEVICES,
                        asked.say(DEVICES, device) + " permits " + device.access() + ", but " + privileged(asked)
                                + " permits rwm"));
    }

    /** moby WithDevices: a privileged container gets the rule a *:* rwm. */
    private static void deviceRules(Asked asked, Rule.Found found) {
        if (asked.is(PRIVILEGED) && !asked.each(DEVICE_CGROUP_RULES).isEmpty()) {
            found.at(
                    DEVICE_CGROUP_RULES,
                    asked.say(DEVICE_CGROUP_RULES) + " permit some devices, but " + privileged(asked)
                            + " permits every device");
        }
    }

    /** moby WithApparmor: a privileged container is unconfined unless a profile is named. */
    private static void appArmorDefault(Asked asked, Rule.Found found) {
        if (asked.is(PRIVILEGED)
                && asked.appArmor()
                        .filter(AppArmor.EngineDefault.class::isInstance)
                        .isPresent()) {
            found.at(
                    APP_ARMOR,
                    asked.say(APP_ARMOR) + " asks for the engine's profile, but " + privileged(asked)
                            + " runs unconfined");
        }
    }

    /** moby WithSeccomp: a privileged container has no filter unless a profile is given. */
    private static void seccompDefault(Asked asked, Rule.Found found) {
        if (asked.is(PRIVILEGED)
                && asked.seccomp()
                        .filter(Seccomp.EngineDefault.class::isInstance)
                        .isPresent()) {
            found.at(
                    SECCOMP,
                    asked.say(SECCOMP) + " asks for the engine's profile, but " + privileged(asked)
                            + " runs without a filter");
        }
    }

    /** moby WithSeccomp: 20.10 ignores a given profile under privileged, 28 applies it (moby issue 47499). */
    private static void seccompProfile(Asked asked, Rule.Found found) {
        asked.seccomp()
                .filter(seccomp -> seccomp instanceof Seccomp.Custom || seccomp instanceof Seccomp.Builtin)
                .filter(seccomp -> asked.is(PRIVILEGED))
                .ifPresent(seccomp -> found.at(
                        SECCOMP,
                        asked.say(SECCOMP) + " gives a profile, and engines before 28 may ignore it since "
                                + privileged(asked)));
    }

    /** moby parseSecurityOpt: label=disable is added to a privileged container unless a label is given. */
    private static void seLinuxDefault(Asked asked, Rule.Found found) {
        if (asked.is(PRIVILEGED)
                && asked.seLinux().filter(label -> label.options().isEmpty()).isPresent()) {
            found.at(
                    SE_LINUX,
                    asked.say(SE_LINUX) + " asks for the engine's label, but " + privileged(asked)
                            + " switches labels off");
        }
    }

    private static Capabilities capabilities(Asked asked) {
        return asked.capabilities().orElse(Capabilities.engineDefault());
    }

    private static String privileged(Asked asked) {
        return asked.say(PRIVILEGED, true);
    }
}
