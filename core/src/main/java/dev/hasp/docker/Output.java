package dev.hasp.docker;

import dev.hasp.Finding;
import dev.hasp.SecuritySpec;
import dev.hasp.Severity;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import java.util.ArrayList;
import java.util.List;

/** What the lines of a target write to: it knows whose turn it is, and collects what cannot be said. */
abstract class Output {

    private final SecuritySpec spec;
    private final String code;
    private final List<Finding> findings = new ArrayList<>();
    private Control<?> control = Controls.USER;

    Output(SecuritySpec spec, String code) {
        this.spec = spec;
        this.code = code;
    }

    final SecuritySpec spec() {
        return spec;
    }

    /** The control whose value is being written. */
    final Control<?> control() {
        return control;
    }

    final void turnTo(Control<?> next) {
        control = next;
    }

    /** Reports that the control's value cannot be said here. */
    final void cannot(String message, String remedy) {
        findings.add(new Finding(code, Severity.ERROR, control, Shown.text(message), remedy));
    }

    final void throwIfAnythingCannotBeSaid() {
        if (!findings.isEmpty()) {
            throw new InexpressibleException(findings);
        }
    }
}
