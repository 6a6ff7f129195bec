package dev.hasp.seccomp;

import dev.hasp.linux.SyscallTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Rewrites comparisons of arguments that the kernel reads as 32-bit integers, so that bits which it never reads do not
 * count. Filters see whole registers; only a masked comparison leaves the upper half out, and it knows only "equal", so
 * other operators become several masked comparisons, any one of which has to hold.
 */
final class Int32Conditions {

    private static final long LOW = 0xffff_ffffL;

    private Int32Conditions() {}

    /** The alternatives that together mean all of the conditions, for a call; one list if nothing has to change. */
    static List<List<ArgumentCondition>> alternatives(String name, List<ArgumentCondition> conditions) {
        List<List<ArgumentCondition>> products = List.of(List.of());
        for (ArgumentCondition condition : conditions) {
            List<ArgumentCondition> choices =
                    SyscallTable.isInt32(name, condition.index()) ? low(condition) : List.of(condition);
            List<List<ArgumentCondition>> longer = new ArrayList<>();
            for (List<ArgumentCondition> product : products) {
                for (ArgumentCondition choice : choices) {
                    List<ArgumentCondition> extended = new ArrayList<>(product);
                    extended.add(choice);
                    longer.add(extended);
                }
            }
            products = longer;
        }
        return products;
    }

    /** Masked comparisons of the low half, any one of which holds exactly if the condition holds of it. */
    private static List<ArgumentCondition> low(ArgumentCondition condition) {
        int index = condition.index();
        long value = condition.value() & LOW;
        return switch (condition.operator().scmpName()) {
            case "SCMP_CMP_EQ" -> List.of(ArgumentCondition.maskedEqualTo(index, LOW, value));
            case "SCMP_CMP_NE" -> different(index, value);
            case "SCMP_CMP_LT" -> below(index, value);
            case "SCMP_CMP_LE" -> value == LOW ? always(index) : below(index, value + 1);
            case "SCMP_CMP_GE" -> value == 0 ? always(index) : above(index, value - 1);
            case "SCMP_CMP_GT" -> above(index, value);
            case "SCMP_CMP_MASKED_EQ" ->
                List.of(ArgumentCondition.maskedEqualTo(index, value, condition.valueTwo() & LOW));
            default -> List.of(condition);
        };
    }

    private static List<ArgumentCondition> always(int index) {
        return List.of(ArgumentCondition.maskedEqualTo(index, 0, 0));
    }

    /** Some bit differs. */
    private static List<ArgumentCondition> different(int index, long value) {
        List<ArgumentCondition> choices = new ArrayList<>();
        for (int bit = 0; bit < 32; bit++) {
            long mask = 1L << bit;
            choices.add(ArgumentCondition.maskedEqualTo(index, mask, ~value & mask));
        }
        return choices;
    }

    /** The bits agree down to one that is set in the value and clear in the argument. */
    private static List<ArgumentCondition> below(int index, long value) {
        return prefixes(index, value, true);
    }

    /** The bits agree down to one that is clear in the value and set in the argument. */
    private static List<ArgumentCondition> above(int index, long value) {
        return prefixes(index, value, false);
    }

    private static List<ArgumentCondition> prefixes(int index, long value, boolean below) {
        List<ArgumentCondition> choices = new ArrayList<>();
        for (int bit = 31; bit >= 0; bit--) {
            boolean set = (value >> bit & 1) == 1;
            if (set == below) {
                long mask = LOW << bit & LOW;
                choices.add(ArgumentCondition.maskedEqualTo(index, mask, (value ^ 1L << bit) & mask));
            }
        }
        return choices;
    }
}
