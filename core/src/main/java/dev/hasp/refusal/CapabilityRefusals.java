package dev.hasp.refusal;

import static dev.hasp.control.Controls.CAPABILITIES;
import static dev.hasp.control.Controls.PRIVILEGED;
import static dev.hasp.refusal.Refusal.atCreate;
import static dev.hasp.refusal.Refusal.atStart;
import static dev.hasp.refusal.Refusal.unknown;

import dev.hasp.control.Capabilities;
import dev.hasp.control.UsernsMode;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.Capability;
import dev.hasp.linux.KernelVersion;
import dev.hasp.validation.Asked;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Capabilities that an engine does not know or does not have itself ({@code capabilities(7)}). */
final class CapabilityRefusals {

    /** capabilities(7): the kernels that brought the newest ones; all others are older than every engine. */
    private static final Map<Capability, KernelVersion> SINCE = Map.of(
            Capability.PERFMON, new KernelVersion(5, 8),
            Capability.BPF, new KernelVersion(5, 8),
            Capability.CHECKPOINT_RESTORE, new KernelVersion(5, 9));

    /** The newest release whose list was compared with the one here. */
    private static final int COMPARED = 28;

    /** The release from which on Docker's list is the kernel's; before, it is that of the library it was built with. */
    private static final int OWN_LIST = 23;

    static final List<Refusal> ALL = List.of(
            atCreate(
                    "capability-unknown-to-engine",
                    "an engine refuses a capability in either list that it does not know",
                    "correct the spelling, or leave it out",
                    "moby oci/caps NormalizeLegacyCapabilities; observed on 20.10.24 and 28.5.2",
                    CapabilityRefusals::unknownToEngine),
            unknown(
                    "capability-not-known",
                    "an engine refuses a capability in either list that it does not know, and this one may know more"
                            + " or less than the releases that were compared",
                    "make sure that the engine and its kernel know it",
                    "moby oci/caps NormalizeLegacyCapabilities; the newest three are refused by Debian's 20.10.24",
                    CapabilityRefusals::notKnown),
            atCreate(
                    "capability-newer-than-kernel",
                    "an engine knows only the capabilities of its kernel",
                    "leave it out on this host",
                    "moby oci/caps initCaps; capabilities(7)",
                    CapabilityRefusals::newerThanKernel),
            atCreate(
                    "capability-unavailable",
                    "since 23 an engine refuses a capability in either list that it does not have itself",
                    "leave it out, or give it to the daemon",
                    "moby oci/caps initCaps; observed on 26.1.5 and 28.5.2",
                    CapabilityRefusals::unavailable),
            atStart(
                    "capability-beyond-daemon",
                    "before 23 an engine hands a capability that it does not have itself to the runtime, which cannot"
                            + " set it",
                    "leave it out, or give it to the daemon",
                    "runc libcontainer/capabilities ApplyCaps; observed on 20.10.24",
                    CapabilityRefusals::beyondDaemon));

    private CapabilityRefusals() {}

    private static void unknownToEngine(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (engine.isPodman() || !engine.isDocker(COMPARED + 1, 0)) {
            unknownNames(asked, engine, found);
        }
    }

    private static void notKnown(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (engine.isDocker(COMPARED + 1, 0)) {
            unknownNames(asked, engine, found);
        } else if (!engine.isPodman() && !engine.isDocker(OWN_LIST, 0)) {
            named(asked).filter(SINCE::containsKey).forEach(capability -> notAmong(asked, engine, capability, found));
        }
    }

    private static void unknownNames(Asked asked, EngineFacts engine, Refusal.Found found) {
        named(asked)
                .filter(capability -> !capability.isKnown())
                .forEach(capability -> notAmong(asked, engine, capability, found));
    }

    private static void notAmong(Asked asked, EngineFacts engine, Capability capability, Refusal.Found found) {
        found.at(
                CAPABILITIES,
                asked.say(CAPABILITIES, capability.name()) + " may not be among those of " + engine.title());
    }

    private static void newerThanKernel(Asked asked, EngineFacts engine, Refusal.Found found) {
        engine.kernel()
                .ifPresent(kernel -> named(asked)
                        .filter(SINCE::containsKey)
                        .filter(capability -> !kernel.isAtLeast(SINCE.getOrDefault(capability, kernel)))
                        .forEach(capability -> found.at(
                                CAPABILITIES,
                                asked.say(CAPABILITIES, capability.name()) + " came after Linux " + kernel)));
    }

    private static void unavailable(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (engine.isDocker(OWN_LIST, 0)) {
            engine.capabilities()
                    .ifPresent(own -> named(asked)
                            .filter(capability -> capability.isKnown() && !own.contains(capability))
                            .forEach(capability -> found.at(
                                    CAPABILITIES,
                                    asked.say(CAPABILITIES, capability.name()) + " is beyond what " + engine.title()
                                            + " has itself")));
        }
    }

    /** A user namespace of the container's own comes with every capability, so that nothing is missing there. */
    private static void beyondDaemon(Asked asked, EngineFacts engine, Refusal.Found found) {
        boolean ownUsers = engine.usernsRemap().orElse(false)
                && asked.userns().filter(UsernsMode.HOST::equals).isEmpty();
        if (ownUsers || engine.isPodman() || engine.isDocker(OWN_LIST, 0)) {
            return;
        }
        engine.capabilities()
                .ifPresent(own -> granted(asked).stream()
                        .filter(capability -> capability.isKnown() && !own.contains(capability))
                        .findFirst()
                        .ifPresent(first -> found.at(
                                asked.is(PRIVILEGED) ? PRIVILEGED : CAPABILITIES,
                                (asked.is(PRIVILEGED) ? asked.say(PRIVILEGED, true) : asked.say(CAPABILITIES))
                                        + " grants " + first.name() + ", which " + engine.title()
                                        + " does not have itself")));
    }

    /** moby caps.TweakCapabilities. */
    private static Set<Capability> granted(Asked asked) {
        Capabilities lists = asked.capabilities().orElse(Capabilities.engineDefault());
        Set<Capability> granted = new TreeSet<>();
        if (asked.is(PRIVILEGED) || lists.addAll()) {
            granted.addAll(Capability.known());
        } else if (!lists.dropAll()) {
            granted.addAll(Capabilities.ENGINE_DEFAULTS);
        }
        if (!asked.is(PRIVILEGED)) {
            granted.removeAll(lists.drop());
            granted.addAll(lists.add());
        }
        return granted;
    }

    /** Those that stand in one of the lists; in the order of both. */
    private static Stream<Capability> named(Asked asked) {
        return asked.capabilities().stream()
                .flatMap(lists -> Stream.concat(lists.add().stream(), lists.drop().stream()));
    }
}
