package dev.hasp.docker;

import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a target can say: a line for every control, in the order of {@link Controls#all()}. */
public final class TargetTable {

    private final String target;
    private final Map<Control<?>, Expression> expressions;

    TargetTable(String target, List<Expression> lines) {
        this.target = target;
        this.expressions = new LinkedHashMap<>();
        for (Expression line : lines) {
            if (expressions.put(line.control(), line) != null) {
                throw new IllegalStateException(target + ": two lines for " + line.control());
            }
        }
        if (!List.copyOf(expressions.keySet()).equals(Controls.all())) {
            throw new IllegalStateException(target + ": the lines are not the controls, in order");
        }
    }

    /** The docker command, version 23 and later unless a line says otherwise. */
    public static TargetTable dockerCommand() {
        return new TargetTable("docker command", FlagLines.ALL.expressions());
    }

    /** docker-java 3.7, which talks to the Engine API. */
    public static TargetTable dockerJava() {
        return new TargetTable("docker-java", ApiLines.ALL.expressions());
    }

    /** The target's name. */
    public String target() {
        return target;
    }

    /** Every line, in the order of the controls. */
    public List<Expression> expressions() {
        return List.copyOf(expressions.values());
    }

    /** How the target says a control. */
    public Expression expression(Control<?> control) {
        Expression expression = expressions.get(control);
        if (expression == null) {
            throw new IllegalArgumentException("no line for the control " + control);
        }
        return expression;
    }
}
