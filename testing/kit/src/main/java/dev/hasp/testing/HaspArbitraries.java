package dev.hasp.testing;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.ceiling.Ceiling;
import dev.hasp.ceiling.Demand;
import dev.hasp.control.Account;
import dev.hasp.control.AppArmor;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.CpuQuota;
import dev.hasp.control.CpuSet;
import dev.hasp.control.Cpus;
import dev.hasp.control.Device;
import dev.hasp.control.DeviceAccess;
import dev.hasp.control.DeviceBandwidth;
import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.control.DeviceIops;
import dev.hasp.control.DeviceRequest;
import dev.hasp.control.DeviceWeight;
import dev.hasp.control.ExtraHost;
import dev.hasp.control.Healthcheck;
import dev.hasp.control.IpAddress;
import dev.hasp.control.IpcMode;
import dev.hasp.control.Link;
import dev.hasp.control.Logging;
import dev.hasp.control.Mount;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.PublishedPort;
import dev.hasp.control.RestartPolicy;
import dev.hasp.control.SeLinux;
import dev.hasp.control.Seccomp;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.Ulimit;
import dev.hasp.control.Umask;
import dev.hasp.control.User;
import dev.hasp.control.VolumesFrom;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.Capability;
import dev.hasp.seccomp.SeccompProfile;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/**
 * Tells jqwik how to make Hasp's types, so that {@code @ForAll SecuritySpec spec} is all that a property needs. It is
 * registered as a service; nobody names it.
 */
public final class HaspArbitraries implements ArbitraryProvider {

    private static final Map<Class<?>, Supplier<Arbitrary<?>>> BY_TYPE = Map.ofEntries(
            entry(SecurityProfile.class, ProfileArbitraries::profiles),
            entry(SecuritySpec.class, ProfileArbitraries::specs),
            entry(EngineFacts.class, EngineArbitraries::engines),
            entry(SeccompProfile.class, SeccompArbitraries::profiles),
            entry(Ceiling.class, CeilingArbitraries::ceilings),
            entry(Demand.class, CeilingArbitraries::demands),
            entry(Capability.class, () -> Arbitraries.of(Capability.known())),
            entry(Account.class, IdentityArbitraries::account),
            entry(User.class, IdentityArbitraries::user),
            entry(Capabilities.class, IdentityArbitraries::capabilities),
            entry(NetworkMode.class, IdentityArbitraries::network),
            entry(PidMode.class, IdentityArbitraries::pid),
            entry(IpcMode.class, IdentityArbitraries::ipc),
            entry(AppArmor.class, IdentityArbitraries::appArmor),
            entry(SeLinux.class, IdentityArbitraries::seLinux),
            entry(Seccomp.class, IdentityArbitraries::seccomp),
            entry(Umask.class, () -> Arbitraries.integers().between(0, 0777).map(Umask::new)),
            entry(Tmpfs.class, FileArbitraries::tmpfs),
            entry(Mount.class, FileArbitraries::mount),
            entry(VolumesFrom.class, FileArbitraries::volumesFrom),
            entry(Device.class, FileArbitraries::device),
            entry(DeviceAccess.class, FileArbitraries::access),
            entry(DeviceCgroupRule.class, FileArbitraries::deviceRule),
            entry(DeviceRequest.class, FileArbitraries::deviceRequest),
            entry(ByteSize.class, LimitArbitraries::size),
            entry(SwapLimit.class, LimitArbitraries::swap),
            entry(PidsLimit.class, LimitArbitraries::pids),
            entry(Cpus.class, LimitArbitraries::cpus),
            entry(CpuQuota.class, LimitArbitraries::quota),
            entry(CpuSet.class, LimitArbitraries::cpuset),
            entry(Ulimit.class, LimitArbitraries::ulimit),
            entry(DeviceWeight.class, LimitArbitraries::deviceWeight),
            entry(DeviceBandwidth.class, LimitArbitraries::bandwidth),
            entry(DeviceIops.class, LimitArbitraries::iops),
            entry(IpAddress.class, NetworkArbitraries::address),
            entry(PublishedPort.class, NetworkArbitraries::port),
            entry(ExtraHost.class, NetworkArbitraries::extraHost),
            entry(Link.class, NetworkArbitraries::link),
            entry(RestartPolicy.class, NetworkArbitraries::restart),
            entry(Logging.class, NetworkArbitraries::logging),
            entry(Healthcheck.class, NetworkArbitraries::healthcheck));

    /** For jqwik. */
    public HaspArbitraries() {}

    private static Map.Entry<Class<?>, Supplier<Arbitrary<?>>> entry(Class<?> type, Supplier<Arbitrary<?>> arbitrary) {
        return Map.entry(type, arbitrary);
    }

    @Override
    public boolean canProvideFor(TypeUsage target) {
        return BY_TYPE.containsKey(target.getRawType()) || isHostile(target);
    }

    @Override
    public Set<Arbitrary<?>> provideFor(TypeUsage target, SubtypeProvider subtypes) {
        Supplier<Arbitrary<?>> known = BY_TYPE.get(target.getRawType());
        return Set.of(known != null ? known.get() : HostileText.any());
    }

    /** Above jqwik's own for strings. */
    @Override
    public int priority() {
        return 5;
    }

    private static boolean isHostile(TypeUsage target) {
        return target.isOfType(String.class) && target.isAnnotated(Hostile.class);
    }
}
