package dev.hasp.apparmor;

import java.util.List;
import java.util.Optional;

/** Profiles under which the engine cannot end its container, or the container cannot look at itself. */
final class EngineSignalCheck implements AppArmorCheck {

    private static final String SIGNAL = "engine-cannot-signal";
    private static final String PTRACE = "cannot-look-at-itself";

    /** Who signals: engines and runtimes, which distributions run unconfined or under profiles of these names. */
    private static final List<String> SENDERS = List.of("unconfined", "runc", "crun");

    @Override
    public List<String> codes() {
        return List.of(SIGNAL, PTRACE);
    }

    @Override
    public void check(LintSubject subject, List<AppArmorFinding> findings) {
        AppArmorDecisions decisions = subject.decisions();
        List<AppArmorDecision> refused = SENDERS.stream()
                .map(peer -> decisions.signal("receive", "kill", peer))
                .toList();
        List<String> peers = SENDERS.stream()
                .filter(peer -> refuses(refused.get(SENDERS.indexOf(peer))))
                .toList();
        if (!peers.isEmpty()) {
            boolean certain = peers.stream()
                    .anyMatch(peer -> refused.get(SENDERS.indexOf(peer)).isDenied());
            findings.add(new AppArmorFinding(
                    SIGNAL,
                    certain ? AppArmorFinding.Severity.WARNING : AppArmorFinding.Severity.INFO,
                    Optional.empty(),
                    "no rule lets signals in from " + String.join(", ", peers)
                            + (certain ? "" : ", unless an include does")
                            + ": where the engine or its runtime runs so, stop and kill fail",
                    "add signal (receive) peer=… for each of them"));
        }
        String self = subject.rules().profile().name().text();
        if (refuses(decisions.ptrace("read", self)) || refuses(decisions.ptrace("readby", self))) {
            findings.add(new AppArmorFinding(
                    PTRACE,
                    AppArmorFinding.Severity.INFO,
                    Optional.empty(),
                    "no rule lets processes of the container read about each other: ps and the like fail and fill the log",
                    "add ptrace (read, readby, trace, tracedby) peer=@{profile_name}"));
        }
    }

    private static boolean refuses(AppArmorDecision decision) {
        return decision.known() == AppArmorDecision.Verdict.DENIED;
    }
}
