package dev.hasp.seccomp.algebra;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.Errno;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.Operator;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.ResolvedRule;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.Libseccomp;
import dev.hasp.seccomp.filter.SeccompFilter;
import dev.hasp.seccomp.filter.SeccompLoadException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Makes profiles that load, with many rules for few calls, so that rules meet each other. */
public final class RandomProfiles {

    private static final List<String> NAMES = List.of(
            "read",
            "write",
            "clone",
            "personality",
            "socket",
            "socketcall",
            "connect",
            "shmget",
            "ipc",
            "mmap",
            "mmap2",
            "cachestat",
            "getpid",
            "ioctl",
            "futex",
            "arch_prctl");
    private static final List<Action> ACTIONS = List.of(
            Action.ALLOW,
            Action.ALLOW,
            Action.ALLOW,
            Action.ERRNO,
            Action.ERRNO,
            Action.KILL_PROCESS,
            Action.LOG,
            Action.TRACE);
    private static final long[] VALUES = {
        0,
        1,
        2,
        5,
        8,
        9,
        38,
        39,
        40,
        41,
        0xff,
        0x20000,
        0x20008,
        0x7fffffffL,
        0x80000000L,
        0xfffffffeL,
        0xffffffffL,
        0x100000000L,
        0x100000005L,
        0x7e020000L,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -2,
        -1
    };

    private final Random random;

    private RandomProfiles(Random random) {
        this.random = random;
    }

    /** Profiles for any architecture with rules of any kind. */
    public static Arbitrary<ResolvedProfile> any() {
        return Arbitraries.randomValue(random -> new RandomProfiles(random).profile(true));
    }

    /** Two profiles for the same host. */
    public static Arbitrary<List<ResolvedProfile>> together(int count) {
        return Arbitraries.randomValue(random -> new RandomProfiles(random).profiles(count, true));
    }

    /** Profiles for the same host whose rules compare with EQ, NE and MASKED_EQ, one condition a rule. */
    public static Arbitrary<List<ResolvedProfile>> simple(int count) {
        return Arbitraries.randomValue(random -> new RandomProfiles(random).profiles(count, false));
    }

    /** A profile that fails some calls under conditions of any kind and allows all else. */
    public static ResolvedProfile failing(Architecture architecture, List<String> names, Random random) {
        RandomProfiles profiles = new RandomProfiles(random);
        while (true) {
            ResolvedProfile.Builder builder =
                    ResolvedProfile.builder().defaultAction(Action.ALLOW).nativeArchitecture(architecture);
            for (int i = 0; i < 12; i++) {
                List<ArgumentCondition> conditions = new ArrayList<>();
                for (int c = random.nextInt(4); c > 0; c--) {
                    conditions.add(profiles.condition(true));
                }
                Optional<Errno> errno = Optional.of(Errno.of(1L + random.nextInt(40)));
                builder.addRule(new ResolvedRule(List.of(profiles.one(names)), Action.ERRNO, errno, conditions, i));
            }
            ResolvedProfile profile = builder.build();
            try {
                load(profile, ContainerRuntime.RUNC);
                return profile;
            } catch (SeccompLoadException e) {
                // two actions for the same conditions: another try
            }
        }
    }

    /** Loads as a runtime would; the newest libseccomp knows all architectures. */
    public static SeccompFilter load(ResolvedProfile profile, ContainerRuntime runtime) {
        return SeccompFilter.load(profile, runtime, Libseccomp.V2_6_1);
    }

    /** Registers near the constants of a profile's conditions. */
    public static long[] registers(ResolvedProfile profile, Random random) {
        long[] registers = new long[6];
        for (int i = 0; i < registers.length; i++) {
            registers[i] = value(random);
            if (random.nextInt(8) == 0) {
                registers[i] = random.nextLong();
            }
        }
        for (ResolvedRule rule : profile.rules()) {
            if (random.nextInt(profile.rules().size()) == 0) {
                for (ArgumentCondition condition : rule.args()) {
                    registers[condition.index()] = condition.operator().equals(Operator.MASKED_EQ)
                            ? (condition.valueTwo() & condition.value()) | (random.nextLong() & ~condition.value())
                            : condition.value() + random.nextInt(3) - 1;
                }
            }
        }
        return registers;
    }

    /** Numbers at which something may change. */
    public static int number(SeccompFilter filter, Random random) {
        List<Architecture> architectures = filter.architectures();
        Architecture architecture = architectures.get(random.nextInt(architectures.size()));
        TreeSet<Integer> numbers = new TreeSet<>(filter.rules(architecture).keySet());
        numbers.addAll(List.of(0, 1, -1, -2, 0x40000000, 0x3fffffff, 0x80000000, 0x7fffffff, 0xbfffffff, 0xc0000000));
        filter.enosysAbove(architecture).ifPresent(numbers::add);
        List<Integer> all = new ArrayList<>(numbers);
        return all.get(random.nextInt(all.size())) + (random.nextInt(4) == 0 ? random.nextInt(3) - 1 : 0);
    }

    private static long value(Random random) {
        return VALUES[random.nextInt(VALUES.length)];
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private List<ResolvedProfile> profiles(int count, boolean anyShape) {
        Architecture architecture = one(Arrays.asList(Architecture.values()));
        List<String> names = List.of(one(NAMES), one(NAMES), one(NAMES));
        List<ResolvedProfile> all = new ArrayList<>();
        List<String> others = others(architecture);
        while (all.size() < count) {
            all.add(loadable(architecture, others, names, anyShape));
        }
        return all;
    }

    private ResolvedProfile profile(boolean anyShape) {
        return profiles(1, anyShape).get(0);
    }

    private ResolvedProfile loadable(
            Architecture architecture, List<String> others, List<String> names, boolean anyShape) {
        while (true) {
            Action standard = one(ACTIONS);
            ResolvedProfile.Builder builder = ResolvedProfile.builder()
                    .defaultAction(standard)
                    .architectures(others)
                    .nativeArchitecture(architecture);
            int rules = random.nextInt(6);
            for (int i = 0; i < rules; i++) {
                List<ArgumentCondition> conditions = new ArrayList<>();
                int most = anyShape ? 4 : 2;
                for (int c = random.nextInt(most); c > 0; c--) {
                    conditions.add(condition(anyShape));
                }
                Action action = one(ACTIONS);
                Optional<Errno> errno = action.takesErrno() && random.nextInt(3) == 0
                        ? Optional.of(Errno.of(random.nextInt(40)))
                        : Optional.empty();
                builder.addRule(new ResolvedRule(List.of(one(names)), action, errno, conditions, i));
            }
            ResolvedProfile profile = builder.build();
            try {
                load(profile, ContainerRuntime.RUNC);
                return profile;
            } catch (SeccompLoadException e) {
                // two actions for the same conditions: another try
            }
        }
    }

    private List<String> others(Architecture architecture) {
        List<String> names = new ArrayList<>();
        for (Architecture other : Architecture.values()) {
            if (other.isBigEndian() == architecture.isBigEndian() && random.nextInt(5) == 0) {
                names.add(other.scmpName());
            }
        }
        if (architecture == Architecture.X86_64 && random.nextBoolean()) {
            names.add(Architecture.X32.scmpName());
        }
        return names;
    }

    private ArgumentCondition condition(boolean anyShape) {
        List<Operator> operators =
                anyShape ? Operator.known() : List.of(Operator.EQ, Operator.NE, Operator.EQ, Operator.MASKED_EQ);
        return new ArgumentCondition(random.nextInt(3), one(operators), value(random), value(random));
    }
}
