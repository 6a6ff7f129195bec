package dev.hasp.order;

import static dev.hasp.order.Relation.EQUAL;
import static dev.hasp.order.Relation.INCOMPARABLE;
import static dev.hasp.order.Relation.LOOSER;
import static dev.hasp.order.Relation.STRICTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.Capabilities;
import dev.hasp.control.User;
import dev.hasp.effective.Aspects;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.Capability;
import org.junit.jupiter.api.Test;

class CapabilityOrdersTest {

    private static final User ROOT = User.of(0, 0);

    @Test
    void a_set_without_one_of_them_is_stricter() {
        Judged judged = Judged.in(
                Aspects.BOUNDING,
                first -> first.capabilities(Capabilities.none()),
                second -> second.capabilities(Capabilities.only(Capability.CHOWN)));

        assertThat(judged.relation()).isEqualTo(STRICTER);
        assertThat(judged.less()).isEqualTo("hold CHOWN in the bounding set");
    }

    @Test
    void sets_that_each_have_what_the_other_lacks_cannot_be_compared() {
        Judged judged = Judged.in(
                Aspects.EFFECTIVE,
                first -> first.user(ROOT).capabilities(Capabilities.only(Capability.KILL)),
                second -> second.user(ROOT).capabilities(Capabilities.only(Capability.CHOWN)));

        assertThat(judged.relation()).isEqualTo(INCOMPARABLE);
        assertThat(judged.more()).isEqualTo("hold KILL in the effective set");
        assertThat(judged.less()).isEqualTo("hold CHOWN in the effective set");
    }

    @Test
    void the_same_unknown_user_holds_less_of_a_smaller_bounding_set() {
        Judged judged = Judged.in(
                Aspects.PERMITTED,
                first -> first,
                second -> second.capabilities(Capabilities.engineDefault().minus(Capability.CHOWN)));

        assertThat(judged.relation()).isEqualTo(LOOSER);
        assertThat(judged.more()).isEqualTo("hold CHOWN in the bounding set");
    }

    @Test
    void a_user_that_the_image_decides_holds_at_most_what_root_would() {
        Judged judged = Judged.in(Aspects.PERMITTED, first -> first, second -> second.user(ROOT));

        assertThat(judged.more()).isEqualTo("nothing");
        assertThat(judged.less()).isEqualTo("unknown: permitted is not known: whether the user is root is not known");
    }

    @Test
    void a_user_that_the_image_decides_holds_at_least_what_others_do() {
        Judged judged = Judged.in(Aspects.PERMITTED, first -> first, second -> second.user(User.of(7, 7)));

        assertThat(judged.more()).startsWith("unknown: ");
        assertThat(judged.less()).isEqualTo("nothing");
    }

    @Test
    void two_unknown_users_are_not_compared() {
        Judged judged = Judged.in(
                Aspects.PERMITTED, first -> first.user(User.named("app")), second -> second.user(User.named("job")));

        assertThat(judged.relation()).isEqualTo(INCOMPARABLE);
    }

    @Test
    void podman_s_additions_for_users_are_not_taken_for_root_s() {
        Judged judged = Judged.in(
                Aspects.PERMITTED,
                EngineFacts.podman("4.3.1"),
                first -> first.user(User.named("app")).capabilities(Capabilities.only(Capability.KILL)),
                second -> second.user(User.named("app"))
                        .capabilities(Capabilities.only(Capability.KILL, Capability.CHOWN)));

        assertThat(judged.more()).startsWith("unknown: ");
    }

    @Test
    void what_is_not_known_is_equal_to_itself() {
        assertThat(Judged.in(Aspects.PERMITTED, first -> first, second -> second.readOnlyRootfs(true))
                        .relation())
                .isEqualTo(EQUAL);
    }
}
