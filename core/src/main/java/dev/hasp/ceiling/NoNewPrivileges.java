package dev.hasp.ceiling;

import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.effective.Aspects;
import java.util.List;

/** Gains nothing by setuid programs and file capabilities. */
public record NoNewPrivileges() implements Demand {

    @Override
    public String key() {
        return "noNewPrivileges";
    }

    @Override
    public List<Control<?>> controls() {
        return List.of(Controls.NO_NEW_PRIVILEGES);
    }

    @Override
    public List<Shortfall> shortfalls(Subject subject) {
        return subject.policy().get(Aspects.NO_NEW_PRIVS).orElse(false)
                ? List.of()
                : List.of(Shortfall.of(
                        Controls.NO_NEW_PRIVILEGES,
                        subject.asked(Controls.NO_NEW_PRIVILEGES, Aspects.NO_NEW_PRIVS),
                        toString(),
                        "set noNewPrivileges to true"));
    }

    @Override
    public String toString() {
        return "no gain by setuid programs and file capabilities";
    }
}
