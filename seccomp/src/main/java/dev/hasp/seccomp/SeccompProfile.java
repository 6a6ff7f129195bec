package dev.hasp.seccomp;

import dev.hasp.linux.Errno;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A seccomp profile as Docker reads it from {@code --security-opt seccomp=}: an OCI seccomp object whose rules may
 * depend on the container's capabilities, the architecture and the kernel.
 *
 * <p>The document is complete: what an engine ignores is kept, names that only fail when a container starts are carried.
 * Two profiles are equal when their documents mean the same to an engine and say the same to a reader; the case of keys,
 * their order, null members and empty lists do not count.
 */
@Value.Immutable
@Value.Style(visibility = Value.Style.ImplementationVisibility.PACKAGE, depluralize = true)
public sealed interface SeccompProfile permits ImmutableSeccompProfile {

    /** What happens with calls that no rule decides. */
    Action defaultAction();

    /** The {@code defaultErrnoRet}, or empty: EPERM, where the action takes a number. */
    Optional<Errno> defaultErrno();

    /** The filtered architectures beside the native one, by libseccomp's names. */
    List<String> architectures();

    /** The filtered architectures by the one that the engine runs on; engines refuse it beside {@link #architectures}. */
    List<ArchitectureMapping> archMap();

    /** The rules, {@code syscalls} in the document; their order matters. */
    List<SyscallRule> rules();

    /** The {@code SECCOMP_FILTER_FLAG_*}; absent is not the same as none: runtimes then choose. */
    Optional<List<String>> flags();

    /** The socket that receives the descriptor of a {@link Action#NOTIFY} filter; empty if there is none. */
    @Value.Default
    default String listenerPath() {
        return "";
    }

    /** Opaque text for the listener; empty if there is none. */
    @Value.Default
    default String listenerMetadata() {
        return "";
    }

    /** Members that no engine knows, as JSON text by name; they are kept and have no effect. */
    Map<String, String> unknownFields();

    static Builder builder() {
        return new Builder();
    }

    /**
     * Reads a profile as the newest engine does.
     *
     * @throws SeccompParseException if the engine would refuse it, or would run the container without a filter
     */
    static SeccompProfile parse(String json) {
        return SeccompReader.standard().read(json).profile();
    }

    /** The profile of a container that asks for none, in the newest known release; see {@link DockerDefault}. */
    static SeccompProfile dockerDefault() {
        return DockerDefault.newest();
    }

    /** The document on one line, as engines accept it. */
    default String toJson() {
        return ProfileWriter.compact(this);
    }

    /** The document for people and version control: a stable order, one name a line, a newline at the end. */
    default String toPrettyJson() {
        return ProfileWriter.pretty(this);
    }

    /**
     * The OCI seccomp object that the newest engine makes of the profile for one container.
     *
     * @throws SeccompResolveException if the engine would refuse it
     */
    default ResolvedProfile resolve(SeccompContext context) {
        return Resolver.resolve(this, context);
    }

    /** A copy to change. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds a profile; the default action is required. */
    class Builder extends ImmutableSeccompProfile.Builder {
        Builder() {}
    }
}
