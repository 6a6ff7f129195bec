package dev.hasp.laws;

import static dev.hasp.testing.assertions.HaspAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Controls;
import dev.hasp.control.Cpus;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.Seccomp;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Limit;
import dev.hasp.effective.MountPoint;
import dev.hasp.effective.ResourceLimit;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.Capability;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What a preset says of itself, and that it asks for nothing else: whatever is not named here is as the engine has it.
 *
 * @param user the user and group id, such as {@code 65534:65534}; {@code imageDefault} for the image's
 * @param capabilities those that root inside keeps
 * @param network the network
 * @param readOnlyRoot whether the image's files stay as they are
 * @param mounts what is mounted otherwise than in every container: by target, whether programs run there, and its size
 * @param memory the most memory, without swap
 * @param processes the most processes and threads
 * @param limits resource limits; besides, there are never core files
 * @param output the most output that is kept
 * @param more what else it says
 */
record PresetPromise(
        String user,
        Set<Capability> capabilities,
        NetworkMode network,
        boolean readOnlyRoot,
        Map<String, String> mounts,
        ByteSize memory,
        long processes,
        Map<String, Long> limits,
        ByteSize output,
        Consumer<SecurityProfile> more) {

    private static final EngineFacts ENGINE = EngineFacts.plainDocker("28.5.2");
    private static final EffectivePolicy NOTHING_ASKED =
            SecurityProfile.empty().toSpec().on(ENGINE);

    /** What is said about each preset, in one way or another. */
    private static final Set<Aspect<?>> SAID = Set.of(
            Aspects.UID,
            Aspects.GID,
            Aspects.GROUPS_HELD,
            Aspects.BOUNDING,
            Aspects.PERMITTED,
            Aspects.EFFECTIVE,
            Aspects.NO_NEW_PRIVS,
            Aspects.SECCOMP_RULES,
            Aspects.LOOPBACK_ONLY,
            Aspects.NETWORK_JOINED,
            Aspects.ROOT_READ_ONLY,
            Aspects.MOUNT_POINTS,
            Aspects.MEMORY_LIMIT,
            Aspects.MEMORY_AND_SWAP,
            Aspects.SWAP_LIMIT,
            Aspects.CPU_TIME,
            Aspects.PIDS,
            Aspects.RESOURCE_LIMITS,
            Aspects.INIT_RUNS,
            Aspects.HOST_NAME,
            Aspects.OUTPUT_KEPT);

    /** What {@code restricted} says. */
    static PresetPromise restricted() {
        return new PresetPromise(
                "65534:65534",
                Set.of(),
                NetworkMode.none(),
                true,
                Map.of("/tmp", "noexec 67108864"),
                ByteSize.mebibytes(512),
                256,
                Map.of("nofile", 1024L),
                ByteSize.mebibytes(30),
                profile -> assertThat(profile.seccomp()).contains(Seccomp.engineDefault()));
    }

    PresetPromise user(String other) {
        return new PresetPromise(
                other, capabilities, network, readOnlyRoot, mounts, memory, processes, limits, output, more);
    }

    PresetPromise capabilities(Capability... others) {
        return new PresetPromise(
                user, Set.of(others), network, readOnlyRoot, mounts, memory, processes, limits, output, more);
    }

    PresetPromise network(String other) {
        return new PresetPromise(
                user,
                capabilities,
                NetworkMode.named(other),
                readOnlyRoot,
                mounts,
                memory,
                processes,
                limits,
                output,
                more);
    }

    PresetPromise writableRoot() {
        return new PresetPromise(user, capabilities, network, false, mounts, memory, processes, limits, output, more);
    }

    PresetPromise mounts(Map<String, String> others) {
        return new PresetPromise(
                user, capabilities, network, readOnlyRoot, others, memory, processes, limits, output, more);
    }

    PresetPromise memory(ByteSize other) {
        return new PresetPromise(
                user, capabilities, network, readOnlyRoot, mounts, other, processes, limits, output, more);
    }

    PresetPromise processes(long other, Map<String, Long> others) {
        return new PresetPromise(
                user, capabilities, network, readOnlyRoot, mounts, memory, other, others, output, more);
    }

    PresetPromise output(ByteSize other) {
        return new PresetPromise(
                user, capabilities, network, readOnlyRoot, mounts, memory, processes, limits, other, more);
    }

    PresetPromise saying(Consumer<SecurityProfile> other) {
        return new PresetPromise(
                user, capabilities, network, readOnlyRoot, mounts, memory, processes, limits, output, other);
    }

    /** Passes if the profile keeps it, and asks for nothing else. */
    void keptBy(SecurityProfile profile) {
        Capability[] kept = capabilities.toArray(Capability[]::new);
        assertThat(profile)
                .on(ENGINE)
                .hasNoErrors()
                .dropsAllCapabilitiesExcept(kept)
                .holdsCapabilities(kept)
                .hasNoNewPrivileges()
                .hasOwnNamespaces()
                .joinsNetwork(network)
                .means(Aspects.ROOT_READ_ONLY, readOnlyRoot)
                .means(Aspects.LOOPBACK_ONLY, network.equals(NetworkMode.none()))
                .hasMemoryLimit(memory)
                .hasNoSwap()
                .hasCpuLimit(Cpus.of(1))
                .hasPidsLimit(processes)
                .hasOutputLimitUpTo(output)
                .means(Aspects.INIT_RUNS, true);
        assertThat(profile.user().orElseThrow()).hasToString(user);
        assertThat(profile.groups()).isEmpty();
        more.accept(profile);
        EffectivePolicy policy = profile.toSpec().on(ENGINE);
        assertThat(mounts(policy)).isEqualTo(mounts);
        assertThat(policy.get(Aspects.OUTPUT_KEPT)).contains(Limit.of(output.bytes()));
        Map<String, ResourceLimit> expected = new TreeMap<>(Map.of("core", limit(0)));
        limits.forEach((name, limit) -> expected.put(name, limit(limit)));
        assertThat(policy.get(Aspects.RESOURCE_LIMITS).orElseThrow()).isEqualTo(expected);
        Aspects.all().stream()
                .filter(aspect -> !SAID.contains(aspect))
                .filter(aspect ->
                        profile.deviceRequests().isEmpty() || !aspect.controls().contains(Controls.DEVICE_REQUESTS))
                .forEach(aspect -> assertUntouched(policy, aspect));
    }

    private static <T> void assertUntouched(EffectivePolicy policy, Aspect<T> aspect) {
        assertThat(policy.entry(aspect).isSameAs(NOTHING_ASKED.entry(aspect)))
                .as("%s is as the engine has it, not %s", aspect, policy.get(aspect))
                .isTrue();
    }

    private static ResourceLimit limit(long limit) {
        return new ResourceLimit(Limit.of(limit), Limit.of(limit));
    }

    /** Mounts that not every container has, or not like that. */
    private static Map<String, String> mounts(EffectivePolicy policy) {
        Map<String, MountPoint> usual = NOTHING_ASKED.get(Aspects.MOUNT_POINTS).orElseThrow();
        Map<String, String> others = new TreeMap<>();
        policy.get(Aspects.MOUNT_POINTS).orElseThrow().forEach((target, mount) -> {
            boolean protectedByRoot = target.startsWith("/etc/");
            if (!mount.equals(usual.get(target)) && !protectedByRoot) {
                others.put(target, told(mount));
            }
        });
        return others;
    }

    private static String told(MountPoint mount) {
        String running = mount.options().contains("noexec") ? "noexec" : "exec";
        String devices = mount.options().contains("nodev") ? "" : " devices";
        return running + devices + mount.size().map(size -> " " + size).orElse("");
    }
}
