package dev.hasp.order;

import static dev.hasp.order.Relation.EQUAL;
import static dev.hasp.order.Relation.INCOMPARABLE;
import static dev.hasp.order.Relation.LOOSER;
import static dev.hasp.order.Relation.STRICTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.Account;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Umask;
import dev.hasp.control.User;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.Capability;
import org.junit.jupiter.api.Test;

class IdentityOrdersTest {

    private static final EngineFacts REMAPPED =
            Judged.DOCKER.toBuilder().usernsRemap(true).usernsFirstId(100_000L).build();
    private static final EngineFacts REMAPPED_SOMEWHERE =
            Judged.DOCKER.toBuilder().usernsRemap(true).build();
    private static final User ROOT = User.of(0, 0);
    private static final User OTHER = User.of(1000, 1000);

    private static EffectivePolicy of(EngineFacts engine, User user) {
        return Judged.policy(engine, profile -> profile.user(user));
    }

    private static EffectivePolicy bare(EngineFacts engine, User user) {
        return Judged.policy(engine, profile -> profile.user(user).capabilities(Capabilities.none()));
    }

    @Test
    void root_with_setuid_may_act_as_everyone() {
        Judged judged = Judged.in(Aspects.UID, of(Judged.DOCKER, ROOT), of(Judged.DOCKER, OTHER));

        assertThat(judged.relation()).isEqualTo(LOOSER);
        assertThat(judged.more()).isEqualTo("act as user 0 of the host");
    }

    @Test
    void root_without_capabilities_and_another_user_cannot_be_compared() {
        Judged judged = Judged.in(Aspects.UID, bare(Judged.DOCKER, ROOT), bare(Judged.DOCKER, OTHER));

        assertThat(judged.relation()).isEqualTo(INCOMPARABLE);
        assertThat(judged.more()).isEqualTo("act as user 0 of the host");
        assertThat(judged.less()).isEqualTo("act as user 1000 of the host");
    }

    @Test
    void an_image_may_name_any_user() {
        Judged judged = Judged.in(Aspects.UID, bare(Judged.DOCKER, OTHER), bare(Judged.DOCKER, User.imageDefault()));

        assertThat(judged.relation()).isEqualTo(STRICTER);
        assertThat(judged.less()).isEqualTo("act as user 0 of the host");
    }

    @Test
    void mapped_root_is_stricter_than_root() {
        Judged judged = Judged.in(Aspects.UID, of(REMAPPED, ROOT), of(Judged.DOCKER, ROOT));

        assertThat(judged.relation()).isEqualTo(STRICTER);
        assertThat(judged.less()).isEqualTo("act as user 0 of the host");
    }

    @Test
    void a_mapped_user_is_another_one_on_the_host() {
        Judged judged = Judged.in(Aspects.UID, bare(REMAPPED, OTHER), bare(Judged.DOCKER, OTHER));

        assertThat(judged.more()).isEqualTo("act as user 101000 of the host");
        assertThat(judged.less()).isEqualTo("act as user 1000 of the host");
    }

    @Test
    void below_the_same_unknown_map_the_ids_inside_are_compared() {
        Judged judged = Judged.in(Aspects.UID, bare(REMAPPED_SOMEWHERE, ROOT), bare(REMAPPED_SOMEWHERE, OTHER));

        assertThat(judged.relation()).isEqualTo(INCOMPARABLE);
        assertThat(judged.more()).isEqualTo("act as user 0 of its user namespace");
    }

    @Test
    void everyone_on_the_host_is_beyond_no_unknown_map() {
        Judged judged = Judged.in(Aspects.UID, bare(REMAPPED_SOMEWHERE, OTHER), of(Judged.DOCKER, ROOT));

        assertThat(judged.more()).isEqualTo("nothing");
        assertThat(judged.less()).startsWith("unknown: uidMap is not known: the daemon remaps ids");
    }

    @Test
    void further_groups_permit() {
        Judged judged = Judged.in(
                Aspects.GID,
                bare(Judged.DOCKER, OTHER),
                Judged.policy(
                        Judged.DOCKER,
                        profile -> profile.user(OTHER)
                                .capabilities(Capabilities.none())
                                .groups(Account.of(27))));

        assertThat(judged.relation()).isEqualTo(STRICTER);
        assertThat(judged.less()).isEqualTo("act as group 27 of the host");
    }

    @Test
    void setgid_permits_every_group_and_setuid_none() {
        Judged judged = Judged.in(
                Aspects.GID,
                profile -> profile.user(ROOT).capabilities(Capabilities.only(Capability.SETGID)),
                profile -> profile.user(ROOT).capabilities(Capabilities.only(Capability.SETUID)));

        assertThat(judged.relation()).isEqualTo(LOOSER);
        assertThat(judged.more()).isEqualTo("act as group 1 of the host");
    }

    @Test
    void where_it_is_not_known_whether_root_has_setuid_its_ids_are_not() {
        EngineFacts podman = EngineFacts.podman("4.3.1").toBuilder()
                .rootless(false)
                .usernsRemap(false)
                .build();
        Judged judged = Judged.in(Aspects.UID, of(podman, ROOT), of(podman, User.of(0, 7)));

        assertThat(judged.relation()).isEqualTo(INCOMPARABLE);
        assertThat(judged.more()).startsWith("unknown: permitted is not known");
    }

    @Test
    void any_umask_permits_the_same() {
        EngineFacts engine = Judged.DOCKER.toBuilder().build();
        Judged judged =
                Judged.in(Aspects.UMASK_SET, engine, first -> first.umask(Umask.parse("0000")), second -> second);

        assertThat(judged.relation()).isEqualTo(EQUAL);
    }
}
