package dev.hasp.apparmor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AppArmorDecisionsProperties {

    /** All but links, which the compiler decides by the pair of their paths. */
    private static final Set<FilePermission> SEEN = EnumSet.complementOf(EnumSet.of(FilePermission.LINK));

    @Provide
    Arbitrary<List<Rule>> files() {
        return RandomProfiles.files(RandomProfiles.overlapping()).list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<Set<String>> paths() {
        return Arbitraries.of("a", "b", "/a", "/b", "/c", "é", "/")
                .list()
                .ofMaxSize(4)
                .map(parts -> ("/a" + String.join("", parts)).replaceAll("/+", "/"))
                .set()
                .ofSize(20);
    }

    @Property(tries = 100)
    void decisions_on_files_are_the_compilers(@ForAll("files") List<Rule> rules, @ForAll("paths") Set<String> paths) {
        AppArmorProfile.Builder builder =
                AppArmorProfile.builder(new ProfileName("p")).abi(Abi.V3_0);
        rules.forEach(rule -> builder.rule(rule, "files"));
        AppArmorProfile profile = builder.build();
        AppArmorDecisions decisions = AppArmorDecisions.of(profile);
        CompiledProfile compiled = CompiledProfile.of(AppArmorText.of(profile));

        for (String path : paths) {
            for (FilePermission permission : SEEN) {
                assertThat(decisions.file(path, permission).isAllowed())
                        .as("%s %s in %s", permission, path, AppArmorText.of(profile))
                        .isEqualTo(compiled.permitted(path).contains(permission));
                assertThat(decisions.file(path, permission, true).isAllowed())
                        .as("owner's %s %s in %s", permission, path, AppArmorText.of(profile))
                        .isEqualTo(compiled.permittedToOwner(path).contains(permission));
            }
            assertThat(decisions.exec(path).isAllowed())
                    .as("run %s in %s", path, AppArmorText.of(profile))
                    .isEqualTo(compiled.runs(path));
        }
    }

    @Example
    void podman_denies_what_its_compiled_default_denies() {
        AppArmorDecisions decisions = AppArmorDecisions.of(AppArmorReader.read(EngineProfiles.PODMAN));
        CompiledProfile compiled = CompiledProfile.of(EngineProfiles.PODMAN);

        for (String path : List.of(
                "/",
                "/data",
                "/proc/",
                "/proc/1/attr",
                "/proc/cpuinfo",
                "/proc/sys/net/x",
                "/proc/sys/kernel/shmmax",
                "/proc/sys/kernel/hostname",
                "/proc/sysrq-trigger",
                "/proc/kcore",
                "/proc/tty/a",
                "/proc/12a/b",
                "/sys/kernel/x",
                "/sys/fs/cgroup/a/b",
                "/sys/fs/bpf/x",
                "/sys/firmware/a",
                "/sys/devices/virtual/powercap/a")) {
            for (FilePermission permission : SEEN) {
                assertThat(decisions.file(path, permission).isAllowed())
                        .as("%s %s", permission, path)
                        .isEqualTo(compiled.permitted(path).contains(permission));
            }
            assertThat(decisions.exec(path).isAllowed()).as("run %s", path).isEqualTo(compiled.runs(path));
        }
    }
}
