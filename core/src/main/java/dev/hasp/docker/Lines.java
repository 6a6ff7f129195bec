package dev.hasp.docker;

import dev.hasp.SecuritySpec;
import dev.hasp.control.Control;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The lines of a target, one for each control.
 *
 * @param <O> what they write to
 */
record Lines<O extends Output>(List<Line<?, O>> lines) {

    /** One control of one target: how it is said, and what says it. */
    record Line<T, O extends Output>(Control<T> control, Expression expression, BiConsumer<T, O> writer) {

        void write(SecuritySpec spec, O out) {
            spec.get(control).ifPresent(value -> {
                out.turnTo(control);
                writer.accept(value, out);
            });
        }
    }

    static <T, O extends Output> Line<T, O> line(
            Control<T> control, String text, String limits, BiConsumer<T, O> writer) {
        return new Line<>(control, new Expression(control, true, text, limits), writer);
    }

    static <T, O extends Output> Line<T, O> cannot(Control<T> control, String why, String remedy) {
        return new Line<>(control, new Expression(control, false, why, ""), (value, out) -> out.cannot(why, remedy));
    }

    List<Expression> expressions() {
        return lines.stream().<Expression>map(Line::expression).toList();
    }

    /** Writes every decided control, in order. */
    void write(SecuritySpec spec, O out) {
        lines.forEach(line -> line.write(spec, out));
    }
}
