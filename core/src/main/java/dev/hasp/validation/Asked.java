package dev.hasp.validation;

import dev.hasp.Origin;
import dev.hasp.SecurityProfile;
import dev.hasp.control.Control;
import dev.hasp.control.ControlGetters;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A profile as rules and refusals look at it, with the words in which they speak of it.
 *
 * @param profile what is asked
 */
public record Asked(SecurityProfile profile) implements ControlGetters {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:,=@+%*-]{1,120}");
    private static final int SHOWN = 120;

    @Override
    public <T> Optional<T> get(Control<T> control) {
        return profile.get(control);
    }

    /** Whether it is decided, and as true. */
    public boolean is(Control<Boolean> control) {
        return get(control).orElse(false);
    }

    /** Whether it is decided. */
    public boolean has(Control<?> control) {
        return get(control).isPresent();
    }

    /** The items of a list, none where it is not decided. */
    public <E> List<E> each(Control<List<E>> control) {
        return get(control).orElse(List.of());
    }

    /** The control and where it was set: {@code memory (set by job.yaml line 7)}. */
    public String say(Control<?> control) {
        return control + where(control);
    }

    /** The control, its value or one of its items, and where it was set: {@code memory 4m (set by job.yaml line 7)}. */
    public String say(Control<?> control, Object value) {
        return control + " " + text(value) + where(control);
    }

    private String where(Control<?> control) {
        return profile.origin(control)
                .map(origin -> origin.equals(Origin.code()) ? " (set in code)" : " (set by " + text(origin) + ")")
                .orElse("");
    }

    /** The value as it is where it is plain, else quoted, shortened and escaped, so that it cannot forge a message. */
    public static String text(Object value) {
        String text = value instanceof Duration time ? time(time) : value.toString();
        if (value instanceof Origin || PLAIN.matcher(text).matches()) {
            return value instanceof Origin ? escaped(text) : text;
        }
        return "\"" + escaped(text) + "\"";
    }

    /** In seconds, such as {@code 0.1s}. */
    private static String time(Duration time) {
        BigDecimal seconds = BigDecimal.valueOf(time.getSeconds()).add(BigDecimal.valueOf(time.getNano(), 9));
        return seconds.stripTrailingZeros().toPlainString() + "s";
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().limit(SHOWN).forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                out.append(String.format("\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append(text.codePointCount(0, text.length()) > SHOWN ? "…" : "")
                .toString();
    }
}
