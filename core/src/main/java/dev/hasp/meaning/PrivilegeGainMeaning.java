package dev.hasp.meaning;

import static dev.hasp.control.Controls.NO_NEW_PRIVILEGES;

import dev.hasp.effective.Aspects;
import dev.hasp.effective.Reason;
import dev.hasp.engine.EngineCode;
import java.util.List;
import java.util.Optional;

/** Whether setuid bits and file capabilities count ({@code PR_SET_NO_NEW_PRIVS} in {@code prctl(2)}). */
final class PrivilegeGainMeaning implements Meaning {

    static final List<EngineCode> CODES = List.of();

    /** moby {@code daemon.setSecurityOptions}: what is asked, else the daemon's default; privileged changes nothing. */
    @Override
    public void of(Derivation derivation) {
        Optional<Boolean> asked = derivation.get(NO_NEW_PRIVILEGES);
        Optional<Boolean> daemon = derivation.engine().noNewPrivileges();
        if (asked.isPresent()) {
            derivation.mean(Aspects.NO_NEW_PRIVS, asked.get(), derivation.asked(NO_NEW_PRIVILEGES));
        } else if (daemon.isPresent()) {
            derivation.mean(
                    Aspects.NO_NEW_PRIVS,
                    daemon.get(),
                    derivation.engineDefault(),
                    Reason.of("no-new-privileges is " + (daemon.get() ? "on" : "off") + " for the daemon"));
        } else {
            derivation.unknown(
                    Aspects.NO_NEW_PRIVS,
                    derivation.engineDefault(),
                    Reason.of("whether the daemon has no-new-privileges on is told from API 1.43 on"));
        }
    }
}
