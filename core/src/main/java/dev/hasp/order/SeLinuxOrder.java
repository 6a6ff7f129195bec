package dev.hasp.order;

import dev.hasp.effective.Aspects;
import dev.hasp.selinux.Level;
import dev.hasp.selinux.SecurityContext;
import dev.hasp.witness.Inert;
import dev.hasp.witness.ReachesLevel;
import dev.hasp.witness.RunsUnconfined;
import java.util.Optional;

/** The order of SELinux labels. */
final class SeLinuxOrder {

    private static final String NONE = "none";

    private SeLinuxOrder() {}

    static Order<String> label() {
        return Bounded.order(
                Aspects.SE_LINUX_LABEL,
                "any is stricter than none; of two that agree in user, role and a type of confined containers, the one"
                        + " whose high level the other's dominates, under a policy of categories with s0 alone; others"
                        + " cannot be compared, since what each permits is the host's to say",
                "selinux(8); refpolicy policy/mcs, h1 dom h2",
                label -> false,
                NONE::equals,
                SeLinuxOrder::excess);
    }

    private static Excess excess(String first, String second) {
        if (first.equals(NONE)) {
            return Excess.found(new RunsUnconfined(Aspects.SE_LINUX_LABEL, NONE));
        }
        Optional<SecurityContext> one = SecurityContext.find(first);
        Optional<SecurityContext> other = SecurityContext.find(second);
        if (one.isPresent() && other.isPresent() && haveOneOwner(one.get(), other.get())) {
            Optional<Level> reach = one.get().reach();
            Optional<Level> bound = other.get().reach();
            if (reach.isPresent() && bound.isPresent() && !reach.equals(bound)) {
                return bound.get().dominates(reach.get()) ? Excess.none() : Excess.found(new ReachesLevel(reach.get()));
            }
        }
        return Excess.undecided("what " + Aspects.SE_LINUX_LABEL + " " + Inert.of(first) + " permits beyond "
                + Inert.of(second) + " is for the host's policy to say");
    }

    private static boolean haveOneOwner(SecurityContext one, SecurityContext other) {
        return one.user().equals(other.user())
                && one.role().equals(other.role())
                && one.type().equals(other.type());
    }
}
