package dev.hasp.testing.assertions;

import static dev.hasp.testing.assertions.MountWords.WRITABLE;

import dev.hasp.control.ByteSize;
import dev.hasp.control.Cpus;
import dev.hasp.control.NetworkMode;
import dev.hasp.danger.Danger;
import dev.hasp.danger.Dangers;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.CpuTime;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Limit;
import dev.hasp.effective.MountPoint;
import dev.hasp.effective.ResourceLimit;
import dev.hasp.effective.Sharing;
import dev.hasp.linux.Capability;
import dev.hasp.order.Comparison;
import dev.hasp.order.Relation;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on what holds in a container. What is not known holds for no assertion: each fails with the reason.
 *
 * @param <S> the assertion's own class
 * @param <A> what is asserted on
 */
public abstract class AbstractPolicyAssert<S extends AbstractPolicyAssert<S, A>, A> extends AbstractAssert<S, A> {

    private static final List<Aspect<SortedSet<Capability>>> CAPABILITY_SETS =
            List.of(Aspects.BOUNDING, Aspects.PERMITTED, Aspects.EFFECTIVE, Aspects.INHERITABLE, Aspects.AMBIENT);

    private static final List<Aspect<Sharing>> NAMESPACES = List.of(
            Aspects.NETWORK_NAMESPACE,
            Aspects.PID_NAMESPACE,
            Aspects.IPC_NAMESPACE,
            Aspects.UTS_NAMESPACE,
            Aspects.CGROUP_NAMESPACE,
            Aspects.MOUNT_NAMESPACE);

    AbstractPolicyAssert(A actual, Class<?> own) {
        super(actual, own);
    }

    /** What is judged. */
    protected abstract EffectivePolicy policy();

    /** What failure messages call it. */
    protected abstract String title();

    /** Passes if an aspect has that value. */
    public <T> S means(Aspect<T> aspect, T expected) {
        isNotNull();
        return require(aspect, expected::equals, aspect.summary() + " to be " + expected);
    }

    /** Passes if no set of {@code capabilities(7)} has any capability, now or later. */
    public S holdsNoCapabilities() {
        return dropsAllCapabilitiesExcept();
    }

    /** Passes if no set of {@code capabilities(7)} has a capability beside these, now or later. */
    public S dropsAllCapabilitiesExcept(Capability... kept) {
        isNotNull();
        Set<Capability> allowed = new TreeSet<>(List.of(kept));
        for (Aspect<SortedSet<Capability>> set : CAPABILITY_SETS) {
            Optional<SortedSet<Capability>> held = policy().get(set);
            // what is held is never more than what can be gained, save for marked programs
            if (held.isPresent() ? !allowed.containsAll(held.get()) : set == Aspects.BOUNDING) {
                TreeSet<Capability> more = new TreeSet<>(held.orElse(new TreeSet<>()));
                more.removeAll(allowed);
                fail("to drop all capabilities except " + allowed, "it may have " + more, set);
            }
        }
        return myself;
    }

    /** Passes if the bounding set has these capabilities, so that root inside has them. */
    public S holdsCapabilities(Capability... held) {
        isNotNull();
        return require(Aspects.BOUNDING, set -> set.containsAll(List.of(held)), "to hold " + List.of(held));
    }

    /** Passes if the first process has a user id that is known and not 0; 0 is root inside, whatever it is outside. */
    public S runsAsNonRoot() {
        isNotNull();
        return require(Aspects.UID, uid -> uid != 0, "to run as a user other than root");
    }

    /** Passes if the first process has that user and group id. */
    public S runsAs(long uid, long gid) {
        isNotNull();
        require(Aspects.UID, uid0 -> uid0 == uid, "to run as user " + uid);
        return require(Aspects.GID, gid0 -> gid0 == gid, "to run as group " + gid);
    }

    /** Passes if setuid bits and file capabilities are without effect. */
    public S hasNoNewPrivileges() {
        isNotNull();
        return require(Aspects.NO_NEW_PRIVS, on -> on, "to gain nothing by setuid bits and file capabilities");
    }

    /** Passes if the image's files cannot be written to. */
    public S hasReadOnlyRoot() {
        isNotNull();
        return require(Aspects.ROOT_READ_ONLY, readOnly -> readOnly, "to have a read-only root file system");
    }

