package dev.hasp.inforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.AppArmor;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.CpuQuota;
import dev.hasp.control.CpuSet;
import dev.hasp.control.Cpus;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.SeLinux;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.Umask;
import dev.hasp.control.User;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Value;
import dev.hasp.linux.Capability;
import dev.hasp.probe.LiveVerification;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.RequiresEngine;
import dev.hasp.verify.Row;
import dev.hasp.verify.Verdict;
import dev.hasp.verify.Verification;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestFactory;

/**
 * Each way in which an engine accepts a control and does not enforce it, which one of ours can show: preflight says so
 * before anything starts, and verification shows what is in force instead.
 */
class SilentWeakeningTest {

    /**
     * One way.
     *
     * @param control what is asked for
     * @param code what preflight finds
     * @param aspect where it shows
     * @param verdict what verification makes of it
     * @param seen what the kernel says, as a pattern
     * @param profile what is asked for, and what else makes it ineffective
     */
    private record Case(
            Control<?> control, String code, Aspect<?> aspect, Verdict verdict, String seen, SecurityProfile profile) {

        static Case of(
                Control<?> control,
                String code,
                Aspect<?> aspect,
                Verdict verdict,
                String seen,
                UnaryOperator<SecurityProfile.Builder> decisions) {
            return new Case(
                    control,
                    code,
                    aspect,
                    verdict,
                    seen,
                    decisions.apply(SecurityProfile.builder()).build());
        }
    }

    private static final ByteSize MEMORY = ByteSize.mebibytes(64);

    private static final String NOTHING = "";

    /** Where there is neither AppArmor nor SELinux nor a scheduler that weighs disks, and an engine before 29.8. */
    private static final List<Case> USUAL = List.of(
            Case.of(
                    Controls.CAPABILITIES,
                    "capabilities-ineffective-for-user",
                    Aspects.EFFECTIVE,
                    Verdict.IN_FORCE, // no less strict than asked
                    "none",
                    p -> p.user(User.of(1000, 1000)).capabilities(Capabilities.only(Capability.NET_ADMIN))),
            Case.of(
                    Controls.UMASK,
                    "umask-ignored",
                    Aspects.UMASK_SET,
                    Verdict.NOT_AS_ASKED,
                    "0022",
                    p -> p.umask(new Umask(0077))),
            Case.of(
                    Controls.APP_ARMOR,
                    "apparmor-unavailable",
                    Aspects.APP_ARMOR_PROFILE,
                    Verdict.NOT_AS_ASKED,
                    "unconfined",
                    p -> p.appArmor(AppArmor.profile("nobody-has-loaded-this"))),
            Case.of(
                    Controls.SE_LINUX,
                    "selinux-unavailable",
                    Aspects.SE_LINUX_LABEL,
                    Verdict.NOT_AS_ASKED,
                    "none",
                    p -> p.seLinux(SeLinux.builder().type("container_t").build())),
            Case.of(
                    Controls.BLKIO_WEIGHT,
                    "blkio-weight-discarded",
                    Aspects.DISK_WEIGHT,
                    Verdict.NOT_KNOWN, // the host's own
                    "(?!17$).*",
                    p -> p.blkioWeight(17)),
            Case.of(
                    Controls.TMPFS,
                    "memory-file-system-rounded-up",
                    Aspects.MOUNT_POINTS,
                    Verdict.NOT_AS_ASKED,
                    ".*/scratch tmpfs .* 8k .*",
                    p -> p.tmpfs(Tmpfs.of("/scratch", ByteSize.of(5000)))),
            Case.of(
                    Controls.KERNEL_MEMORY,
                    "kernel-memory-ignored",
                    Aspects.MEMORY_LIMIT,
                    Verdict.IN_FORCE, // nothing is asked of memory itself
                    "unlimited",
                    p -> p.kernelMemory(MEMORY)));

    /** On cgroup v2 without controllers; the machine's own hierarchies of version 1 are out of the container's sight. */
    private static final List<Case> WITHOUT_CONTROLLERS = List.of(
            Case.of(
                    Controls.MEMORY,
                    "memory-discarded",
                    Aspects.MEMORY_LIMIT,
                    Verdict.NOT_SEEN,
                    NOTHING,
                    p -> p.memory(MEMORY)),
            Case.of(
                    Controls.MEMORY_SWAP,
                    "memory-discarded",
                    Aspects.MEMORY_AND_SWAP,
                    Verdict.NOT_SEEN,
                    NOTHING,
                    p -> p.memory(MEMORY).memorySwap(SwapLimit.of(MEMORY))),
            Case.of(
                    Controls.MEMORY_RESERVATION,
                    "memory-discarded",
                    Aspects.MEMORY_MARK,
                    Verdict.NOT_SEEN,
                    NOTHING,
                    p -> p.memoryReservation(MEMORY)),
            Case.of(
                    Controls.MEMORY_SWAPPINESS,
                    "memory-swappiness-discarded",
                    Aspects.SWAPPINESS,
                    Verdict.NOT_KNOWN,
                    NOTHING,
                    p -> p.memorySwappiness(0)),
            Case.of(
                    Controls.PIDS_LIMIT,
                    "pids-limit-discarded",
                    Aspects.PIDS,
                    Verdict.NOT_SEEN,
                    NOTHING,
                    p -> p.pidsLimit(PidsLimit.of(20))),
            Case.of(
                    Controls.CPU_QUOTA,
                    "cpu-quota-discarded",
                    Aspects.CPU_TIME,
                    Verdict.NOT_SEEN,
                    NOTHING,
                    p -> p.cpuQuota(CpuQuota.of(Duration.ofMillis(50)))),
            Case.of(
                    Controls.CPU_SHARES,
                    "cpu-shares-discarded",
                    Aspects.CPU_WEIGHT,
                    Verdict.NOT_SEEN,
                    NOTHING,
                    p -> p.cpuShares(2)),
            Case.of(
                    Controls.CPUSET_CPUS,
                    "cpuset-discarded",
                    Aspects.CPU_LIST,
                    Verdict.NOT_AS_ASKED,
                    "0-[0-9]+",
                    p -> p.cpusetCpus(CpuSet.parse("0"))));

