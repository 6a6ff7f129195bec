package dev.hasp.apparmor;

import dev.hasp.linux.Capability;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * A rule of a profile ({@code apparmor.d(5)}). Sets that are empty and parts that are absent mean all of their kind, as in
 * the text. A rule that the compiler refuses, or reads as something else, cannot be made:
 * {@link MalformedAppArmorException}. Sets of words are in alphabetical order.
 */
public sealed interface Rule {

    /** Whether it permits or denies, and is logged. */
    Qualifiers qualifiers();

    /** Whether it denies. */
    default boolean isDeny() {
        return qualifiers().access() == Access.DENY;
    }

    /** {@code file,}: every path, with every permission, programs running under the same profile; never a denial. */
    record AllFiles(Qualifiers qualifiers) implements Rule {
        public AllFiles {
            RuleChecks.allFiles(qualifiers);
        }
    }

    /**
     * Files by pattern.
     *
     * @param owner whether for the file's owner alone
     * @param permissions at least one, or an exec transition; never both to write and to append
     * @param exec how a program that matches is run; a denial has {@link ExecTransition#DENIED}
     */
    record Files(
            Qualifiers qualifiers,
            boolean owner,
            PathGlob path,
            Set<FilePermission> permissions,
            Optional<ExecTransition> exec)
            implements Rule {
        public Files {
            permissions = RuleChecks.files(qualifiers, path, permissions, exec);
        }
    }

    /** {@code link [subset] from -> to,}. */
    record Links(Qualifiers qualifiers, boolean owner, boolean subset, PathGlob from, PathGlob to) implements Rule {}

    /** {@code capability a b,}; none named is all; only those that Hasp knows, since the compiler refuses others. */
    record Capabilities(Qualifiers qualifiers, SortedSet<Capability> capabilities) implements Rule {
        public Capabilities {
            capabilities = RuleChecks.capabilities(capabilities);
        }
    }

    /**
     * {@code network [family] [type or protocol],}.
     *
     * @param family such as {@code inet}
     * @param kind a type such as {@code stream}, or a protocol such as {@code tcp}; not {@code packet} alone, which is a
     *     family
     */
    record Network(Qualifiers qualifiers, Optional<String> family, Optional<String> kind) implements Rule {
        public Network {
            RuleChecks.network(family, kind);
        }
    }

    /**
     * {@code mount}, {@code remount} and {@code umount}.
     *
     * @param operation which of the three
     * @param fstypes file systems; none is any
     * @param options each of {@code options=(…)}; none is any
     * @param exact whether the options are exactly these ({@code options=}) or at least one of them ({@code options in})
     * @param source of {@code mount} alone
     */
    record Mounts(
            Qualifiers qualifiers,
            MountOperation operation,
            Set<String> fstypes,
            Set<String> options,
            boolean exact,
            Optional<PathGlob> source,
            Optional<PathGlob> target)
            implements Rule {
        public Mounts {
            fstypes = MountChecks.fstypes(fstypes);
            options = Words.known("mount option", options, Words.MOUNT_OPTIONS);
            MountChecks.check(operation, fstypes, options, source);
        }
    }

    /** {@code pivot_root [oldroot=old] [new],}. */
    record PivotRoot(Qualifiers qualifiers, Optional<PathGlob> oldRoot, Optional<PathGlob> newRoot) implements Rule {}

    /**
     * {@code signal (send receive) set=(term kill) peer=X,}.
     *
     * @param access of {@code send} and {@code receive}
     * @param signals names as {@code term}, {@code rtmin+3}
     * @param peer the other's profile
     */
    record Signals(Qualifiers qualifiers, Set<String> access, Set<String> signals, Optional<ProfileGlob> peer)
            implements Rule {
        public Signals {
            access = Words.known("signal access", access, Words.SIGNAL_ACCESS);
            signals = Words.known("signal", signals, Words.SIGNALS);
        }
    }

    /**
     * {@code ptrace (read) peer=X,}.
     *
     * @param access of {@code read}, {@code trace}, {@code readby}, {@code tracedby}
     */
    record Ptrace(Qualifiers qualifiers, Set<String> access, Optional<ProfileGlob> peer) implements Rule {
        public Ptrace {
            access = Words.known("ptrace access", access, Words.PTRACE_ACCESS);
        }
    }

    /**
     * {@code unix (connect) type=stream peer=(label=X),}. Kernels without such rules see families and
     * types alone: there the compiler makes of a rule that permits one for the whole family, and of a denial nothing.
     *
     * @param access of {@code create bind listen accept connect shutdown getattr setattr getopt setopt send receive}; with
     *     a peer, of {@code accept connect send receive} alone
     * @param type {@code stream}, {@code dgram} or {@code seqpacket}
     */
    record UnixSockets(
            Qualifiers qualifiers,
            Set<String> access,
            Optional<String> type,
            Optional<SocketAddress> address,
            Optional<ProfileGlob> peer)
            implements Rule {
        public UnixSockets {
            access = RuleChecks.unixSockets(access, type, peer);
        }
    }

    /** {@code userns,}: making user namespaces; from {@link Abi#V4_0} on. */
    record UserNamespaces(Qualifiers qualifiers) implements Rule {}

    /** {@code change_profile [exec ->] name,}: changing to another profile by itself. */
    record ChangeProfile(Qualifiers qualifiers, Optional<PathGlob> exec, Optional<ProfileGlob> target)
            implements Rule {}

    /**
     * {@code set rlimit nofile <= 1024,}.
     *
     * @param resource such as {@code nofile}
     * @param value a number, or empty for {@code infinity}: bytes of {@code as}, {@code core}, {@code data},
     *     {@code fsize}, {@code memlock}, {@code msgqueue}, {@code rss} and {@code stack}; seconds of {@code cpu};
     *     microseconds of {@code rttime}; from -20 to 19 of {@code nice}
     */
    record ResourceLimit(String resource, Optional<Long> value) implements Rule {
        public ResourceLimit {
            RuleChecks.resourceLimit(resource, value);
        }

        @Override
        public Qualifiers qualifiers() {
            return Qualifiers.ALLOW;
        }
    }
}
