package dev.hasp.apparmor;

import java.util.List;

/** Rules that know one Internet protocol and forget the other. */
final class InternetFamilyCheck implements AppArmorCheck {

    private static final String CODE = "one-internet-family";

    @Override
    public List<String> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(LintSubject subject, List<AppArmorFinding> findings) {
        for (String type : List.of("stream", "dgram", "raw")) {
            AppArmorDecision four = subject.decisions().network("inet", type);
            AppArmorDecision six = subject.decisions().network("inet6", type);
            if (four.known() != six.known()) {
                boolean fourAlone = four.known() == AppArmorDecision.Verdict.ALLOWED;
                findings.add(new AppArmorFinding(
                        CODE,
                        AppArmorFinding.Severity.WARNING,
                        fourAlone ? four.rule() : six.rule(),
                        type + " sockets are permitted for " + (fourAlone ? "IPv4 (inet)" : "IPv6 (inet6)")
                                + " and not for " + (fourAlone ? "IPv6 (inet6)" : "IPv4 (inet)"),
                        "write the same rule for inet and for inet6"));
                return;
            }
        }
    }
}
