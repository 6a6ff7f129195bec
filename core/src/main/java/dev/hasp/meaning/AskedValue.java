package dev.hasp.meaning;

import dev.hasp.control.Capabilities;
import dev.hasp.control.SeLinux;
import dev.hasp.control.Seccomp;
import java.util.ArrayList;
import java.util.List;

/** What was asked of a control, in a few words that cannot forge the sentence around them. */
public final class AskedValue {

    private static final int SHOWN = 80;

    private AskedValue() {}

    /** The value in its own spelling, or in a few words. */
    public static String of(Object value) {
        if (value instanceof Capabilities capabilities) {
            return capabilities(capabilities);
        }
        if (value instanceof Seccomp seccomp) {
            return seccomp(seccomp);
        }
        if (value instanceof SeLinux label) {
            return label.options().isEmpty() ? "default" : plain(String.join(",", label.options()));
        }
        return plain(value.toString());
    }

    private static String capabilities(Capabilities capabilities) {
        List<String> words = new ArrayList<>();
        if (capabilities.dropAll()) {
            words.add("drop ALL");
        }
        capabilities.drop().forEach(dropped -> words.add("drop " + dropped.name()));
        if (capabilities.addAll()) {
            words.add("add ALL");
        }
        capabilities.add().forEach(added -> words.add("add " + added.name()));
        return words.isEmpty() ? "default" : plain(String.join(", ", words));
    }

    private static String seccomp(Seccomp seccomp) {
        if (seccomp instanceof Seccomp.Custom) {
            return "a profile of its own";
        }
        if (seccomp instanceof Seccomp.Builtin) {
            return "builtin";
        }
        return seccomp instanceof Seccomp.Unconfined ? "unconfined" : "default";
    }

    /** Shortened, and with control characters escaped. */
    public static String plain(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().limit(SHOWN).forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                out.append(String.format("\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append(text.codePointCount(0, text.length()) > SHOWN ? "…" : "")
                .toString();
    }
}
