package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hasp.SecuritySpec;
import dev.hasp.apparmor.Abi;
import dev.hasp.apparmor.AppArmorDecisions;
import dev.hasp.apparmor.AppArmorProfile;
import dev.hasp.apparmor.AppArmorReader;
import dev.hasp.apparmor.AppArmorText;
import dev.hasp.apparmor.EngineDefault;
import dev.hasp.apparmor.FilePermission;
import dev.hasp.apparmor.ProfileName;
import dev.hasp.control.CleanPath;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.MountPoint;
import dev.hasp.engine.EngineFacts;
import dev.hasp.host.AppArmorParser;
import dev.hasp.linux.Capability;
import dev.hasp.mac.AppArmorDerivation;
import dev.hasp.testing.EngineArbitraries;
import dev.hasp.testing.ProfileArbitraries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Derived AppArmor profiles against what their specs mean. */
class AppArmorDerivationProperties {

    private static final ProfileName NAME = new ProfileName("derived");
    private static final EngineFacts DOCKER = EngineFacts.plainDocker("28.5.2");

    @Property(tries = 60)
    void each_compiles_without_a_warning_and_is_read_back_as_it_was(
            @ForAll("specs") SecuritySpec spec, @ForAll("engines") EngineFacts engine) throws IOException {
        AppArmorProfile profile = AppArmorDerivation.of(spec, engine).profile(NAME);
        String text = AppArmorText.of(profile);

        assertThat(AppArmorReader.read(text)).isEqualTo(profile);
        assertThat(parser().compile(text, Optional.of(Abi.V3_0)))
                .isEqualTo(new AppArmorParser.Compilation(true, List.of()));
    }

    @Property(tries = 60)
    void none_permits_a_write_to_what_the_spec_makes_read_only(@ForAll("known") SecuritySpec spec) {
        Subject subject = new Subject(spec);

        for (String path : subject.paths()) {
            if (subject.decisions().file(path, FilePermission.WRITE).isAllowed()) {
                assertThat(subject.isWritable(path)).as("%s of %s", path, spec).isTrue();
            }
        }
    }

    @Property(tries = 60)
    void each_permits_the_writes_that_the_spec_leaves_and_the_engine_s_default_permits(
            @ForAll("known") SecuritySpec spec) {
        Subject subject = new Subject(spec);

        for (String path : subject.paths()) {
            if (subject.isWritable(path) && !path.startsWith("/proc") && subject.isWritableByDefault(path)) {
                assertThat(subject.decisions().file(path, FilePermission.WRITE).isAllowed())
                        .as("%s of %s", path, spec)
                        .isTrue();
            }
        }
    }

    @Property(tries = 60)
    void each_runs_programs_where_no_mount_is_noexec_and_nowhere_else(@ForAll("known") SecuritySpec spec) {
        Subject subject = new Subject(spec);

        for (String path : subject.paths()) {
            if (!path.startsWith("/sys") && !path.startsWith("/proc")) {
                assertThat(subject.decisions().exec(path).isAllowed())
                        .as("%s of %s", path, spec)
                        .isEqualTo(subject.isExecutable(path));
            }
        }
    }

    @Property(tries = 100)
    void each_has_the_capabilities_that_the_spec_leaves(@ForAll("specs") SecuritySpec spec) {
        Subject subject = new Subject(spec);
        SortedSet<Capability> bounding = subject.policy().get(Aspects.BOUNDING).orElseThrow();

        for (Capability capability : Capability.known()) {
            assertThat(subject.decisions().capability(capability).isAllowed())
                    .as("%s of %s", capability, spec)
                    .isEqualTo(bounding.contains(capability));
        }
    }

    @Property(tries = 100)
    void each_denies_all_that_the_engine_s_default_denies(@ForAll("specs") SecuritySpec spec) {
        assertThat(AppArmorDerivation.of(spec, DOCKER).profile(NAME).rules())
                .containsAll(EngineDefault.docker(28, 5, 2).denials());
    }

    @Provide
    Arbitrary<SecuritySpec> specs() {
        return ProfileArbitraries.specs();
    }

    /** Specs of which every mount is known. */
    @Provide
    Arbitrary<SecuritySpec> known() {
        return specs().filter(spec -> spec.on(DOCKER).get(Aspects.MOUNT_POINTS).isPresent());
    }

