package dev.hasp.meet;

import dev.hasp.Origin;
import dev.hasp.control.Control;
import dev.hasp.validation.Asked;
import java.util.Optional;

/**
 * Two decisions of which neither is the stricter one, and no third is known that is no looser than both.
 *
 * @param control what they decide
 * @param first what the first layer says
 * @param second what the second layer says
 * @param reason why there is none, as a clause
 * @param remedy what to do
 */
public record Conflict(Control<?> control, Side first, Side second, String reason, String remedy) {

    /**
     * What one layer says.
     *
     * @param value its decision, empty where it leaves the control open
     * @param origin where that came from, empty where it leaves the control open
     */
    public record Side(Optional<Object> value, Optional<Origin> origin) {

        /** Such as {@code host (job.yaml line 3)}, or {@code undecided}. */
        @Override
        public String toString() {
            return value.map(decided -> Asked.text(decided)
                            + origin.map(from -> " (" + Asked.text(from) + ")").orElse(""))
                    .orElse("undecided");
        }
    }

    /** One line: the control, what both say, why that is a conflict, and what to do. */
    @Override
    public String toString() {
        return control + ": " + first + " against " + second + ": " + reason + "; " + remedy;
    }
}
