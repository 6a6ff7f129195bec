package dev.hasp.seccomp;

import dev.hasp.linux.Errno;
import java.util.List;
import java.util.Optional;

/** Something in which Docker's default profile differs between two releases of the engine. */
public sealed interface DefaultChange {

    /**
     * Calls whose rule came or went; where conditions changed, one went and another came.
     *
     * @param added whether the later release has it, not the earlier
     * @param rule the rule for these calls alone; its comment is the purpose of its group
     */
    record Rule(boolean added, SyscallRule rule) implements DefaultChange {

        /** Such as {@code + allow cachestat fchmodat2} or {@code - allow socket if arg0 != 0x28}. */
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(sign(added));
            text.append(rule.action().equals(Action.ALLOW) ? "allow" : "errno");
            rule.errno().ifPresent(errno -> text.append(' ').append(errno));
            rule.names().forEach(name -> text.append(' ').append(name));
            clause(text, " when", rule.includes());
            clause(text, " unless", rule.excludes());
            rule.args().forEach(arg -> text.append(" if ").append(arg));
            return text.toString();
        }

        private static void clause(StringBuilder text, String word, RuleScope scope) {
            if (!scope.isEmpty()) {
                text.append(word);
                scope.caps().forEach(cap -> text.append(' ').append(cap));
                scope.arches().forEach(arch -> text.append(' ').append(arch));
                scope.minKernel().ifPresent(kernel -> text.append(" kernel ").append(kernel));
            }
        }
    }

    /**
     * An architecture whose sub-architectures the profile names, or no longer names.
     *
     * @param added whether the later release has it, not the earlier
     * @param mapping the entry of the {@code archMap}
     */
    record Architectures(boolean added, ArchitectureMapping mapping) implements DefaultChange {

        /** Such as {@code + map SCMP_ARCH_S390X SCMP_ARCH_S390}. */
        @Override
        public String toString() {
            List<String> more = mapping.subArchitectures();
            return sign(added) + "map " + mapping.architecture() + (more.isEmpty() ? "" : " " + String.join(" ", more));
        }
    }

    /**
     * The number beside the default action; none means EPERM as well.
     *
     * @param from the earlier release's
     * @param to the later release's
     */
    record DefaultErrno(Optional<Errno> from, Optional<Errno> to) implements DefaultChange {

        /** Such as {@code default errno none -> EPERM}. */
        @Override
        public String toString() {
            return "default errno " + text(from) + " -> " + text(to);
        }

        private static String text(Optional<Errno> errno) {
            return errno.map(Errno::toString).orElse("none");
        }
    }

    private static String sign(boolean added) {
        return added ? "+ " : "- ";
    }
}
