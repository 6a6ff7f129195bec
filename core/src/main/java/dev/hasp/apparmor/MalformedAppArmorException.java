package dev.hasp.apparmor;

import dev.hasp.text.Quoted;

/** A part of a profile that cannot mean anything, or that would mean more than it says. */
public final class MalformedAppArmorException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    MalformedAppArmorException(String what, String value, String reason, String accepted) {
        super(what + ": " + Quoted.of(value) + " " + reason + "; " + accepted);
    }
}
