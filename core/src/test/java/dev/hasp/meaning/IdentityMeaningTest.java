package dev.hasp.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.Account;
import dev.hasp.control.Umask;
import dev.hasp.control.User;
import dev.hasp.control.UsernsMode;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.IdMapping;
import dev.hasp.effective.Sharing;
import dev.hasp.engine.ApiVersion;
import dev.hasp.engine.EngineFacts;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityMeaningTest {

    private static final EngineFacts DOCKER_28 = Meant.docker("28.5.2").build();

    @ParameterizedTest
    @CsvSource({
        "1000:2000, 1000, 2000",
        "0:0, 0, 0",
        "root:root, 0, 0",
        "1000, 1000, ",
        "0, 0, ",
        "web, , ",
        "web:5, , 5",
        "1000:staff, 1000, ",
        "imageDefault, , "
    })
    void numbers_are_known_and_names_are_the_images(String user, Long uid, Long gid) {
        Meant meant = Meant.of(DOCKER_28, profile -> profile.user(User.parse(user)));

        assertThat(meant.value(Aspects.UID).orElse(null)).isEqualTo(uid);
        assertThat(meant.value(Aspects.GID).orElse(null)).isEqualTo(gid);
    }

    @Test
    void every_unknown_id_says_why() {
        assertThat(Meant.of(DOCKER_28, profile -> profile).reasons(Aspects.UID)).contains("the image decides");
        assertThat(Meant.of(DOCKER_28, profile -> profile.user(User.parse("1000")))
                        .reasons(Aspects.GID))
                .contains("no group is given: 0, or what the image's /etc/passwd has");
        assertThat(Meant.of(DOCKER_28, profile -> profile.user(User.parse("web")))
                        .reasons(Aspects.UID))
                .contains("user web (code)", "/etc/passwd and /etc/group decide");
    }

    @ParameterizedTest
    @CsvSource({"28.5.2, true", "20.10.18, true", "20.10.17, false"})
    void the_group_itself_is_supplementary_since_20_10_18(String version, boolean own) {
        Meant meant = Meant.of(
                Meant.docker(version).build(),
                profile -> profile.user(User.of(1000, 2000)).groups(Account.of(3000), Account.of(44)));

        assertThat(meant.value(Aspects.GROUPS_HELD))
                .contains(new TreeSet<>(own ? Set.of(44L, 2000L, 3000L) : Set.of(44L, 3000L)));
    }

    @Test
    void groups_of_the_image_are_unknown() {
        assertThat(Meant.of(DOCKER_28, profile -> profile.user(User.parse("1000")))
                        .value(Aspects.GROUPS_HELD))
                .isEmpty();
        assertThat(Meant.of(DOCKER_28, profile -> profile.user(User.of(1, 1)).groups(Account.of("video")))
                        .value(Aspects.GROUPS_HELD))
                .isEmpty();
    }

    @Test
    void the_umask_is_for_engines_that_know_it() {
        Meant old = Meant.of(DOCKER_28, profile -> profile.umask(new Umask(0077)));
        Meant spoken = Meant.of(
                Meant.docker("29.8.0").apiVersion(ApiVersion.of("1.56")).build(),
                profile -> profile.umask(new Umask(0077)));
        Meant untold = Meant.of(Meant.docker("29.8.0").build(), profile -> profile.umask(new Umask(0077)));
        Meant unspoken = Meant.of(
                Meant.docker("29.8.0").apiVersion(ApiVersion.of("1.55")).build(),
                profile -> profile.umask(new Umask(0077)));

        assertThat(old.value(Aspects.UMASK_SET)).contains(0022);
        assertThat(old.codes()).containsExactly("umask-ignored");
        assertThat(spoken.value(Aspects.UMASK_SET)).contains(0077);
        assertThat(spoken.codes()).isEmpty();
        assertThat(unspoken.codes()).containsExactly("umask-ignored");
        assertThat(untold.value(Aspects.UMASK_SET)).isEmpty();
        assertThat(untold.codes()).containsExactly("umask-support-unknown");
        assertThat(Meant.of(DOCKER_28, profile -> profile.umask(new Umask(0022)))
                        .codes())
                .isEmpty();
    }

    @Test
    void ids_are_the_hosts_where_nothing_maps_them() {
        Meant meant = Meant.of(DOCKER_28, profile -> profile);

        assertThat(meant.value(Aspects.USER_NAMESPACE)).contains(Sharing.host());
        assertThat(meant.value(Aspects.UID_MAP)).contains(List.of(IdMapping.IDENTITY));
        assertThat(meant.value(Aspects.GID_MAP)).contains(List.of(IdMapping.IDENTITY));
    }

    @Test
    void a_daemon_that_remaps_ids_does_so_unless_the_hosts_are_asked_for() {
        EngineFacts remapped =
                Meant.docker("28.5.2").usernsRemap(true).usernsFirstId(200_000L).build();
        Meant meant = Meant.of(remapped, profile -> profile);
        Meant host = Meant.of(remapped, profile -> profile.userns(UsernsMode.HOST));

        assertThat(meant.value(Aspects.USER_NAMESPACE)).contains(Sharing.own());
        assertThat(meant.value(Aspects.UID_MAP)).contains(List.of(new IdMapping(0, 200_000, 65_536)));
        assertThat(host.value(Aspects.USER_NAMESPACE)).contains(Sharing.host());
        assertThat(host.value(Aspects.UID_MAP)).contains(List.of(IdMapping.IDENTITY));
        assertThat(Meant.of(Meant.docker("28.5.2").usernsRemap(true).build(), profile -> profile)
                        .value(Aspects.UID_MAP))
                .isEmpty();
    }

    @Test
    void an_engine_without_root_never_gives_the_hosts_ids() {
        Meant meant =
                Meant.of(Meant.docker("20.10.24").rootless(true).build(), profile -> profile.userns(UsernsMode.HOST));

        assertThat(meant.value(Aspects.USER_NAMESPACE)).contains(Sharing.own());
        assertThat(meant.value(Aspects.UID_MAP)).isEmpty();
        assertThat(meant.codes()).containsExactly("userns-host-out-of-reach");
    }

    @Test
    void whose_ids_is_unknown_where_the_engine_is() {
        Meant meant = Meant.of(Meant.bare("28"), profile -> profile);

        assertThat(meant.value(Aspects.USER_NAMESPACE)).isEmpty();
        assertThat(meant.value(Aspects.UID_MAP)).isEmpty();
    }
}
