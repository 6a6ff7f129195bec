package dev.hasp.seccomp;

import dev.hasp.linux.Errno;
import java.util.Collection;
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
@DocumentStyle
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

    /** A copy with other rules. */
    SeccompProfile withRules(Iterable<? extends SyscallRule> rules);

    /**
     * A copy that allows these calls whatever their arguments, in every container. Rules that named them before, with
     * or without conditions, no longer do.
     */
    default SeccompProfile allow(String... names) {
        return ProfileEdits.treat(this, List.of(names), Action.ALLOW, Optional.empty());
    }

    /**
     * A copy that also allows a call when all these conditions hold, as well as in the cases that earlier conditions
     * name; the rest is left to the default, whatever rules the call had.
     *
     * <p>An argument that the kernel reads as a 32-bit {@code int} is compared in 32 bits. To compare the whole
     * register as a filter does, add a {@link SyscallRule} with {@link #toBuilder}.
     *
     * @throws IllegalArgumentException if the default permits the call anyway
     */
    default SeccompProfile allowIf(String name, ArgumentCondition... conditions) {
        return ProfileEdits.allowIf(this, name, List.of(conditions));
    }

    /** A copy in which a call fails with an error, in every container; rules that named it before no longer do. */
    default SeccompProfile deny(String name, Errno errno) {
        return ProfileEdits.treat(this, List.of(name), Action.ERRNO, Optional.of(errno));
    }

    /** A copy in which calls fail with an error, in every container; rules that named them before no longer do. */
    default SeccompProfile deny(Collection<String> names, Errno errno) {
        return ProfileEdits.treat(this, names, Action.ERRNO, Optional.of(errno));
    }

    /** A copy that logs and allows these calls, in every container; rules that named them before no longer do. */
    default SeccompProfile log(String... names) {
        return ProfileEdits.treat(this, List.of(names), Action.LOG, Optional.empty());
    }

    /** A copy in which these calls end the process; rules that named them before no longer do. */
    default SeccompProfile kill(String... names) {
        return ProfileEdits.treat(this, List.of(names), Action.KILL_PROCESS, Optional.empty());
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
