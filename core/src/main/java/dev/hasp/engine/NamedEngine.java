package dev.hasp.engine;

import dev.hasp.text.Quoted;
import java.util.List;
import java.util.Optional;

/** What the version of an engine alone decides. */
final class NamedEngine {

    /** From this version on, up to the next row, the newest API is that one. */
    private record Row(int major, int minor, int apiMinor) {}

    /** The end of what is known: versions from here on have an API that no row tells. */
    private static final int UNKNOWN = 0;

    /** The matrix of docs.docker.com/reference/api/engine, and the release notes of 29. */
    private static final List<Row> DOCKER = List.of(
            new Row(1, 12, 24),
            new Row(1, 13, UNKNOWN), // 1.25, and 1.26 from 1.13.1 on
            new Row(17, 3, UNKNOWN), // 1.26, and 1.27 from 17.03.1 on
            new Row(17, 4, 28),
            new Row(17, 5, 29),
            new Row(17, 6, 30),
            new Row(17, 7, 31),
            new Row(17, 9, 32),
            new Row(17, 10, 33),
            new Row(17, 11, 34),
            new Row(17, 12, 35),
            new Row(18, 2, 36),
            new Row(18, 3, 37),
            new Row(18, 6, 38),
            new Row(18, 9, 39),
            new Row(19, 3, 40),
            new Row(20, 10, 41),
            new Row(23, 0, 42),
            new Row(24, 0, 43),
            new Row(25, 0, 44),
            new Row(26, 0, 45),
            new Row(27, 0, 46),
            new Row(27, 2, 47),
            new Row(28, 0, 48),
            new Row(28, 1, 49),
            new Row(28, 2, 50),
            new Row(28, 3, 51),
            new Row(29, 0, 52),
            new Row(29, 2, UNKNOWN));

    /** {@code APIVersion} of podman's {@code version/version.go}. */
    private static final List<Row> PODMAN = List.of(new Row(3, 0, 40), new Row(4, 0, 41), new Row(5, 6, UNKNOWN));

    private NamedEngine() {}

    static EngineFacts docker(String text) {
        return named(EngineProduct.DOCKER, text);
    }

    static EngineFacts podman(String text) {
        return named(EngineProduct.PODMAN, text);
    }

    private static EngineFacts named(EngineProduct product, String text) {
        EngineVersion version;
        try {
            version = EngineVersion.of(text);
        } catch (IllegalArgumentException unreadable) {
            throw new EngineFactsException(
                    product + " version", Quoted.of(text), "a version such as 28.5.2", "name the engine's version");
        }
        EngineFacts.Builder facts =
                EngineFacts.builder().product(product).version(version).apiVersion(api(product, version));
        fill(facts, product, version);
        return facts.build();
    }

    /** Adds what no engine of that version can have otherwise: Docker knows rootless since 19.03, cgroup v2 since 20.10. */
    static void fill(EngineFacts.Builder facts, EngineProduct product, EngineVersion version) {
        if (product == EngineProduct.DOCKER && !version.isAtLeast(20, 10)) {
            facts.cgroupVersion(CgroupVersion.V1).privateCgroupns(false);
        }
        if (product == EngineProduct.DOCKER && !version.isAtLeast(19, 3)) {
            facts.rootless(false);
        }
    }

    private static Optional<ApiVersion> api(EngineProduct product, EngineVersion version) {
        List<Row> rows = product == EngineProduct.DOCKER ? DOCKER : PODMAN;
        return rows.stream()
                .filter(row -> version.isAtLeast(row.major(), row.minor()))
                .reduce((earlier, later) -> later)
                .filter(row -> row.apiMinor() != UNKNOWN)
                .map(row -> new ApiVersion(1, row.apiMinor()));
    }
}