    /** On cgroup v1 without root: the engine takes every limit, and inspect shows it. */
    private static final List<Case> WITHOUT_ROOT = Stream.of(
                    ignored(Controls.MEMORY, Aspects.MEMORY_LIMIT, "unlimited", p -> p.memory(MEMORY)),
                    ignored(
                            Controls.MEMORY_SWAP,
                            Aspects.MEMORY_AND_SWAP,
                            "unlimited",
                            p -> p.memory(MEMORY).memorySwap(SwapLimit.of(MEMORY))),
                    ignored(
                            Controls.MEMORY_RESERVATION,
                            Aspects.MEMORY_MARK,
                            "unlimited",
                            p -> p.memoryReservation(MEMORY)),
                    ignored(Controls.PIDS_LIMIT, Aspects.PIDS, "unlimited", p -> p.pidsLimit(PidsLimit.of(20))),
                    ignored(Controls.CPUS, Aspects.CPU_TIME, "unlimited", p -> p.cpus(Cpus.of(0.5))),
                    ignored(
                            Controls.CPU_QUOTA,
                            Aspects.CPU_TIME,
                            "unlimited",
                            p -> p.cpuQuota(CpuQuota.of(Duration.ofMillis(50)))),
                    ignored(Controls.CPU_SHARES, Aspects.CPU_WEIGHT, "1024", p -> p.cpuShares(2)),
                    ignored(Controls.CPUSET_CPUS, Aspects.CPU_LIST, "0-[0-9]+", p -> p.cpusetCpus(CpuSet.parse("0"))))
            .toList();

    private static Case ignored(
            Control<?> control, Aspect<?> aspect, String seen, UnaryOperator<SecurityProfile.Builder> decisions) {
        return Case.of(control, "limit-ignored-without-cgroups", aspect, Verdict.NOT_AS_ASKED, seen, decisions);
    }

    @Nested
    @RequiresEngine
    class Default {
        @TestFactory
        Stream<DynamicTest> is_said_before_and_shown_after(Engine engine) {
            return tests(engine, USUAL);
        }
    }

    @Nested
    @RequiresEngine("trixie")
    class Trixie {
        @TestFactory
        Stream<DynamicTest> is_said_before_and_shown_after(Engine engine) {
            return tests(engine, USUAL);
        }
    }

    @Nested
    @RequiresEngine("cgroup2")
    class Cgroup2 {
        @TestFactory
        Stream<DynamicTest> is_said_before_and_shown_after(Engine engine) {
            return tests(engine, WITHOUT_CONTROLLERS);
        }
    }

    @Nested
    @RequiresEngine("rootless")
    class Rootless {
        @TestFactory
        Stream<DynamicTest> is_said_before_and_shown_after(Engine engine) {
            return tests(engine, WITHOUT_ROOT);
        }
    }

    private static Stream<DynamicTest> tests(Engine engine, List<Case> cases) {
        return cases.stream().map(one -> dynamicTest(one.control().key(), () -> check(engine, one)));
    }

    private static void check(Engine engine, Case one) {
        SecuritySpec spec = one.profile().toSpec();
        Verification verification =
                LiveVerification.on(engine.client()).withImage(engine.image()).run(spec);

        assertThat(verification.preflight().findings()).as("said before").anySatisfy(found -> {
            assertThat(found.finding().control()).isEqualTo(one.control());
            assertThat(found.finding().code()).isEqualTo(one.code());
        });
        Row row = verification.rows().stream()
                .filter(any -> any.aspect().filter(one.aspect()::equals).isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(row.seen().map(Value::toString).orElse(NOTHING))
                .as("shown after")
                .matches(one.seen());
        assertThat(row.verdict()).as(row.note()).isEqualTo(one.verdict());
        if (one.verdict() != Verdict.IN_FORCE) {
            assertThat(verification.isInForce()).isFalse();
        }
    }
}
