package dev.hasp.meet;

import dev.hasp.Origin;
import dev.hasp.SecurityProfile;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Two profiles, and the one that they come to so far. */
final class Meeting {

    private final SecurityProfile first;
    private final SecurityProfile second;
    private final List<Conflict> conflicts = new ArrayList<>();
    private SecurityProfile result = SecurityProfile.empty();

    Meeting(SecurityProfile first, SecurityProfile second) {
        this.first = first;
        this.second = second;
    }

    SecurityProfile first() {
        return first;
    }

    SecurityProfile second() {
        return second;
    }

    /** What they come to so far. */
    SecurityProfile result() {
        return result;
    }

    /** Whether both decide a control alike, or leave it open. */
    boolean agree(Control<?> control) {
        return first.get(control).equals(second.get(control));
    }

    /** Takes over what both decide where that is the same, and asks the rule otherwise. */
    <T> void meet(Control<T> control, Meet<T> rule) {
        decide(
                control,
                agree(control) ? Answer.of(first.get(control)) : rule.of(first.get(control), second.get(control)));
    }

    <T> void decide(Control<T> control, Answer<T> answer) {
        if (answer instanceof Answer.Decided<T> decided) {
            decided.value().ifPresentOrElse(value -> decide(control, value), () -> leaveOpen(control));
        } else if (answer instanceof Answer.Disputed<T> disputed) {
            dispute(control, disputed.reason(), disputed.remedy());
        }
    }

    <T> void decide(Control<T> control, T value) {
        T kept = control.keep(value);
        result = result.toBuilder().set(control, kept, origin(control, kept)).build();
    }

    void leaveOpen(Control<?> control) {
        result = result.without(control);
    }

    void dispute(Control<?> control, String reason, String remedy) {
        conflicts.add(new Conflict(control, side(first, control), side(second, control), reason, remedy));
    }

    /** The profile. */
    SecurityProfile end() {
        if (conflicts.isEmpty()) {
            return result;
        }
        List<Control<?>> order = Controls.all();
        conflicts.sort(Comparator.comparingInt(conflict -> order.indexOf(conflict.control())));
        throw new ConflictException(conflicts);
    }

    /** The origin of the side that decides the same, else of all sides that decide. */
    private Origin origin(Control<?> control, Object value) {
        List<SecurityProfile> alike = Stream.of(first, second)
                .filter(side -> side.get(control).filter(value::equals).isPresent())
                .toList();
        return (alike.isEmpty() ? Stream.of(first, second) : alike.stream())
                .flatMap(side -> side.origin(control).stream())
                .reduce(Origin::and)
                .orElse(Origin.code());
    }

    private static Conflict.Side side(SecurityProfile profile, Control<?> control) {
        return new Conflict.Side(profile.get(control).map(value -> (Object) value), profile.origin(control));
    }
}
