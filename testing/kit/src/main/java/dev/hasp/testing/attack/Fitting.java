package dev.hasp.testing.attack;

import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Controls;
import dev.hasp.control.Cpus;
import dev.hasp.control.Logging;
import dev.hasp.control.Mount;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.User;
import dev.hasp.control.VolumeMount;
import java.util.List;

/** How a profile is changed for a trial so that an attack stays small; never to decide what the profile leaves open. */
enum Fitting {
    /** Not at all. */
    NONE("") {
        @Override
        SecurityProfile fit(SecurityProfile profile) {
            return profile;
        }
    },

    /** Limits that are decided are lowered below what is tried, so that less has to be tried. */
    LIMITS("its limits lowered, where it has any") {
        @Override
        SecurityProfile fit(SecurityProfile profile) {
            SecurityProfile.Builder fitted = profile.toBuilder();
            profile.pidsLimit()
                    .filter(limit -> limit.count().orElse(0) > PIDS)
                    .ifPresent(limit -> fitted.pidsLimit(PidsLimit.of(PIDS)));
            profile.memory()
                    .filter(memory -> memory.compareTo(MEMORY) > 0)
                    .ifPresent(memory -> fitted.memory(MEMORY).memorySwap(SwapLimit.of(MEMORY)));
            profile.shmSize().filter(size -> size.compareTo(FILES) > 0).ifPresent(size -> fitted.shmSize(FILES));
            profile.logging()
                    .filter(log -> log.options().containsKey("max-size"))
                    .ifPresent(log -> fitted.logging(Logging.jsonFile(LOG, LOG_FILES)));
            profile.tmpfs()
                    .ifPresent(all ->
                            fitted.tmpfs(all.stream().map(Fitting::lowered).toArray(Tmpfs[]::new)));
            return fitted.build();
        }
    },

    /** A limit of processors that is decided is lowered, in a container of its own, since it slows down all in it. */
    CPU("its limit of processors lowered, where it has one") {
        @Override
        SecurityProfile fit(SecurityProfile profile) {
            return profile.cpus()
                    .filter(cpus -> cpus.compareTo(Cpus.of(CPUS)) > 0)
                    .map(cpus -> profile.with(Controls.CPUS, Cpus.of(CPUS)))
                    .orElse(profile);
        }
    },

    /** Root, who has nothing to gain, becomes a user, to whom an engine gives none of the capabilities that are added. */
    USER("as a user where it is root") {
        @Override
        SecurityProfile fit(SecurityProfile profile) {
            if (Guards.isUser(profile)) {
                return profile;
            }
            SecurityProfile user = profile.with(Controls.USER, User.of(APP, APP));
            boolean addsAny = profile.capabilities().map(Capabilities::addsAny).orElse(false);
            return addsAny ? user.with(Controls.CAPABILITIES, Capabilities.none()) : user;
        }
    };

    static final long PIDS = 128;
    static final ByteSize MEMORY = ByteSize.mebibytes(192);
    static final double CPUS = 0.1;
    static final ByteSize FILES = ByteSize.mebibytes(64);
    static final ByteSize LOG = ByteSize.mebibytes(1);
    static final int LOG_FILES = 2;

    private static final long APP = 1000;
    private static final long SAFE_PIDS = 512;
    private static final ByteSize SAFE_MEMORY = ByteSize.mebibytes(512);

    private final String says;

    Fitting(String says) {
        this.says = says;
    }

    abstract SecurityProfile fit(SecurityProfile profile);

    /** How the profile is changed; empty for not at all. */
    String says() {
        return says;
    }

    private static Tmpfs lowered(Tmpfs tmpfs) {
        return tmpfs.size().filter(size -> size.compareTo(FILES) > 0).isPresent()
                ? Tmpfs.builder().from(tmpfs).size(FILES).build()
                : tmpfs;
    }

    /**
     * What every trial has besides: a limit where there is none, above what is tried and below what the machine would
     * miss; and the files of the range. GPUs it has none, since no attack is about them and engines without any would not
     * start it.
     */
    static SecurityProfile safe(SecurityProfile profile) {
        SecurityProfile bounded = profile.without(Controls.DEVICE_REQUESTS);
        if (profile.pidsLimit().filter(limit -> limit.count().isPresent()).isEmpty()) {
            bounded = bounded.with(Controls.PIDS_LIMIT, PidsLimit.of(SAFE_PIDS));
        }
        if (profile.memory().isEmpty()) {
            bounded = bounded.with(Controls.MEMORY, SAFE_MEMORY).with(Controls.MEMORY_SWAP, SwapLimit.of(SAFE_MEMORY));
        }
        for (Mount mount : List.of(
                VolumeMount.builder()
                        .name(AttackRange.PROGRAMS)
                        .target("/attack")
                        .readOnly(true)
                        .build(),
                shared("/shared", false),
                shared("/input", true))) {
            boolean taken = bounded.mounts().orElse(List.of()).stream()
                    .anyMatch(other -> other.target().equals(mount.target()));
            bounded = taken ? bounded : bounded.plus(Controls.MOUNTS, mount);
        }
        return bounded;
    }

    /** The volume of which another container trusts what is in it. */
    static Mount shared(String target, boolean readOnly) {
        return VolumeMount.builder()
                .name(AttackRange.SHARED)
                .target(target)
                .readOnly(readOnly)
                .build();
    }
}
