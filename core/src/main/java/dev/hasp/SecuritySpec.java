package dev.hasp;

import dev.hasp.control.Control;
import dev.hasp.control.ControlGetters;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A profile that passed validation: the only thing that can be applied or rendered. Made by
 * {@link SecurityProfile#toSpec()}.
 */
public final class SecuritySpec implements ControlGetters {

    private final SecurityProfile profile;
    private final List<Finding> warnings;

    SecuritySpec(SecurityProfile profile, List<Finding> warnings) {
        this.profile = profile;
        this.warnings = List.copyOf(warnings);
    }

    /** The profile that was validated. */
    public SecurityProfile profile() {
        return profile;
    }

    /** What validation found that does not stop the profile. */
    public List<Finding> warnings() {
        return warnings;
    }

    @Override
    public <T> Optional<T> get(Control<T> control) {
        return profile.get(control);
    }

    /** The controls that are decided, in the order of {@link dev.hasp.control.Controls#all()}. */
    public Set<Control<?>> decided() {
        return profile.decided();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecuritySpec that && that.profile.equals(profile);
    }

    @Override
    public int hashCode() {
        return profile.hashCode();
    }

    @Override
    public String toString() {
        return "SecuritySpec" + profile.toString().substring("SecurityProfile".length());
    }
}
