package dev.hasp.explain;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Capabilities;
import dev.hasp.linux.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which capabilities remain, one by one. */
final class CapabilitySentence {

    private CapabilitySentence() {}

    static Phrase decided(Capabilities capabilities, SecurityProfile profile) {
        if (profile.privileged().orElse(false)) {
            return Phrase.of("has every capability, because privileged overrides what is said here");
        }
        if (capabilities.addAll()) {
            return all(capabilities.drop(), profile);
        }
        Set<Capability> left = new TreeSet<>();
        if (!capabilities.dropAll()) {
            left.addAll(Capabilities.ENGINE_DEFAULTS);
            left.removeAll(capabilities.drop());
        }
        left.addAll(capabilities.add());
        return some(left, capabilities, profile);
    }

    static Phrase open(SecurityProfile profile) {
        return profile.privileged().orElse(false)
                ? Phrase.of("has every capability, because it is privileged")
                : some(new TreeSet<>(Capabilities.ENGINE_DEFAULTS), Capabilities.engineDefault(), profile);
    }

    private static Phrase all(Set<Capability> dropped, SecurityProfile profile) {
        String sentence =
                "has every capability of the engine" + (dropped.isEmpty() ? "" : " but these") + holder(profile);
        return new Phrase(
                sentence, dropped.stream().map(c -> line(c, "may not ")).toList());
    }

    private static Phrase some(Set<Capability> left, Capabilities said, SecurityProfile profile) {
        if (left.isEmpty()) {
            return Phrase.of("has no capability, so even root inside has no power over what is not its own");
        }
        List<String> lines = new ArrayList<>();
        left.forEach(capability -> lines.add(line(capability, "may ")));
        boolean untouched = !said.addsAny() && !said.dropsAny();
        String which = untouched ? "has the engine's 14 capabilities" : "has " + number(left.size()) + " and no other";
        return new Phrase(which + holder(profile), lines);
    }

    private static String number(int count) {
        return count == 1 ? "1 capability" : count + " capabilities";
    }

    /** The engine gives a user other than root the bounding set alone: nothing is effective at the start. */
    private static String holder(SecurityProfile profile) {
        boolean surelyNotRoot = profile.user()
                .flatMap(user -> user.account())
                .filter(account -> account.id().isPresent() && !account.isRoot())
                .isPresent();
        if (!surelyNotRoot) {
            return "";
        }
        return profile.noNewPrivileges().orElse(false)
                ? ", which its user never gets, being neither root nor able to gain privileges"
                : ", which its user, not being root, gets only through setuid programs and file capabilities";
    }

    private static String line(Capability capability, String verb) {
        return capability.name() + ": " + (capability.isKnown() ? verb : "") + capability.permits();
    }
}
