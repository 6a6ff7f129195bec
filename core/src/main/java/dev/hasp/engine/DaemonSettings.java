package dev.hasp.engine;

import dev.hasp.control.ByteSize;
import dev.hasp.control.Ulimit;
import dev.hasp.text.Quoted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What daemon.json adds to what the API tells. dockerd takes a key by its exact name alone, refuses a name of other
 * case, and passes over the singular names of its flags ({@code default-ulimit}) and whatever an object of another
 * name holds: {@code findConfigurationConflicts} in moby's {@code daemon/config/config.go}. So does this.
 */
final class DaemonSettings {

    private static final List<String> KEYS = List.of(
            "default-ulimits",
            "default-shm-size",
            "default-ipc-mode",
            "default-cgroupns-mode",
            "init",
            "icc",
            "no-new-privileges",
            "seccomp-profile",
            "userns-remap");

    private static final String REMEDY = "take the file that this daemon was started with";

    private final EngineFacts facts;
    private final Members daemon;

    private DaemonSettings(EngineFacts facts, Members daemon) {
        this.facts = facts;
        this.daemon = daemon;
    }

    /** The facts and what the text of daemon.json adds; an empty file is one without settings. */
    static EngineFacts add(EngineFacts facts, String text) {
        return add(facts, Members.readLastWins("daemon", text.isBlank() ? "{}" : text));
    }

    static EngineFacts add(EngineFacts facts, Members daemon) {
        return new DaemonSettings(facts, daemon).added();
    }

    private EngineFacts added() {
        if (facts.product() != EngineProduct.DOCKER) {
            throw new EngineFactsException(
                    "daemon", facts.title(), "Docker", "leave out daemon.json, Docker alone reads it");
        }
        for (String name : daemon.names()) {
            if (KEYS.stream().anyMatch(key -> key.equalsIgnoreCase(name) && !key.equals(name))) {
                throw new EngineFactsException(
                        "daemon", Quoted.of(name), "keys in lower case, others dockerd refuses", REMEDY);
            }
        }
        return facts.toBuilder()
                .defaultUlimits(ulimits())
                .defaultShmSize(daemon.text("default-shm-size", "a size such as 64M", ByteSize::parse)
                        .orElse(ByteSize.mebibytes(64)))
                .privateIpc(privateIpc())
                .init(daemon.flag("init").orElse(false))
                .interContainer(daemon.flag("icc").orElse(true))
                .noNewPrivileges(
                        told("no-new-privileges", facts.noNewPrivileges(), daemon.flag("no-new-privileges"), false))
                .usernsRemap(told(
                        "userns-remap",
                        facts.usernsRemap(),
                        daemon.has("userns-remap")
                                ? Optional.of(daemon.text("userns-remap").isPresent())
                                : Optional.empty(),
                        false))
                .privateCgroupns(privateCgroupns())
                .seccompProfile(seccompProfile())
                .build();
    }

    /**
     * A setting that the API may tell as well. What the file does not decide, a flag of dockerd may have; what both
     * decide differently was not read from this file.
     */
    private <T> T told(String key, Optional<T> byApi, Optional<T> byFile, T otherwise) {
        if (byApi.isPresent() && byFile.isPresent() && !byApi.equals(byFile)) {
            throw new EngineFactsException(
                    daemon.at(key),
                    String.valueOf(byFile.get()),
                    byApi.get() + ", which the running daemon says",
                    REMEDY);
        }
        return byFile.or(() -> byApi).orElse(otherwise);
    }

    /** Whether IPC is private by default, since 20.10 unless something else is said. */
    private Optional<Boolean> privateIpc() {
        Optional<Boolean> said = mode("default-ipc-mode", "shareable");
        return said.isPresent() || !facts.isDocker(20, 10) ? said : Optional.of(true);
    }

    private Optional<Boolean> privateCgroupns() {
        Optional<Boolean> said = mode("default-cgroupns-mode", "host");
        if (said.isEmpty() && facts.privateCgroupns().isEmpty()) {
            return facts.cgroupVersion().map(version -> version == CgroupVersion.V2);
        }
        return Optional.of(told("default-cgroupns-mode", facts.privateCgroupns(), said, false));
    }

    private Optional<Boolean> mode(String key, String open) {
        return daemon.text(key).map(mode -> {
            if (!mode.equals("private") && !mode.equals(open)) {
                throw daemon.wrong(key, "private or " + open + ", others dockerd refuses");
            }
            return mode.equals("private");
        });
    }

    private Optional<String> seccompProfile() {
        String builtin = facts.isDocker(23, 0) ? "builtin" : "default";
        Optional<String> file = daemon.has("seccomp-profile")
                ? Optional.of(daemon.text("seccomp-profile")
                        .filter(profile -> !profile.equals("builtin"))
                        .orElse(builtin))
                : Optional.empty();
        return Optional.of(told("seccomp-profile", facts.seccompProfile(), file, builtin));
    }

    /**
     * The limits by name. The member Name is the one that counts at start, and the key the one that a container's own
     * limit is merged by ({@code mergeUlimits} in moby's {@code daemon/oci_linux.go}), so both have to be the same.
     */
    private Map<String, Ulimit> ulimits() {
        Map<String, Ulimit> ulimits = new TreeMap<>();
        Members limits = daemon.object("default-ulimits").orElse(null);
        if (limits == null) {
            return ulimits;
        }
        for (String key : limits.names()) {
            Members limit = limits.needed(key);
            String name = named(limit, "Name")
                    .flatMap(limit::text)
                    .filter(key::equals)
                    .orElseThrow(() -> new EngineFactsException(
                            limit.at("Name"),
                            "another name than the key or none",
                            Quoted.of(key),
                            "give the limit the name of its key; without one no container starts"));
            ulimits.put(name, ulimit(limits.at(key), name, number(limit, "Soft"), number(limit, "Hard")));
        }
        return ulimits;
    }

    private static Ulimit ulimit(String place, String name, long soft, long hard) {
        try {
            return Ulimit.of(name, soft, hard);
        } catch (IllegalArgumentException impossible) {
            throw new EngineFactsException(
                    place,
                    Quoted.of(name + "=" + soft + ":" + hard),
                    "a limit of Linux with soft at most hard",
                    "correct it; with it no container starts");
        }
    }

    private static long number(Members limit, String name) {
        return named(limit, name)
                .flatMap(found -> limit.whole(found, Ulimit.UNLIMITED, Long.MAX_VALUE))
                .orElse(0L);
    }

    /** Go reads the members of an object whatever their case. */
    private static Optional<String> named(Members limit, String name) {
        return limit.names().stream().filter(name::equalsIgnoreCase).findFirst();
    }
}
