package dev.hasp.seccomp;

import dev.hasp.linux.Errno;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * One entry of a profile's {@code syscalls}: what happens with some calls, under conditions on their arguments and on
 * the container.
 */
@Value.Immutable
@Value.Style(visibility = Value.Style.ImplementationVisibility.PACKAGE, depluralize = true)
public sealed interface SyscallRule permits ImmutableSyscallRule {

    /** The calls by name, in the order of the document; a legacy {@code name} alone is the only entry. */
    List<String> names();

    /** A legacy {@code name} given beside {@code names}, which engines refuse. */
    Optional<String> conflictingName();

    Action action();

    /** The {@code errnoRet}, or empty: EPERM, where the action takes a number. */
    Optional<Errno> errno();

    /** The conditions, all of which have to hold; see {@link ArgumentCondition} for two on the same argument. */
    List<ArgumentCondition> args();

    /** The comment, for people only; empty if there is none. */
    @Value.Default
    default String comment() {
        return "";
    }

    /** The containers that it is for. */
    @Value.Default
    default RuleScope includes() {
        return RuleScope.ALL;
    }

    /** The containers that it is not for. */
    @Value.Default
    default RuleScope excludes() {
        return RuleScope.ALL;
    }

    /** Members that no engine knows, as JSON text by name; they are kept and have no effect. */
    Map<String, String> unknownFields();

    /** The same for the conditions, by position and name: {@code 0/note} for {@code note} in the first. */
    Map<String, String> unknownArgFields();

    static Builder builder() {
        return new Builder();
    }

    /** A rule without conditions. */
    static SyscallRule of(Action action, String... names) {
        return builder().action(action).names(List.of(names)).build();
    }

    /** A copy with other names. */
    SyscallRule withNames(Iterable<String> names);

    /** A copy to change. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds a rule; names and action are required. */
    class Builder extends ImmutableSyscallRule.Builder {
        Builder() {}
    }
}
