package dev.hasp.profiles;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.Account;
import dev.hasp.control.BindMount;
import dev.hasp.control.BindRecursive;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.Cpus;
import dev.hasp.control.Mount;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.User;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A profile for one kind of workload, with methods for what a dispatcher chooses per container.
 *
 * <p>Immutable: every method returns a new preset. The profile is valid as it is, and whatever else is needed goes on
 * top with {@link SecurityProfile#overlay}. A preset with a network joins the network of its own name unless told
 * otherwise, never the engine's shared bridge, where every container reaches every other.
 *
 * @param <P> the preset's own class
 */
public abstract class Preset<P extends Preset<P>> {

    private static final List<Parameter> COMMON = List.of(
            new Parameter("user", Controls.USER, "uid and gid to run as, neither of them 0"),
            new Parameter("memory", Controls.MEMORY, "most memory; swap is set to the same, so there is none"),
            new Parameter("cpus", Controls.CPUS, "most processor time, in CPUs"),
            new Parameter("pidsLimit", Controls.PIDS_LIMIT, "most processes and threads at once"),
            new Parameter("cgroupParent", Controls.CGROUP_PARENT, "cgroup of the scheduler; default: the daemon's"));

    private final String name;
    private final String summary;
    private final Supplier<SecurityProfile> profile;

    Preset(String name, String summary, SecurityProfile profile) {
        this(name, summary, () -> profile);
    }

    /** For a profile that takes long to make: it is asked for when it is needed, and each time it is. */
    Preset(String name, String summary, Supplier<SecurityProfile> profile) {
        this.name = name;
        this.summary = summary;
        this.profile = profile;
    }

    /** This preset with another profile. */
    abstract P with(SecurityProfile changed);

    /** The parameters that only this preset has. */
    List<Parameter> ownParameters() {
        return List.of();
    }

    /** The name that the command and {@link Presets#byName} know it by, such as {@code batch-job}. */
    public final String name() {
        return name;
    }

    /** What it is for, in a phrase. */
    public final String summary() {
        return summary;
    }

    /** The profile, with the parameters given so far. */
    public final SecurityProfile profile() {
        return profile.get();
    }

    /** The profile as a spec, as {@link SecurityProfile#toSpec()}. */
    public final SecuritySpec toSpec() {
        return profile().toSpec();
    }

    /** What can be chosen, in the order of the documentation. */
    public final List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(COMMON);
        all.addAll(ownParameters());
        return List.copyOf(all);
    }

    /**
     * The user and group to run as. Capabilities that the preset adds for root go: the engine gives them to no other
     * user (moby {@code oci.WithCapabilities}, effective set), they would only widen what a setuid file can reach.
     *
     * @throws IllegalArgumentException for uid 0 or gid 0; a preset that starts as root says so itself
     */
    public final P user(long uid, long gid) {
        if (uid == 0 || gid == 0) {
            throw new IllegalArgumentException("user " + uid + ":" + gid + " of preset " + name
                    + " is root or in root's group; expected a uid and a gid from 1 to " + Account.MAX_ID);
        }
        SecurityProfile changed = profile().with(Controls.USER, User.of(uid, gid));
        boolean addsAny = profile().capabilities().map(Capabilities::addsAny).orElse(false);
        return with(addsAny ? changed.with(Controls.CAPABILITIES, Capabilities.none()) : changed);
    }

    /** Most memory. Memory and swap together are set to the same, so nothing is swapped out. */
    public final P memory(ByteSize most) {
        return with(profile().toBuilder()
                .memory(most)
                .memorySwap(SwapLimit.of(most))
                .build());
    }

    /** Most processor time, in CPUs. */
    public final P cpus(Cpus most) {
        return with(Controls.CPUS, most);
    }

    /** Most processes and threads at once. */
    public final P pidsLimit(long most) {
        return with(Controls.PIDS_LIMIT, PidsLimit.of(most));
    }

    /** The cgroup below which the container's own is made: a path, or a slice where the daemon's driver is systemd. */
    public final P cgroupParent(String cgroup) {
        return with(Controls.CGROUP_PARENT, cgroup);
    }

    final <T> P with(Control<T> control, T value) {
        return with(profile().with(control, value));
    }

    final P onNetwork(String network) {
        return with(Controls.NETWORK, NetworkMode.named(network));
    }

    /** Mounts a directory of the host where the source is a path, else a volume; what was at the target goes. */
    final P mounted(String source, String target, boolean readOnly) {
        List<Mount> mounts = new ArrayList<>(profile().mounts().orElse(List.of()));
        mounts.removeIf(mount -> mount.target().equals(target));
        mounts.add(mount(source, target, readOnly));
        return with(Controls.MOUNTS, mounts);
    }

    /**
     * A read-only bind leaves out what is mounted below its source: engines before 25 would leave that writable (moby
     * release notes 25.0, recursive read-only mounts).
     */
    private static Mount mount(String source, String target, boolean readOnly) {
        if (!source.startsWith("/")) {
            return Mount.volume(source, target);
        }
        BindMount.Builder bind =
                BindMount.builder().source(source).target(target).readOnly(readOnly);
        return (readOnly ? bind.recursive(BindRecursive.DISABLED) : bind).build();
    }

    /** The name. */
    @Override
    public final String toString() {
        return name;
    }
}
