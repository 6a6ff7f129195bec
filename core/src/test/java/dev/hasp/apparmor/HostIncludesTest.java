package dev.hasp.apparmor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** With the includes that AppArmor's own package installs. */
final class HostIncludesTest {

    private static final Path FILES = Path.of("/etc/apparmor.d");

    /** The files by name; a directory is included as its files one after the other. */
    private static Map<String, String> files() throws IOException {
        AppArmorCompiler.required();
        Map<String, String> files = new HashMap<>();
        for (String top : List.of("tunables", "abstractions")) {
            try (Stream<Path> paths = Files.walk(FILES.resolve(top))) {
                for (Path path : paths.sorted().toList()) {
                    String name = FILES.relativize(path).toString();
                    if (Files.isRegularFile(path)) {
                        files.put(name, Files.readString(path));
                        files.merge(
                                FILES.relativize(path.getParent()).toString(), Files.readString(path), String::concat);
                    } else {
                        files.putIfAbsent(name, "");
                    }
                }
            }
        }
        // directories that are included if they exist, and do not
        Set.copyOf(files.keySet()).forEach(name -> files.putIfAbsent(name + ".d", ""));
        return files;
    }

    @Test
    void dockers_default_is_decided_with_them_as_the_compiler_compiles_it() throws IOException {
        AppArmorDecisions decisions = AppArmorDecisions.of(AppArmorReader.read(EngineProfiles.DOCKER), files());
        CompiledProfile compiled = CompiledProfile.of(EngineProfiles.DOCKER);

        for (String path : Set.of("/etc/passwd", "/proc/sys/kernel/x", "/proc/1/attr/current", "/sys/x", "/lib/x.so")) {
            AppArmorDecision write = decisions.file(path, FilePermission.WRITE);
            assertThat(write.verdict()).as("%s: %s", path, write).isNotEqualTo(AppArmorDecision.Verdict.UNKNOWN);
            assertThat(write.isAllowed())
                    .as(path)
                    .isEqualTo(compiled.permitted(path).contains(FilePermission.WRITE));
        }
    }
}
