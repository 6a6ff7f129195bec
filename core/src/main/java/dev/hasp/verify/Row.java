package dev.hasp.verify;

import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Reason;
import dev.hasp.effective.Value;
import java.util.List;
import java.util.Optional;

/**
 * One thing that was asked, or that the engine does unasked, and what became of it.
 *
 * @param control the control that it belongs to
 * @param aspect what the kernel enforces; empty where the control is the engine's own business
 * @param asked the controls that the profile decided and that bear on it, its own first; none where the engine's
 *     defaults rule
 * @param meant what that means on the engine; empty where it is not known
 * @param reasons why it means that
 * @param seen what the kernel says; empty where it could not be seen
 * @param how where it was seen, or why it could not be
 * @param verdict how the three relate
 * @param note what differs, or what else a reader should know; often empty
 */
public record Row(
        Control<?> control,
        Optional<Aspect<?>> aspect,
        List<Asked> asked,
        Optional<Value> meant,
        List<Reason> reasons,
        Optional<Value> seen,
        String how,
        Verdict verdict,
        String note) {

    public Row {
        asked = List.copyOf(asked);
        reasons = List.copyOf(reasons);
    }

    /** The stable name: the aspect's, or the control's where there is none. */
    public String key() {
        return aspect.map(Aspect::key).orElse(control.key());
    }

    /** Whether the profile decided it: the control that it belongs to, or another that bears on it. */
    public boolean isDecided() {
        return asked.stream().anyMatch(one -> one.control() == control || !isNotPrivileged(one));
    }

    /** Who is not privileged has what everyone has. */
    private static boolean isNotPrivileged(Asked one) {
        return one.control() == Controls.PRIVILEGED && one.value().toString().equals("false");
    }
}
