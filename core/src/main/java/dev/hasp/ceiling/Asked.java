package dev.hasp.ceiling;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Control;
import dev.hasp.effective.Entry;
import dev.hasp.meaning.AskedValue;

/** What is asked, in words that no value can forge. */
final class Asked {

    private Asked() {}

    /** Such as {@code 8g (job.yaml line 6)}, or {@code nothing}. */
    static String of(SecurityProfile request, Control<?> control) {
        return request.get(control)
                .map(value -> AskedValue.of(value) + layer(request, control))
                .orElse("nothing");
    }

    /** Such as {@code  (job.yaml line 6)}, empty where nobody decided. */
    static String layer(SecurityProfile request, Control<?> control) {
        return request.origin(control)
                .map(origin -> " (" + AskedValue.plain(origin.toString()) + ")")
                .orElse("");
    }

    /** Such as {@code 8g (job.yaml line 6), which is unlimited: the engine cannot enforce memory}. */
    static String of(SecurityProfile request, Control<?> control, Entry<?> meant) {
        String value =
                meant.value().map(known -> AskedValue.plain(known.toString())).orElse("not known");
        return of(request, control) + ", so that " + meant.aspect() + " is " + value + ": "
                + AskedValue.plain(meant.lastReason().text());
    }

    /** A message whose values may hold anything. */
    static String onOneLine(String message) {
        StringBuilder out = new StringBuilder();
        message.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    out.append(String.format("\\u%04x", c));
                default -> out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
