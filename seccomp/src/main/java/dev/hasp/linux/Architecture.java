package dev.hasp.linux;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A system call ABI, as seccomp filters tell them apart: the architectures of libseccomp and runc.
 *
 * <p>The audit value is {@code AUDIT_ARCH_*} of {@code linux/audit.h}; x32 shares that of x86_64 and is told from it by
 * bit 30 of the call's number. Engine names are those of {@code includes.arches} in Docker's profiles: the result of
 * {@code goToNative} in moby's {@code seccomp_linux.go}.
 */
public enum Architecture {
    X86("386", "x86", 0x40000003, 32, false, "x86"),
    X86_64("amd64", "amd64", 0xc000003e, 64, false, "x86_64"),
    X32(null, null, 0xc000003e, 32, false, "x32"),
    ARM("arm", "arm", 0x40000028, 32, false, "arm"),
    AARCH64("arm64", "arm64", 0xc00000b7, 64, false, "aarch64"),
    MIPS("mips", null, 0x00000008, 32, true, "mips"),
    MIPS64("mips64", "mips64", 0x80000008, 64, true, "mips64"),
    MIPS64N32("mips64p32", "mips64n32", 0xa0000008, 32, true, "mips64n32"),
    MIPSEL("mipsle", "mipsel", 0x40000008, 32, false, "mips"),
    MIPSEL64("mips64le", "mipsel64", 0xc0000008, 64, false, "mips64"),
    MIPSEL64N32("mips64p32le", "mips3l64n32", 0xe0000008, 32, false, "mips64n32"),
    PPC("ppc", "ppc", 0x00000014, 32, true, "ppc"),
    PPC64("ppc64", "ppc64", 0x80000015, 64, true, "ppc64"),
    PPC64LE("ppc64le", "ppc64le", 0xc0000015, 64, false, "ppc64"),
    RISCV64("riscv64", "riscv64", 0xc00000f3, 64, false, "riscv64"),
    S390("s390", "s390", 0x00000016, 32, true, "s390"),
    S390X("s390x", "s390x", 0x80000016, 64, true, "s390x"),
    LOONGARCH64("loong64", "loongarch64", 0xc0000102, 64, false, "loongarch64");

    private static final String PREFIX = "SCMP_ARCH_";
    private static final Map<String, Architecture> BY_NAME = byName();

    private final Optional<String> goArch;
    private final Optional<String> engineName;
    private final int auditArch;
    private final int bits;
    private final boolean bigEndian;
    private final String table;

    Architecture(
            @Nullable String goArch,
            @Nullable String engineName,
            int auditArch,
            int bits,
            boolean bigEndian,
            String table) {
        this.goArch = Optional.ofNullable(goArch);
        this.engineName = Optional.ofNullable(engineName);
        this.auditArch = auditArch;
        this.bits = bits;
        this.bigEndian = bigEndian;
        this.table = table;
    }

    private static Map<String, Architecture> byName() {
        Map<String, Architecture> names = new HashMap<>();
        for (Architecture architecture : values()) {
            names.put(architecture.name().toLowerCase(Locale.ROOT), architecture);
            architecture.goArch.ifPresent(name -> names.put(name, architecture));
            architecture.engineName.ifPresent(name -> names.put(name, architecture));
        }
        // uname -m, Debian, GNU triplets and kernel header directories
        names.put("i386", X86);
        names.put("i486", X86);
        names.put("i586", X86);
        names.put("i686", X86);
        names.put("ia32", X86);
        names.put("x64", X86_64);
        names.put("x86-64", X86_64);
        names.put("armhf", ARM);
        names.put("armel", ARM);
        names.put("armv7l", ARM);
        names.put("armv6l", ARM);
        names.put("powerpc", PPC);
        names.put("powerpc64", PPC64);
        names.put("powerpc64le", PPC64LE);
        names.put("ppc64el", PPC64LE);
        names.put("mips64el", MIPSEL64);
        return Map.copyOf(names);
    }

    /** The architecture that libseccomp and the OCI specification call by exactly this name, such as SCMP_ARCH_X86_64. */
    public static Optional<Architecture> ofScmpName(String name) {
        return name.startsWith(PREFIX)
                ? Optional.ofNullable(
                                BY_NAME.get(name.substring(PREFIX.length()).toLowerCase(Locale.ROOT)))
                        .filter(found -> found.scmpName().equals(name))
                : Optional.empty();
    }

    /** The architecture that Go, and so the engine's binaries, call by exactly this name, such as amd64. */
    public static Optional<Architecture> ofGoArch(String name) {
        return Optional.ofNullable(BY_NAME.get(name)).filter(found -> found.goArch.equals(Optional.of(name)));
    }

    /**
     * The architecture of a name as people write it: libseccomp's with or without prefix, Go's, {@code uname -m}'s or
     * the engine's, in any case.
     */
    public static Optional<Architecture> find(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        if (lower.startsWith("scmp_arch_")) {
            lower = lower.substring(PREFIX.length());
        }
        return Optional.ofNullable(BY_NAME.get(lower));
    }

    /**
     * As {@link #find}, for input that has to name one.
     *
     * @throws IllegalArgumentException if no architecture has that name
     */
    public static Architecture of(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("architecture: \"" + name
                        + "\" is not known; expected one such as x86_64, amd64, arm64 or SCMP_ARCH_AARCH64"));
    }

    /** The name in profiles and in libseccomp, such as {@code SCMP_ARCH_AARCH64}. */
    public String scmpName() {
        return PREFIX + name();
    }

    /** Go's name, by which engines and images speak of it; empty for x32, which is no Go port. */
    public Optional<String> goArch() {
        return goArch;
    }

    /**
     * The name that {@code includes.arches} and {@code excludes.arches} compare with when the engine runs natively on
     * this architecture; empty where the engine knows none (x32 and big-endian mips o32).
     */
    public Optional<String> engineName() {
        return engineName;
    }

    /** The {@code arch} that the kernel hands to filters, as the bits of an {@code AUDIT_ARCH_*} constant. */
    public int auditArch() {
        return auditArch;
    }

    /** Over how many bits libseccomp compares arguments: 32 or 64; n32 and x32 compare 32. */
    public int comparedBits() {
        return bits;
    }

    /** Whether words are stored big-endian; a filter cannot mix both. */
    public boolean isBigEndian() {
        return bigEndian;
    }

    /**
     * Whether libseccomp doubles rules for socket and System V IPC calls onto {@code socketcall} and {@code ipc} here
     * (2.5.2 and later).
     */
    public boolean isMultiplexed() {
        return switch (this) {
            case X86, S390, S390X, PPC, PPC64, PPC64LE, MIPS, MIPSEL -> true;
            default -> false;
        };
    }

    /** The column of the syscall table; architectures that differ in byte order alone share one. */
    String table() {
        return table;
    }

    /** The name in lower case, as {@code uname -m} or libseccomp's tools say it: {@code x86_64}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
