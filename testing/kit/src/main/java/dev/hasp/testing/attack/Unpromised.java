package dev.hasp.testing.attack;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An attack that presets do not promise to contain.
 *
 * @param attack its name
 * @param presets the presets' names
 * @param reason why it is let through, and what else contains it
 * @param everywhere whether it succeeds on every engine; else the engine's version decides
 */
public record Unpromised(String attack, List<String> presets, String reason, boolean everywhere) {

    private static final String NETWORKED =
            "docker-default batch-job-with-network ci-runner notebook headless-browser web-service database image-build";
    private static final String WRITABLE_ROOT = "docker-default ci-runner notebook headless-browser image-build";
    private static final String ROOT = "docker-default ci-runner web-service database image-build debug";
    private static final String ENGINE_SECCOMP =
            "docker-default restricted batch-job batch-job-with-network ci-runner online-judge code-interpreter notebook "
                    + "web-service database gpu-job image-build debug";

    private static final String ASKS_FOR_NOTHING = "it is what an engine gives a container that asks for nothing";

    private static final List<Unpromised> ALL = List.of(
            of("fork-bomb", "docker-default", ASKS_FOR_NOTHING),
            of("memory-bomb", "docker-default", ASKS_FOR_NOTHING),
            of("cpu-hog", "docker-default", ASKS_FOR_NOTHING),
            of("file-descriptors", "docker-default", ASKS_FOR_NOTHING),
            of("core-dump", "docker-default", ASKS_FOR_NOTHING),
            of("log-flood", "docker-default", ASKS_FOR_NOTHING),
            of("setuid-file", "docker-default", ASKS_FOR_NOTHING),
            of("file-capability", "docker-default", ASKS_FOR_NOTHING),
            of("neighbour-traffic", "docker-default", ASKS_FOR_NOTHING + ", the shared bridge among it"),
            of("arp-spoofing", "docker-default", ASKS_FOR_NOTHING + ", NET_RAW among it"),
            of(
                    "disk-fill",
                    WRITABLE_ROOT,
                    "the root file system is writable; a quota of it is for the host to set, with storageOptions where its "
                            + "file system has project quotas"),
            of(
                    "read-others-files",
                    "docker-default ci-runner database image-build",
                    "DAC_OVERRIDE is granted, to root; a directory that is mounted is open to it, whoever owns it"),
            of(
                    "impersonate-user",
                    "docker-default ci-runner web-service database image-build",
                    "SETUID is granted, for what starts as root and does not stay so"),
            of(
                    "run-dropped-file",
                    "docker-default ci-runner online-judge code-interpreter notebook headless-browser image-build",
                    "compilers and browsers run what they made; noNewPrivileges holds for that too"),
            of(
                    "run-dropped-file",
                    "web-service database debug",
                    "root writes to /dev, which an engine mounts without noexec; given a user there is nothing to write to"),
            of(
                    "setuid-on-mount",
                    ROOT,
                    "root inside is root outside without userns-remap; what is mounted is to be nosuid, or to belong to a user"),
            of(
                    "link-in-results",
                    ENGINE_SECCOMP + " headless-browser",
                    "a directory to write to takes any link; whoever reads results opens them without following links, or "
                            + "within that directory alone (openat2(2), RESOLVE_BENEATH)"),
            of(
                    "host-service",
                    NETWORKED,
                    "the host has an address on every network; its firewall's chain INPUT is what guards it"),
            of(
                    "metadata-address",
                    NETWORKED,
                    "a network leads where the host routes it; the address is to be refused there, in the chain DOCKER-USER"),
            of(
                    "user-namespace",
                    "headless-browser",
                    "the browser's own sandbox is made of user namespaces; what they open up of the kernel is the price"),
            dependsOnEngine("io-uring", "the engine's own seccomp profile decides, which permits it before 25.0"),
            dependsOnEngine("vsock", "the engine's own seccomp profile decides, which permits it before 23.0"));

    public Unpromised {
        presets = List.copyOf(presets);
    }

    private static Unpromised of(String attack, String presets, String reason) {
        return new Unpromised(attack, Arrays.asList(presets.split(" ")), reason, true);
    }

    private static Unpromised dependsOnEngine(String attack, String reason) {
        return new Unpromised(attack, Arrays.asList(ENGINE_SECCOMP.split(" ")), reason, false);
    }

    /** All that presets do not promise, in the order of the attacks. */
    public static List<Unpromised> all() {
        return ALL;
    }

    /** Why a preset does not promise to contain an attack; empty where it does. */
    public static Optional<Unpromised> of(String preset, String attack) {
        return ALL.stream()
                .filter(unpromised -> unpromised.attack().equals(attack)
                        && unpromised.presets().contains(preset))
                .findFirst();
    }
}
