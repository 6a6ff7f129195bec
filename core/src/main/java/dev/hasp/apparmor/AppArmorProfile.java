package dev.hasp.apparmor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** A profile as the kernel takes it: what no rule permits is refused, and what a rule denies is refused first. */
@ApparmorStyle
@Value.Immutable
public interface AppArmorProfile {

    /** Its name in the kernel. */
    ProfileName name();

    /** Which rules mean anything; absent in texts that leave it to the host. */
    Optional<Abi> abi();

    /** What happens to what no rule permits. */
    @Value.Default
    default Mode mode() {
        return Mode.ENFORCE;
    }

    /** Other flags, such as {@code attach_disconnected}, which containers need for files that are mounted out of sight. */
    Set<String> flags();

    /** Files that are read before it, such as {@code tunables/global}. */
    List<Include> tunables();

    /** Variables that it sets itself, such as {@code @{PROC}=/proc/}. */
    List<Variable> variables();

    /** Files that are read in it, such as {@code abstractions/base}. */
    List<Include> includes();

    /** Its rules, in the order in which they are written. */
    List<Noted> rules();

    /** Refuses parts that the compiler refuses together. */
    @Value.Check
    default void check() {
        ProfileChecks.check(this);
    }

    /** Builds a profile. */
    static Builder builder(ProfileName name) {
        return new Builder().name(name);
    }

    /**
     * A rule and why it is there.
     *
     * @param note one line, or none: characters that cannot be seen become {@code \\u000a} and the like, more than
     *     {@value Note#LONGEST} are cut off, and a blank one is none
     */
    record Noted(Rule rule, Optional<String> note) {
        public Noted {
            note = Note.inert(note);
        }
    }

    /**
     * A variable.
     *
     * @param name without {@code @} and braces
     * @param values its values, at least one, each a pattern or a part of one
     */
    record Variable(String name, List<String> values) {
        public Variable {
            values = ProfileChecks.variable(name, values);
        }
    }

    /** Builds an {@link AppArmorProfile}. */
    final class Builder extends ImmutableAppArmorProfile.Builder {
        Builder() {}

        /** Adds a rule with the reason for it. */
        public Builder rule(Rule rule, String note) {
            addRules(new Noted(rule, Optional.of(note)));
            return this;
        }
    }
}
