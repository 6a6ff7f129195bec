package dev.hasp.mac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.host.HostPaths;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** That links lead where the kernel says. */
class ResolvedPathProperties {

    /** A link to make: where, below the directory of the trial, and its text. */
    record Made(String path, String target) {}

    @Provide
    Arbitrary<List<Made>> links() {
        Arbitrary<String> path = Arbitraries.of("a", "b", "a/c", "b/c", "a/c/d", "b/c/d", "e f");
        Arbitrary<String> target = Arbitraries.of(
                "a",
                "b",
                "../b",
                "../a/c",
                "c",
                "d",
                "..",
                ".",
                "../..",
                "nowhere",
                "../e f",
                "/",
                "ROOT/b",
                "ROOT/a/c/");
        return Combinators.combine(path, target).as(Made::new).list().ofMaxSize(5);
    }

    @Property(tries = 300)
    void a_path_leads_where_the_kernel_says(@ForAll("links") List<Made> links, @ForAll("asked") String asked)
            throws IOException {
        Path root = Files.createTempDirectory("links").toRealPath();
        try {
            for (Made link : links) {
                Path at = root.resolve(link.path());
                try {
                    Files.createDirectories(at.getParent());
                    Files.createSymbolicLink(at, Path.of(link.target().replace("ROOT", root.toString())));
                } catch (FileSystemException taken) {
                    assertThat(taken.getFile()).startsWith(root.toString()); // another is there, or above it
                }
            }
            Path source = root.resolve(asked);
            ResolvedPath resolved = ResolvedPath.of(source.toString(), HostPaths.ofThisHost());
            Optional<String> real = real(source);
            if (real.isPresent()) {
                assertThat(resolved).isEqualTo(new ResolvedPath(real.get(), Optional.empty()));
            }
        } finally {
            try (Stream<Path> all = Files.walk(root)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    /** Where the kernel says that it leads, empty where nothing is there or links lead in a circle. */
    private static Optional<String> real(Path source) throws IOException {
        try {
            return Optional.of(source.toRealPath().toString());
        } catch (FileSystemException missingOrCircle) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<String> asked() {
        return Arbitraries.of("a", "b", "a/c", "b/c", "a/c/d", "b/c/d", "e f", "a/b", "a/a", "b/c/e f");
    }
}
