package dev.hasp.apparmor;

import java.util.regex.Pattern;

/** Repeated slashes, which the compiler takes as one. */
final class Slashes {

    private static final Pattern REPEATED = Pattern.compile("/{2,}");

    private Slashes() {}

    static String collapsed(String text) {
        return REPEATED.matcher(text).replaceAll("/");
    }
}
