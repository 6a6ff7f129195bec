package dev.hasp.ceiling;

import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.effective.Aspects;
import java.util.List;

/** Has a read-only root file system. */
public record ReadOnlyRoot() implements Demand {

    @Override
    public String key() {
        return "readOnlyRoot";
    }

    @Override
    public List<Control<?>> controls() {
        return List.of(Controls.READ_ONLY_ROOTFS);
    }

    @Override
    public List<Shortfall> shortfalls(Subject subject) {
        return subject.policy().get(Aspects.ROOT_READ_ONLY).orElse(false)
                ? List.of()
                : List.of(Shortfall.of(
                        Controls.READ_ONLY_ROOTFS,
                        subject.asked(Controls.READ_ONLY_ROOTFS, Aspects.ROOT_READ_ONLY),
                        toString(),
                        "set readOnlyRootfs to true, and tmpfs for what must be written"));
    }

    @Override
    public String toString() {
        return "a read-only root file system";
    }
}
