package dev.hasp.testing;

import dev.hasp.control.Account;
import dev.hasp.control.AppArmor;
import dev.hasp.control.Capabilities;
import dev.hasp.control.IpcMode;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.SeLinux;
import dev.hasp.control.Seccomp;
import dev.hasp.control.User;
import dev.hasp.linux.Capability;
import dev.hasp.seccomp.SeccompProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Values of the controls that say who a container is and what confines it. */
final class IdentityArbitraries {

    private IdentityArbitraries() {}

    static Arbitrary<Account> account() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, Account.MAX_ID).map(Account::of),
                Arbitraries.of("root", "app", "nobody").map(Account::of),
                HostileText.without(":\n0123456789").map(Account::of));
    }

    static Arbitrary<User> user() {
        return Combinators.combine(account().optional(0.9), account().optional())
                .as((account, group) -> new User(account, account.isEmpty() ? Optional.empty() : group));
    }

    static Arbitrary<Capabilities> capabilities() {
        List<Capability> all = new ArrayList<>(Capability.known());
        all.add(Capability.of("TIME_TRAVEL"));
        Arbitrary<Set<Capability>> some = Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.of(all).set().ofMaxSize(5)),
                Tuple.of(1, Arbitraries.just(Set.copyOf(Capability.known()))));
        Arbitrary<Boolean> seldom = Arbitraries.of(false, false, false, true);
        return Combinators.combine(seldom, some, Arbitraries.of(true, false), some)
                .as(Capabilities::new);
    }

    static Arbitrary<NetworkMode> network() {
        return Arbitraries.oneOf(
                Arbitraries.of("default", "none", "bridge", "host", "container:other")
                        .map(NetworkMode::parse),
                FileArbitraries.name().map(NetworkMode::named),
                HostileText.any().map(text -> NetworkMode.named("net " + text)));
    }

    static Arbitrary<PidMode> pid() {
        return Arbitraries.of("private", "host", "container:other").map(PidMode::parse);
    }

    static Arbitrary<IpcMode> ipc() {
        return Arbitraries.of("default", "none", "private", "shareable", "host", "container:other")
                .map(IpcMode::parse);
    }

    static Arbitrary<AppArmor> appArmor() {
        return Arbitraries.oneOf(
                Arbitraries.of("default", "unconfined", "docker-default").map(AppArmor::parse),
                HostileText.any().map(text -> AppArmor.profile("profile " + text)));
    }

    static Arbitrary<SeLinux> seLinux() {
        Arbitrary<SeLinux> whole = Combinators.combine(
                        Arbitraries.of("container_t", "container_t", "container_kvm_t", "spc_t", "job.process"),
                        Arbitraries.of(
                                "s0:c1,c2",
                                "s0:c2,c1",
                                "s0:c1.c3",
                                "s0:c3",
                                "s0",
                                "s0-s0:c1,c2",
                                "s0-s0:c0.c1023",
                                "s1:c1,c2"))
                .as((type, level) -> SeLinux.builder()
                        .user("system_u")
                        .role("system_r")
                        .type(type)
                        .level(level)
                        .build());
        return Arbitraries.oneOf(partly(), whole);
    }

    private static Arbitrary<SeLinux> partly() {
        return Arbitraries.of(
                SeLinux.engineDefault(),
                SeLinux.disable(),
                SeLinux.builder().type("container_t").level("s0:c1,c2").build(),
                SeLinux.builder()
                        .user("system_u")
                        .role("system_r")
                        .type("svirt_lxc_net_t")
                        .build(),
                SeLinux.builder().fileType("container_file_t").nested(true).build());
    }

    static Arbitrary<Seccomp> seccomp() {
        return Arbitraries.of(
                Seccomp.engineDefault(),
                Seccomp.builtin(),
                Seccomp.unconfined(),
                Seccomp.profile(
                        SeccompProfile.parse(
                                "{\"defaultAction\":\"SCMP_ACT_ALLOW\",\"syscalls\":[{\"names\":[\"mount\"],\"action\":\"SCMP_ACT_ERRNO\"}]}")));
    }
}
