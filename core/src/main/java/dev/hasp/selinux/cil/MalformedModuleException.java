package dev.hasp.selinux.cil;

import dev.hasp.text.Quoted;

/** A part of a module that no policy can hold, or that would mean something else than it says. */
public final class MalformedModuleException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    MalformedModuleException(String what, String value, String reason, String accepted) {
        super(what + ": " + Quoted.of(value) + " " + reason + "; " + accepted);
    }
}
