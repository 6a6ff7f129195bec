package dev.hasp.mac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.Finding;
import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.BindMount;
import dev.hasp.control.Mount;
import dev.hasp.control.Relabel;
import dev.hasp.control.VolumeMount;
import dev.hasp.engine.EngineFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelabelGuardTest {

    private static final HostTree LINKS = HostTree.of(Map.of(
            "/srv/config", "/etc",
            "/srv/up", "../etc/app",
            "/srv/chain", "config",
            "/data", "/mnt/disk/data",
            "/mnt/disk/data/out", "../..",
            "/a", "/b",
            "/b", "a",
            "/srv/root", "/",
            "/srv/images", "/var/lib/docker/overlay2",
            "/srv/job", "/data/job"));

    private static BindMount bind(String source, Relabel letter) {
        return BindMount.builder()
                .source(source)
                .target("/x" + source.hashCode())
                .relabel(letter)
                .createSource(true)
                .build();
    }

    private static SecuritySpec spec(Mount... mounts) {
        return SecurityProfile.builder().mounts(mounts).build().toSpec();
    }

    private static List<String> codes(HostTree host, String source) {
        return RelabelGuard.check(spec(bind(source, Relabel.PRIVATE)), host).stream()
                .map(Finding::code)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "/srv/config, relabel-leads-to-system",
        "/srv/config/app, relabel-leads-to-system",
        "/srv/up, relabel-leads-to-system",
        "/srv/chain, relabel-leads-to-system",
        "/srv/root, relabel-leads-to-system",
        "/srv/root/usr/lib, relabel-leads-to-system",
        "/data/out, relabel-leads-to-system",
        "/srv/images, relabel-leads-to-engine",
        "/srv/images/x, relabel-leads-to-engine",
        "/a, relabel-source-not-known",
        "/data/job, ",
        "/srv/config/../job, ",
        "/srv/job, ",
        "/srv/other, "
    })
    void links_are_followed_as_the_engine_follows_them(String source, String code) {
        assertThat(codes(LINKS, source)).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void a_finding_says_where_the_path_leads_and_what_to_do() {
        assertThat(RelabelGuard.check(spec(bind("/srv/chain", Relabel.SHARED)), LINKS))
                .singleElement()
                .satisfies(found -> assertThat(found)
                        .hasToString("error: mounts: mounts /srv/chain (set in code) is relabelled with z and leads to"
                                + " /etc, a directory of the system, which must keep its labels; mount a directory made"
                                + " for the container [relabel-leads-to-system]"));
    }

    @Test
    void a_mount_that_is_not_relabelled_may_lead_anywhere() {
        assertThat(RelabelGuard.check(spec(Mount.bind("/srv/config", "/x")), LINKS))
                .isEmpty();
    }

    @Test
    void a_volume_has_no_path_that_the_spec_tells() {
        assertThat(RelabelGuard.check(
                        spec(VolumeMount.builder()
                                .name("data")
                                .target("/data")
                                .relabel(Relabel.PRIVATE)
                                .build()),
                        LINKS))
                .isEmpty();
    }

    @Test
    void the_engine_s_own_directory_is_where_the_engine_says() {
        SecuritySpec spec = spec(bind("/data/engine/containers", Relabel.PRIVATE));
        EngineFacts engine = EngineFacts.docker("28.5.2");

        assertThat(RelabelGuard.check(spec, LINKS, engine)).isEmpty();
        assertThat(RelabelGuard.check(
                        spec,
                        LINKS,
                        engine.toBuilder().dataRoot("/mnt/disk/data/engine/").build()))
                .extracting(Finding::code)
                .containsExactly("relabel-leads-to-engine");
        assertThat(RelabelGuard.check(
                        spec(bind("/data", Relabel.PRIVATE)),
                        LINKS,
                        engine.toBuilder().dataRoot("/mnt/disk/data/engine").build()))
                .extracting(Finding::code)
                .containsExactly("relabel-leads-to-system");
    }

    @Test
    void what_cannot_be_looked_at_is_said() {
        HostTree hidden = new HostTree() {
            @Override
            public Entry look(String path) {
                return path.equals("/srv/hidden") ? new Entry.Unknown("this user may not look") : new Entry.Plain();
            }

            @Override
            public List<String> mountPoints() {
                return List.of("/", "/srv/data/nfs", "/srv/database");
            }
        };

        assertThat(codes(hidden, "/srv/hidden/job")).containsExactly("relabel-source-not-known");
        assertThat(codes(hidden, "/srv/data")).containsExactly("relabel-reaches-mounts");
        assertThat(codes(hidden, "/srv/data/nfs")).isEmpty();
    }

    @Test
    void a_source_that_is_missing_is_made_where_its_parent_leads() {
        HostTree missing = new HostTree() {
            @Override
            public Entry look(String path) {
                return path.equals("/srv")
                        ? new Entry.Link("/usr")
                        : path.startsWith("/usr/") ? new Entry.Missing() : new Entry.Plain();
            }

            @Override
            public List<String> mountPoints() {
                return List.of();
            }
        };

        assertThat(codes(missing, "/srv/new/job")).containsExactly("relabel-leads-to-system");
    }

    @Test
    void tenants_share_what_they_relabel_with_the_shared_letter() {
        Map<String, SecuritySpec> apart =
                Map.of("a", spec(bind("/srv/a", Relabel.PRIVATE)), "b", spec(bind("/srv/b", Relabel.PRIVATE)));
        Map<String, SecuritySpec> label =
                Map.of("a", spec(bind("/srv/a", Relabel.SHARED)), "b", spec(bind("/srv/b", Relabel.PRIVATE)));
        Map<String, SecuritySpec> tree = Map.of(
                "a", spec(bind("/srv/job", Relabel.SHARED)), "b", spec(Mount.bind("/mnt/disk/data/job/out", "/x")));

        assertThat(RelabelGuard.between(apart, LINKS)).isEmpty();
        assertThat(RelabelGuard.between(label, LINKS))
                .extracting(Finding::code)
                .containsExactly("relabel-shared-label-between-tenants");
        assertThat(RelabelGuard.between(tree, LINKS))
                .extracting(Finding::code)
                .containsExactly("relabel-shared-tree-between-tenants");
        assertThat(RelabelGuard.between(Map.of("a", spec(bind("/srv/a", Relabel.SHARED))), LINKS))
                .isEmpty();
    }

    @Test
    void tenants_share_a_volume_by_its_name() {
        Map<String, SecuritySpec> specs = new HashMap<>();
        specs.put(
                "a",
                spec(VolumeMount.builder()
                        .name("data")
                        .target("/d")
                        .relabel(Relabel.SHARED)
                        .build()));
        specs.put("b", spec(Mount.volume("data", "/d")));

        assertThat(RelabelGuard.between(specs, LINKS))
                .extracting(Finding::code)
                .containsExactly("relabel-shared-tree-between-tenants");
    }
}
