package dev.hasp.danger;

import static dev.hasp.danger.Condition.all;
import static dev.hasp.danger.Condition.any;
import static dev.hasp.danger.Condition.told;

import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Sharing;
import dev.hasp.linux.Capability;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who it is to the kernel, and what it may ask of it. */
final class Powers {

    /** That its ids and capabilities are those of the host (user_namespaces(7)). */
    static final Condition HOST_IDS = told(
            Aspects.USER_NAMESPACE,
            sharing -> sharing.kind() == Sharing.Kind.OWN ? Answer.no() : Answer.yes("has the host's ids"));

    /** That it can act as the host's user 0. */
    static final Condition HOST_ROOT = all(HOST_IDS, Powers::rootInside);

    /** That files of the host's root obey it: as root they do, for others their modes decide. */
    static final Condition HOST_FILES_OBEY = all(HOST_IDS, situation -> {
        Answer root = HOST_ROOT.in(situation);
        return root.isNo() ? Answer.unknown("whether the modes of the host's files let its user") : root;
    });

    private Powers() {}

    /** That a capability can be switched on. */
    static Condition holds(Capability capability) {
        return situation -> held(situation, capability);
    }

    /** That a capability counts on the host, and not only in a user namespace of its own. */
    static Condition holdsOnHost(Capability capability) {
        return all(HOST_IDS, holds(capability));
    }

    static Condition calls(String name, long... arguments) {
        return situation -> situation.calls(name, arguments);
    }

    /** That it may make one of several calls. */
    static Condition callsAny(String... names) {
        Condition[] each = new Condition[names.length];
        for (int i = 0; i < names.length; i++) {
            each[i] = calls(names[i]);
        }
        return any(each);
    }

    private static Answer held(Situation situation, Capability capability) {
        EffectivePolicy policy = situation.policy();
        SortedSet<Capability> all = new TreeSet<>(Capability.known());
        all.add(capability);
        if (!policy.get(Aspects.BOUNDING).orElse(all).contains(capability)) {
            return Answer.no();
        }
        if (policy.get(Aspects.PERMITTED).isEmpty()) {
            return situation.unknown(Aspects.PERMITTED);
        }
        if (policy.get(Aspects.PERMITTED).get().contains(capability)) {
            return Answer.yes("holds " + capability.name());
        }
        return gains(situation, "gives it " + capability.name());
    }

    private static Answer rootInside(Situation situation) {
        EffectivePolicy policy = situation.policy();
        if (policy.get(Aspects.UID).isEmpty()) {
            return situation.unknown(Aspects.UID);
        }
        if (policy.get(Aspects.UID).get() == 0) {
            return Answer.yes("runs as root");
        }
        if (held(situation, Capability.SETUID).isYes()) {
            return Answer.yes("can become root");
        }
        return gains(situation, "makes it root");
    }

    /** By a setuid program, which the image may have. */
    private static Answer gains(Situation situation, String gain) {
        return situation.policy().get(Aspects.NO_NEW_PRIVS).orElse(false)
                ? Answer.no()
                : Answer.unknown("whether a setuid program of the image " + gain);
    }
}