    @Provide
    Arbitrary<EngineFacts> engines() {
        return EngineArbitraries.engines();
    }

    private static AppArmorParser parser() {
        Optional<AppArmorParser> parser = AppArmorParser.installed();
        if ("true".equals(System.getenv("CI"))) {
            assertThat(parser).as("apparmor_parser (Debian: apparmor)").isPresent();
        }
        assumeTrue(parser.isPresent(), "no apparmor_parser (Debian: apparmor)");
        return parser.get();
    }

    /** A spec, its profile, and the paths that may tell them apart. */
    private record Subject(SecuritySpec spec, EffectivePolicy policy, AppArmorDecisions decisions) {

        private static final AppArmorDecisions DEFAULT =
                AppArmorDecisions.of(EngineDefault.docker(28, 5, 2).profile(NAME));

        Subject(SecuritySpec spec) {
            this(
                    spec,
                    spec.on(DOCKER),
                    AppArmorDecisions.of(AppArmorDerivation.of(spec, DOCKER).profile(NAME)));
        }

        /** Around every path at which something begins. */
        List<String> paths() {
            SortedSet<String> starts =
                    new TreeSet<>(List.of("/", "/etc/passwd", "/proc/1/mem", "/tmp", "/usr/bin/env"));
            policy.get(Aspects.MOUNT_POINTS).ifPresent(mounts -> starts.addAll(mounts.keySet()));
            starts.addAll(policy.get(Aspects.READ_ONLY).orElseGet(TreeSet::new));
            starts.addAll(policy.get(Aspects.MASKED).orElseGet(TreeSet::new));
            List<String> paths = new ArrayList<>();
            for (String start : starts) {
                String clean = CleanPath.of(start);
                paths.add(clean);
                paths.add(clean.equals("/") ? "/x" : clean + "x");
                paths.add(clean.equals("/") ? "/x/y" : clean + "/x/y");
                paths.add(clean.equals("/") ? "/" : clean + "/");
                if (clean.length() > 2) {
                    paths.add(clean.substring(0, clean.length() - 1).replaceFirst("[\\ud800-\\udbff]$", ""));
                }
            }
            return paths;
        }

        boolean isWritableByDefault(String path) {
            return DEFAULT.file(path, FilePermission.WRITE).isAllowed();
        }

        /** As {@code runc} makes it: mounts, then read-only paths, then hidden ones, the nearest above a path deciding. */
        boolean isWritable(String path) {
            String clean = CleanPath.of(path);
            int closed = nearest(policy.get(Aspects.READ_ONLY).orElseGet(TreeSet::new), clean);
            if (nearest(policy.get(Aspects.MASKED).orElseGet(TreeSet::new), clean) >= 0) {
                return false;
            }
            Optional<MountPoint> mount = mount(clean);
            int at = mount.isPresent() ? nearest(mounts().keySet(), clean) : -1;
            boolean isOpen = closed < 0 || at > closed;
            return isOpen
                    ? mount.map(point -> !point.isReadOnly())
                            .orElseGet(() -> !policy.get(Aspects.ROOT_READ_ONLY).orElseThrow())
                    : false;
        }

        boolean isExecutable(String path) {
            return mount(CleanPath.of(path))
                    .map(point -> !point.options().contains("noexec"))
                    .orElse(true);
        }

        private Optional<MountPoint> mount(String path) {
            return mounts().entrySet().stream()
                    .filter(mount -> isAtOrBelow(path, CleanPath.of(mount.getKey())))
                    .max((a, b) ->
                            Integer.compare(a.getKey().length(), b.getKey().length()))
                    .map(Map.Entry::getValue);
        }

        private SortedMap<String, MountPoint> mounts() {
            return policy.get(Aspects.MOUNT_POINTS).orElseGet(TreeMap::new);
        }

        /** How long the longest of them is that the path lies at or below; -1 for none. */
        private static int nearest(Iterable<String> paths, String path) {
            int nearest = -1;
            for (String other : paths) {
                String clean = CleanPath.of(other);
                if (isAtOrBelow(path, clean)) {
                    nearest = Math.max(nearest, clean.length());
                }
            }
            return nearest;
        }

        private static boolean isAtOrBelow(String path, String parent) {
            return path.equals(parent) || CleanPath.isBelow(path, parent);
        }
    }
}
