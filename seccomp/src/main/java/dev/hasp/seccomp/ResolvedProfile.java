package dev.hasp.seccomp;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.Errno;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A profile for one container: the OCI runtime specification's {@code linux.seccomp}, without conditions on
 * capabilities, architecture or kernel.
 */
@Value.Immutable
@DocumentStyle
public sealed interface ResolvedProfile permits ImmutableResolvedProfile {

    /** What happens with calls that no rule decides. */
    Action defaultAction();

    /** The {@code defaultErrnoRet}, or empty: EPERM, where the action takes a number. */
    Optional<Errno> defaultErrno();

    /** The filtered architectures beside the native one, by libseccomp's names. */
    List<String> architectures();

    /** The {@code SECCOMP_FILTER_FLAG_*}; absent is not the same as none. */
    Optional<List<String>> flags();

    /** The listener's socket; empty if there is none. */
    @Value.Default
    default String listenerPath() {
        return "";
    }

    /** Opaque text for the listener; empty if there is none. */
    @Value.Default
    default String listenerMetadata() {
        return "";
    }

    /** The rules in order. */
    List<ResolvedRule> rules();

    /** The architecture that the runtime runs on, which every filter covers; not part of the OCI object. */
    Architecture nativeArchitecture();

    static Builder builder() {
        return new Builder();
    }

    /** The OCI object on one line, member for member as the engine writes it. */
    default String toJson() {
        return ResolvedWriter.compact(this);
    }

    /** The OCI object for people. */
    default String toPrettyJson() {
        return ResolvedWriter.pretty(this);
    }

    /** A copy to change. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds a resolved profile; default action and native architecture are required. */
    class Builder extends ImmutableResolvedProfile.Builder {
        Builder() {}
    }
}
