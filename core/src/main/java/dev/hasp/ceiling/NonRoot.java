package dev.hasp.ceiling;

import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.effective.Aspects;
import java.util.List;
import java.util.Optional;

/** Runs as a user whose number is known and is not 0, whatever the image says. */
public record NonRoot() implements Demand {

    @Override
    public String key() {
        return "nonRoot";
    }

    @Override
    public List<Control<?>> controls() {
        return List.of(Controls.USER);
    }

    @Override
    public List<Shortfall> shortfalls(Subject subject) {
        Optional<Long> uid = subject.policy().get(Aspects.UID);
        return uid.filter(number -> number != 0).isPresent()
                ? List.of()
                : List.of(Shortfall.of(
                        Controls.USER,
                        subject.asked(Controls.USER, Aspects.UID),
                        toString(),
                        "set user to uid:gid in numbers, such as 65534:65534"));
    }

    @Override
    public String toString() {
        return "a user id that is known and is not 0";
    }
}