    /**
     * Passes if the root file system is read-only and no mount is writable but at these paths and below. What the engine
     * mounts in every container, such as /dev and /etc/hosts, does not count.
     */
    public S writesOnlyBelow(String... paths) {
        hasReadOnlyRoot();
        return require(
                Aspects.MOUNT_POINTS,
                mounts -> mounts.entrySet().stream()
                        .filter(mount -> !mount.getValue().isReadOnly())
                        .allMatch(mount -> MountWords.isBelow(mount.getKey(), WRITABLE)
                                || MountWords.isBelow(mount.getKey(), List.of(paths))),
                "to write to no mount but below " + List.of(paths));
    }

    /** Passes if no program on that mount can be run, and no device on it used or setuid bit heeded. */
    public S runsNothingOn(String target) {
        isNotNull();
        return require(
                Aspects.MOUNT_POINTS,
                mounts -> Optional.ofNullable(mounts.get(target))
                        .map(MountPoint::options)
                        .filter(options -> options.containsAll(List.of("noexec", "nosuid", "nodev")))
                        .isPresent(),
                "to have a mount at " + target + " that is noexec, nosuid and nodev");
    }

    /** Passes if network, processes, IPC, host name, cgroups and mounts are its own. */
    public S hasOwnNamespaces() {
        isNotNull();
        NAMESPACES.forEach(namespace ->
                require(namespace, Sharing.own()::equals, "to have a " + namespace.summary() + " of its own"));
        return myself;
    }

    /** Passes if the loopback is its only interface. */
    public S hasNoNetwork() {
        isNotNull();
        return require(Aspects.LOOPBACK_ONLY, only -> only, "to have no network but the loopback");
    }

    /** Passes if it joins that network. */
    public S joinsNetwork(NetworkMode network) {
        return means(Aspects.NETWORK_JOINED, network);
    }

    /** Passes if it may use that much memory and not a byte more. */
    public S hasMemoryLimit(ByteSize limit) {
        return means(Aspects.MEMORY_LIMIT, Limit.of(limit.bytes()));
    }

    /** Passes if it may use at most that much memory. */
    public S hasMemoryLimitUpTo(ByteSize most) {
        isNotNull();
        return require(
                Aspects.MEMORY_LIMIT,
                limit -> limit.compareTo(Limit.of(most.bytes())) <= 0,
                "to have a memory limit of at most " + most);
    }

    /** Passes if memory is limited and nothing of it can be swapped out. */
    public S hasNoSwap() {
        isNotNull();
        return require(
                Aspects.MEMORY_AND_SWAP,
                both -> !both.isUnlimited()
                        && policy().get(Aspects.MEMORY_LIMIT).equals(Optional.of(both)),
                "to have no swap beside its memory limit");
    }

    /** Passes if it gets that much processor time and no more. */
    public S hasCpuLimit(Cpus limit) {
        isNotNull();
        return require(
                Aspects.CPU_TIME,
                time -> !time.quota().isUnlimited() && nanos(time) == limit.nano(),
                "to have the processor time of " + limit + " CPUs");
    }

    private static long nanos(CpuTime time) {
        return Math.round(time.quota().value().orElseThrow() * 1e9 / time.period());
    }

    /** Passes if it may have that many processes and threads at once and no more. */
    public S hasPidsLimit(long limit) {
        return means(Aspects.PIDS, Limit.of(limit));
    }

    /** Passes if a resource limit of {@code getrlimit(2)}, such as {@code nofile}, is that, soft and hard. */
    public S hasResourceLimit(String name, long limit) {
        isNotNull();
        ResourceLimit expected = new ResourceLimit(Limit.of(limit), Limit.of(limit));
        return require(
                Aspects.RESOURCE_LIMITS,
                limits -> expected.equals(limits.get(name)),
                "to have a limit " + name + " of " + expected);
    }

    /** Passes if the host keeps at most that much of its output. */
    public S hasOutputLimitUpTo(ByteSize most) {
        isNotNull();
        return require(
                Aspects.OUTPUT_KEPT,
                kept -> kept.compareTo(Limit.of(most.bytes())) <= 0,
                "to have at most " + most + " of its output kept");
    }

    /**
     * Passes if the seccomp filter denies a call: whatever its arguments, unless some are given, and by every ABI that
     * the filter covers, unless one is given. A call that waits for another process's decision counts as denied.
     *
     * @throws IllegalArgumentException if no such ABI has the call
     */
    public S denies(Syscall call) {
        return filters(call, verdict -> !verdict.permits(), "to deny ");
    }

