package dev.hasp.selinux.cil;

import java.util.stream.Collectors;

/**
 * Modules as text. Every word is a checked name; notes, which may quote strangers, are ASCII on one line of their own, as
 * a comment ends with its line and the compiler refuses other characters even there.
 */
final class CilText {

    private static final String INDENT = "  ";
    private static final int WIDTH = 400;

    private CilText() {}

    static String of(CilModule module) {
        StringBuilder text = new StringBuilder("(block ").append(module.name()).append('\n');
        for (CilModule.Noted noted : module.statements()) {
            noted.note()
                    .ifPresent(note -> text.append(INDENT)
                            .append("; ")
                            .append(comment(note))
                            .append('\n'));
            text.append(of(noted.statement()).indent(INDENT.length()));
        }
        return text.append(")\n").toString();
    }

    private static String of(Statement statement) {
        if (statement instanceof Statement.Allow allow) {
            return String.format(
                    "(allow %s %s (%s (%s)))",
                    allow.source(),
                    allow.target() == allow.source() ? "self" : allow.target(),
                    allow.objectClass(),
                    allow.permissions().stream().collect(Collectors.joining(" ")));
        }
        if (statement instanceof Statement.JoinAttribute join) {
            return "(typeattributeset " + join.attribute() + " (" + ProcessType.PROCESS + "))";
        }
        if (statement instanceof Statement.InheritBlock inherit) {
            return "(blockinherit " + inherit.block() + ")";
        }
        return "(type " + ProcessType.PROCESS + ")\n(roletype system_r " + ProcessType.PROCESS + ")";
    }

    private static String comment(String note) {
        StringBuilder comment = new StringBuilder();
        note.codePoints().limit(WIDTH).forEach(c -> {
            if (c >= ' ' && c <= '~') {
                comment.appendCodePoint(c);
            } else {
                comment.append(String.format("\\u%04x", c));
            }
        });
        return comment.append(note.codePointCount(0, note.length()) > WIDTH ? "..." : "")
                .toString();
    }
}
