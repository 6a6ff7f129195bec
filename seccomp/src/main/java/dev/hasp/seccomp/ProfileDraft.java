package dev.hasp.seccomp;

import dev.hasp.linux.Errno;
import dev.hasp.linux.KernelVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A profile while it is read. A duplicate key meets the values that the first one left and changes only what it names,
 * as Go's decoder does: later elements of a list overwrite earlier ones member by member.
 */
final class ProfileDraft {

    String defaultAction = "";

    @Nullable
    Errno defaultErrno;

    @Nullable
    List<String> architectures;

    @Nullable
    List<MappingDraft> archMap;

    @Nullable
    List<RuleDraft> rules;

    @Nullable
    List<String> flags;

    String listenerPath = "";
    String listenerMetadata = "";
    final Map<String, String> unknownFields = new LinkedHashMap<>();

    SeccompProfile build() {
        return SeccompProfile.builder()
                .defaultAction(Action.of(defaultAction))
                .defaultErrno(Optional.ofNullable(defaultErrno))
                .architectures(orEmpty(architectures))
                .archMap(orEmpty(archMap).stream().map(MappingDraft::build).toList())
                .rules(orEmpty(rules).stream().map(RuleDraft::build).toList())
                .flags(Optional.ofNullable(flags).map(List::copyOf))
                .listenerPath(listenerPath)
                .listenerMetadata(listenerMetadata)
                .unknownFields(unknownFields)
                .build();
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /** An entry of {@code archMap}. */
    static final class MappingDraft {
        String architecture = "";

        @Nullable
        List<String> subArchitectures;

        final Map<String, String> unknownFields = new LinkedHashMap<>();

        ArchitectureMapping build() {
            return new ArchitectureMapping(architecture, orEmpty(subArchitectures), unknownFields);
        }
    }

    /** An entry of {@code syscalls}. */
    static final class RuleDraft {
        String name = "";

        @Nullable
        List<String> names;

        String action = "";

        @Nullable
        Errno errno;

        @Nullable
        List<ArgDraft> args;

        String comment = "";

        @Nullable
        ScopeDraft includes;

        @Nullable
        ScopeDraft excludes;

        @Nullable
        Map<String, String> unknownFields;

        SyscallRule build() {
            List<String> all = orEmpty(names);
            boolean both = !name.isEmpty() && !all.isEmpty();
            SyscallRule.Builder rule = SyscallRule.builder()
                    .names(name.isEmpty() || both ? all : List.of(name))
                    .action(Action.of(action))
                    .comment(comment);
            if (both) {
                rule.conflictingName(name);
            }
            if (errno != null) {
                rule.errno(errno);
            }
            int position = 0;
            for (ArgDraft arg : orEmpty(args)) {
                rule.addArg(arg.build());
                for (Map.Entry<String, String> member : arg.unknownFields.entrySet()) {
                    rule.putUnknownArgField(position + "/" + member.getKey(), member.getValue());
                }
                position++;
            }
            if (includes != null) {
                rule.includes(includes.build());
            }
            if (excludes != null) {
                rule.excludes(excludes.build());
            }
            if (unknownFields != null) {
                rule.unknownFields(unknownFields);
            }
            return rule.build();
        }
    }

    /** An entry of {@code args}. */
    static final class ArgDraft {
        int index;
        String op = "";
        long value;
        long valueTwo;
        final Map<String, String> unknownFields = new LinkedHashMap<>();

        ArgumentCondition build() {
            return new ArgumentCondition(index, Operator.of(op), value, valueTwo);
        }
    }

    /** An {@code includes} or {@code excludes}. */
    static final class ScopeDraft {
        @Nullable
        List<String> caps;

        @Nullable
        List<String> arches;

        @Nullable
        KernelVersion minKernel;

        final Map<String, String> unknownFields = new LinkedHashMap<>();

        RuleScope build() {
            return new RuleScope(orEmpty(caps), orEmpty(arches), Optional.ofNullable(minKernel), unknownFields);
        }
    }
}