    /**
     * Passes if the seccomp filter permits a call, or there is none: whatever the call's arguments, unless some are
     * given, and by every ABI that the filter covers, unless one is given.
     *
     * @throws IllegalArgumentException if no such ABI has the call
     */
    public S allows(Syscall call) {
        return filters(call, Verdict::permits, "to allow ");
    }

    private S filters(Syscall call, Predicate<Verdict> expected, String verb) {
        isNotNull();
        Optional<Optional<ResolvedProfile>> rules = policy().get(Aspects.SECCOMP_RULES);
        if (rules.isEmpty()) {
            fail(verb + call, "its filter is not known", Aspects.SECCOMP_RULES);
        } else if (rules.get().isEmpty()) {
            if (!expected.test(Verdict.ALLOW)) {
                fail(verb + call, "it has no filter", Aspects.SECCOMP_ON);
            }
        } else {
            Filters.of(rules.get().get(), runtime())
                    .counterexample(call, expected)
                    .ifPresent(other -> fail(verb + call, "the answer is " + other, Aspects.SECCOMP_RULES));
        }
        return myself;
    }

    private ContainerRuntime runtime() {
        return policy().get(Aspects.RUNTIME_USED)
                .filter(name -> name.contains("crun"))
                .map(name -> ContainerRuntime.CRUN)
                .orElse(ContainerRuntime.RUNC);
    }

    /** Passes if no combination of what it permits is known or suspected to let a container out. */
    public S hasNoDangers() {
        return hasNoDangersExcept();
    }

    /** Passes if it has no dangers but those of these codes, as {@link Dangers#codes()} names them. */
    public S hasNoDangersExcept(String... accepted) {
        isNotNull();
        List<Danger> dangers = Dangers.of(policy()).stream()
                .filter(danger -> !List.of(accepted).contains(danger.code().code()))
                .toList();
        if (!dangers.isEmpty()) {
            failWithMessage(
                    "%s",
                    "Expecting " + title() + " to have no dangers"
                            + (accepted.length == 0 ? "" : " except " + List.of(accepted)) + ", but"
                            + dangers.stream().map(danger -> "\n  " + danger).collect(Collectors.joining()));
        }
        return myself;
    }

    /** Passes if it permits nothing that the other policy denies. */
    public S isAtLeastAsStrictAs(EffectivePolicy other) {
        return compares(other, "the other policy", "at least as strict as", Comparison::isAtLeastAsStrict);
    }

    /** Passes if it permits nothing that the other policy denies, and denies something that the other permits. */
    public S isStricterThan(EffectivePolicy other) {
        return compares(other, "the other policy", "stricter than", is(Relation.STRICTER));
    }

    /** Passes if it permits exactly what the other policy permits. */
    public S isEquallyStrictAs(EffectivePolicy other) {
        return compares(other, "the other policy", "equally strict as", is(Relation.EQUAL));
    }

    static Predicate<Comparison> is(Relation relation) {
        return comparison -> comparison.relation() == relation;
    }

    S compares(EffectivePolicy other, String name, String phrase, Predicate<Comparison> expected) {
        isNotNull();
        Comparison comparison = Comparison.of(policy(), other);
        if (!expected.test(comparison)) {
            String more = Words.excess(comparison);
            String beyond = more.isEmpty()
                    ? "; beyond it, " + name + ":" + Words.shortfall(comparison)
                    : "; beyond " + name + ":" + more;
            failWithMessage(
                    "%s",
                    "Expecting " + title() + " to be " + phrase + " " + name + ", but it is " + comparison.relation()
                            + (comparison.differences().isEmpty() ? "" : beyond));
        }
        return myself;
    }

    /** Passes if an aspect is known and as expected. */
    <T> S require(Aspect<T> aspect, Predicate<T> expected, String what) {
        if (!policy().get(aspect).filter(expected).isPresent()) {
            fail(what, "it does not", aspect);
        }
        return myself;
    }

    private void fail(String what, String but, Aspect<?> aspect) {
        String why = policy().get(aspect).isPresent() ? but : "that is not known";
        failWithMessage(
                "%s", "Expecting " + title() + " " + what + ", but " + why + "\n  " + Words.entry(policy(), aspect));
    }
}
