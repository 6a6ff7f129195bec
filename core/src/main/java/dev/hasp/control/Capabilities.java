package dev.hasp.control;

import dev.hasp.linux.Capability;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which capabilities are taken from and given to a container, as two lists against the engine's default set.
 *
 * <p>The engine computes: all of the kernel's where {@code ALL} is added, minus drop; else exactly add where
 * {@code ALL} is dropped; else its 14 defaults minus drop plus add (moby {@code oci/caps.TweakCapabilities}).
 *
 * @param addAll whether {@code ALL} is added
 * @param add capabilities added, in the kernel's order
 * @param dropAll whether {@code ALL} is dropped
 * @param drop capabilities dropped, in the kernel's order
 */
public record Capabilities(boolean addAll, Set<Capability> add, boolean dropAll, Set<Capability> drop) {

    /** What an engine leaves root where nobody decides, in the kernel's order (moby {@code oci.DefaultCapabilities}). */
    public static final Set<Capability> ENGINE_DEFAULTS = sorted(List.of(
            Capability.CHOWN,
            Capability.DAC_OVERRIDE,
            Capability.FOWNER,
            Capability.FSETID,
            Capability.KILL,
            Capability.SETGID,
            Capability.SETUID,
            Capability.SETPCAP,
            Capability.NET_BIND_SERVICE,
            Capability.NET_RAW,
            Capability.SYS_CHROOT,
            Capability.MKNOD,
            Capability.AUDIT_WRITE,
            Capability.SETFCAP));

    private static final Capabilities ENGINE_DEFAULT = new Capabilities(false, Set.of(), false, Set.of());

    public Capabilities {
        add = sorted(add);
        drop = sorted(drop);
    }

    /** The engine's default set, untouched. */
    public static Capabilities engineDefault() {
        return ENGINE_DEFAULT;
    }

    /** No capability at all: {@code ALL} dropped, nothing added. */
    public static Capabilities none() {
        return only();
    }

    /** Exactly these: {@code ALL} dropped, these added. */
    public static Capabilities only(Capability... kept) {
        return new Capabilities(false, Set.of(kept), true, Set.of());
    }

    /** These added to what this says. */
    public Capabilities plus(Capability... more) {
        return new Capabilities(addAll, union(add, List.of(more)), dropAll, drop);
    }

    /** These dropped from what this says. */
    public Capabilities minus(Capability... less) {
        return new Capabilities(addAll, add, dropAll, union(drop, List.of(less)));
    }

    /** Whether anything is added. */
    public boolean addsAny() {
        return addAll || !add.isEmpty();
    }

    /** Whether anything is dropped. */
    public boolean dropsAny() {
        return dropAll || !drop.isEmpty();
    }

    private static Set<Capability> sorted(Collection<Capability> members) {
        return Collections.unmodifiableSet(new TreeSet<>(members));
    }

    private static Set<Capability> union(Set<Capability> some, List<Capability> more) {
        Set<Capability> both = new TreeSet<>(some);
        both.addAll(more);
        return both;
    }
}
