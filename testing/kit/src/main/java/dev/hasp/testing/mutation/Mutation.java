package dev.hasp.testing.mutation;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Control;
import dev.hasp.order.Relation;

/**
 * A preset with one decision changed.
 *
 * @param control the control that is decided otherwise
 * @param change what was done, such as {@code twice as much} or {@code plus SYS_ADMIN}
 * @param profile the preset with the change
 * @param relation how that lies to the preset as it is
 * @param effect what it may do that the preset may not, or the other way round, as a clause
 */
public record Mutation(Control<?> control, String change, SecurityProfile profile, Relation relation, String effect) {

    /** The control and the change, such as {@code memory: twice as much}; no other mutation of the preset has it. */
    public String name() {
        return control + ": " + change;
    }

    /** The name, whether it is stricter or looser, and an example. */
    @Override
    public String toString() {
        return name() + " (" + relation + effect + ")";
    }
}
