package dev.hasp.testing.snapshot;

import dev.hasp.effective.Aspects;
import dev.hasp.effective.DiskLimits;
import dev.hasp.effective.Entry;
import dev.hasp.effective.Limit;
import dev.hasp.effective.MountPoint;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.Operator;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.ResolvedRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A value as text on one line: the same for equal values, in every version of Java and on every machine. */
final class NormalForm {

    private NormalForm() {}

    static String of(Entry<?> entry) {
        if (entry.aspect().equals(Aspects.UMASK_SET)
                && entry.value().isPresent()
                && entry.value().get() instanceof Integer bits) {
            return "0" + Integer.toOctalString(bits);
        }
        return entry.value().isPresent()
                ? String.join(", ", items(entry.value().get()))
                : "not known: " + escaped(entry.lastReason().toString());
    }

    /** What the value is made of: its members one by one, or itself alone. */
    static List<String> items(Object value) {
        if (value instanceof Collection<?> members) {
            return members.isEmpty()
                    ? List.of("none")
                    : members.stream().map(NormalForm::text).toList();
        }
        if (value instanceof Map<?, ?> named) {
            return named.isEmpty()
                    ? List.of("none")
                    : named.entrySet().stream()
                            .map(entry -> text(entry.getKey()) + " " + text(entry.getValue()))
                            .toList();
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(NormalForm::items).orElse(List.of("none"));
        }
        return value instanceof ResolvedProfile filter ? filter(filter) : List.of(text(value));
    }

    private static String text(Object value) {
        if (value instanceof DiskLimits disk) {
            return "bytes " + disk.readBytes() + " read " + disk.writeBytes() + " written, operations " + disk.reads()
                    + " reads " + disk.writes() + " writes";
        }
        return value instanceof MountPoint mount ? mount(mount) : escaped(value.toString());
    }

    private static String mount(MountPoint mount) {
        List<String> words = new ArrayList<>();
        words.add(mount.type().orElse("any"));
        words.add(mount.isReadOnly() ? "" : "rw");
        words.addAll(mount.options());
        mount.size().map(Limit::toString).ifPresent(size -> words.add("size=" + size));
        mount.source().ifPresent(source -> words.add("from=" + escaped(source)));
        mount.propagation().ifPresent(propagation -> words.add(propagation.toString()));
        return words.stream().filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
    }

    private static List<String> filter(ResolvedProfile filter) {
        List<String> items = new ArrayList<>();
        items.add("default "
                + verdict(filter.defaultAction(), filter.defaultErrno().map(Object::toString)));
        items.add("on " + filter.nativeArchitecture() + " with " + String.join(" ", filter.architectures()));
        filter.flags().ifPresent(flags -> items.add("flags " + String.join(" ", flags)));
        for (ResolvedRule rule : filter.rules()) {
            String then = verdict(rule.action(), rule.errno().map(Object::toString));
            String when = rule.args().isEmpty()
                    ? ""
                    : " if " + rule.args().stream().map(NormalForm::condition).collect(Collectors.joining(" and "));
            rule.names().forEach(name -> items.add(then + " " + escaped(name) + when));
        }
        return items;
    }

    private static String condition(ArgumentCondition condition) {
        return "argument " + condition.index() + " " + condition.operator() + " 0x"
                + Long.toHexString(condition.value())
                + (condition.operator().equals(Operator.MASKED_EQ)
                        ? " 0x" + Long.toHexString(condition.valueTwo())
                        : "");
    }

    private static String verdict(Action action, Optional<String> errno) {
        return action.equals(Action.ALLOW)
                ? "allow"
                : action + errno.map(number -> "(" + number + ")").orElse("");
    }

    /** On one line whatever is in it. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '\\') {
                safe.append("\\\\");
            } else if (Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.LINE_SEPARATOR
                    || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                    || Character.getType(c) == Character.SURROGATE) {
                safe.append("\\u{").append(Integer.toHexString(c)).append('}');
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }
}
