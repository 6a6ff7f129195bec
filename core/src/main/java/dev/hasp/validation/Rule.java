package dev.hasp.validation;

import dev.hasp.Finding;
import dev.hasp.Severity;
import dev.hasp.control.Control;
import java.util.function.Consumer;

/**
 * One thing that a profile can get wrong.
 *
 * @param code the stable name, lower case with dashes
 * @param severity whether it stops the profile
 * @param remedy what to do, as an imperative
 * @param test looks for it
 */
record Rule(String code, Severity severity, String remedy, Test test) {

    /** Looks at what is asked and reports every place where it is wrong. */
    interface Test {
        void look(Asked asked, Found found);
    }

    /** Takes what a test finds. */
    interface Found {
        /** The control that is wrong, and a sentence that names every control involved and where it was set. */
        void at(Control<?> control, String message);
    }

    static Rule error(String code, String remedy, Test test) {
        return new Rule(code, Severity.ERROR, remedy, test);
    }

    static Rule warning(String code, String remedy, Test test) {
        return new Rule(code, Severity.WARNING, remedy, test);
    }

    void check(Asked asked, Consumer<Finding> findings) {
        test.look(asked, (control, message) -> findings.accept(new Finding(code, severity, control, message, remedy)));
    }
}
