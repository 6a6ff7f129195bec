package dev.hasp.order;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.witness.GainsPrivileges;
import dev.hasp.witness.Inert;
import dev.hasp.witness.RunsUnconfined;
import dev.hasp.witness.RunsUnfiltered;
import java.util.List;

/** Orders of gains, seccomp, AppArmor and SELinux. */
final class PrivilegeOrders {

    static final List<Order<?>> ALL = List.of(
            Restriction.order(
                    Aspects.NO_NEW_PRIVS,
                    "on is stricter: setuid bits and file capabilities are without effect",
                    "prctl(2) PR_SET_NO_NEW_PRIVS, execve(2)",
                    new GainsPrivileges()),
            Restriction.order(
                    Aspects.SECCOMP_ON,
                    "a filter is stricter than none, whatever its rules, and what they leave is their own order",
                    "seccomp(2)",
                    new RunsUnfiltered()),
            SeccompOrder.rules(),
            confinement(Aspects.APP_ARMOR_PROFILE, "unconfined", "apparmor(7)"),
            SeLinuxOrder.label());

    private PrivilegeOrders() {}

    private static Order<String> confinement(Aspect<String> aspect, String none, String source) {
        return Bounded.order(
                aspect,
                "any is stricter than none; what each of two names permits is the host's to say, so that they cannot be"
                        + " compared",
                source,
                name -> false,
                none::equals,
                (first, second) -> first.equals(none)
                        ? Excess.found(new RunsUnconfined(aspect, none))
                        : Excess.undecided("what " + aspect + " " + Inert.of(first) + " permits beyond "
                                + Inert.of(second) + " is for the host's policy to say"));
    }
}
