package dev.hasp.seccomp.learn;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What strace tells of the registers of a call: numbers and some names; not what pointers or structures held. */
final class StraceArguments {

    private static final int REGISTERS = 6;

    private StraceArguments() {}

    /** The registers in their order, for a call whose text begins at its name. */
    static List<OptionalLong> of(Architecture architecture, String name, String call) {
        List<String> texts = split(call, call.indexOf('(') + 1);
        if (name.equals("clone")) {
            return cloneFlags(architecture, texts);
        }
        OptionalInt count = SyscallTable.argumentCount(name);
        // strace joins the registers of wide values on 32-bit ABIs and so shows fewer than there are
        boolean joined = architecture.comparedBits() == 32 && isWide(name);
        if (joined || count.isEmpty() || texts.size() > count.getAsInt()) {
            return List.of();
        }
        return texts.stream().map(StraceArguments::value).toList();
    }

    /** Whether it has arguments that are neither pointers nor 32-bit integers, which may be 64-bit values. */
    private static boolean isWide(String name) {
        for (int i = 0; i < SyscallTable.argumentCount(name).orElse(0); i++) {
            if (!SyscallTable.isInt32(name, i) && !SyscallTable.isPointer(name, i)) {
                return true;
            }
        }
        return false;
    }

    /** strace shows clone's arguments by name: the flags are the first register, on s390 the second. */
    private static List<OptionalLong> cloneFlags(Architecture architecture, List<String> texts) {
        boolean second = architecture == Architecture.S390X || architecture == Architecture.S390;
        for (String text : texts) {
            if (text.startsWith("flags=")) {
                OptionalLong flags = value(text.substring("flags=".length()));
                return second ? List.of(OptionalLong.empty(), flags) : List.of(flags);
            }
        }
        return List.of();
    }

    /** The value of one argument; what strace adds in angle brackets to a descriptor does not count. */
    private static OptionalLong value(String text) {
        int bracket = text.indexOf('<');
        return Symbols.value(bracket < 0 ? text : text.substring(0, bracket));
    }

    /** The texts between commas outside of quotes and brackets, up to the closing parenthesis or the end. */
    private static List<String> split(String call, int start) {
        List<String> texts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int begin = start;
        for (int i = start; i < call.length() && texts.size() <= REGISTERS; i++) {
            char c = call.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '[' || c == '{' || c == '(') {
                depth++;
            } else if (depth > 0 && (c == ']' || c == '}' || c == ')')) {
                depth--;
            } else if (depth == 0 && (c == ',' || c == ')')) {
                String text = call.substring(begin, i).strip();
                if (c == ',' || !text.isEmpty()) {
                    texts.add(text);
                }
                begin = i + 1;
                if (c == ')') {
                    return texts;
                }
            }
        }
        return texts;
    }
}
