package dev.hasp.meaning;

import static dev.hasp.control.Controls.IPC;
import static dev.hasp.control.Controls.MOUNTS;
import static dev.hasp.control.Controls.PRIVILEGED;
import static dev.hasp.control.Controls.READ_ONLY_ROOTFS;
import static dev.hasp.control.Controls.SHM_SIZE;
import static dev.hasp.control.Controls.TMPFS;
import static dev.hasp.control.Controls.VOLUMES_FROM;
import static dev.hasp.control.Controls.WRITABLE_CGROUPS;

import dev.hasp.control.Control;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.MountPoint;
import dev.hasp.effective.Reason;
import dev.hasp.engine.EngineCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The root file system and every mount. */
final class MountMeaning implements Meaning {

    private static final List<Control<?>> CONTROLS =
            List.of(PRIVILEGED, READ_ONLY_ROOTFS, WRITABLE_CGROUPS, IPC, SHM_SIZE, TMPFS, MOUNTS, VOLUMES_FROM);

    static final List<EngineCode> CODES = AskedMounts.CODES;

    @Override
    public void of(Derivation derivation) {
        derivation.mean(
                Aspects.ROOT_READ_ONLY, derivation.is(READ_ONLY_ROOTFS), derivation.askedOrDefault(READ_ONLY_ROOTFS));
        AskedMounts.report(derivation);
        List<Reason> reasons = new ArrayList<>(List.of(derivation.engineDefault()));
        CONTROLS.stream()
                .filter(control -> derivation.get(control).isPresent())
                .forEach(control -> reasons.add(derivation.asked(control)));
        Optional<Reason> gap = gap(derivation);
        if (gap.isPresent()) {
            reasons.add(gap.get());
            derivation.unknown(Aspects.MOUNT_POINTS, reasons.toArray(Reason[]::new));
            return;
        }
        SortedMap<String, MountPoint> mounts = EngineMounts.of(derivation);
        EngineMounts.replace(mounts, AskedMounts.of(derivation));
        reasons.add(Reason.of("beside volumes that the image declares and the file of an init"));
        derivation.mean(Aspects.MOUNT_POINTS, mounts, reasons);
    }

    private static Optional<Reason> gap(Derivation derivation) {
        if (!derivation.each(VOLUMES_FROM).isEmpty()) {
            return Optional.of(Reason.of("the mounts of the other container are not known"));
        }
        if (derivation.engine().isPodman()) {
            return Optional.of(Reason.of("what Podman mounts by itself depends on its version and containers.conf"));
        }
        return derivation.engine().usernsRemap().isEmpty()
                ? Optional.of(Reason.of("whether ids are remapped, which opens the cgroup mount, is not known"))
                : Optional.empty();
    }
}
