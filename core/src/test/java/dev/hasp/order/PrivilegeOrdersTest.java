package dev.hasp.order;

import static dev.hasp.order.Relation.EQUAL;
import static dev.hasp.order.Relation.INCOMPARABLE;
import static dev.hasp.order.Relation.LOOSER;
import static dev.hasp.order.Relation.STRICTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.AppArmor;
import dev.hasp.control.Seccomp;
import dev.hasp.effective.Aspects;
import dev.hasp.engine.EngineFacts;
import org.junit.jupiter.api.Test;

class PrivilegeOrdersTest {

    private static final EngineFacts OLD =
            EngineFacts.builder().from(EngineFacts.docker("20.10.24")).build();

    @Test
    void no_new_privileges_is_stricter() {
        Judged judged = Judged.in(Aspects.NO_NEW_PRIVS, first -> first, second -> second.noNewPrivileges(true));

        assertThat(judged.relation()).isEqualTo(LOOSER);
        assertThat(judged.more()).isEqualTo("gain privileges by setuid programs and file capabilities");
    }

    @Test
    void an_unknown_default_is_between_on_and_off() {
        Judged on = Judged.in(Aspects.NO_NEW_PRIVS, OLD, first -> first, second -> second.noNewPrivileges(true));
        Judged off = Judged.in(Aspects.NO_NEW_PRIVS, OLD, first -> first, second -> second.noNewPrivileges(false));

        assertThat(on.less()).isEqualTo("nothing");
        assertThat(on.more()).startsWith("unknown: noNewPrivileges is not known");
        assertThat(off.more()).isEqualTo("nothing");
        assertThat(off.less()).startsWith("unknown: ");
    }

    @Test
    void any_filter_is_stricter_than_none() {
        Judged judged = Judged.in(
                Aspects.SECCOMP_ON,
                first -> first.seccomp(Seccomp.builtin()),
                second -> second.seccomp(Seccomp.unconfined()));

        assertThat(judged.relation()).isEqualTo(STRICTER);
        assertThat(judged.less()).isEqualTo("run without a seccomp filter");
    }

    @Test
    void confinement_is_stricter_than_none() {
        Judged judged =
                Judged.in(Aspects.APP_ARMOR_PROFILE, first -> first, second -> second.appArmor(AppArmor.unconfined()));

        assertThat(judged.relation()).isEqualTo(STRICTER);
        assertThat(judged.less()).isEqualTo("run without confinement by appArmor");
    }

    @Test
    void two_names_of_profiles_cannot_be_compared() {
        Judged judged = Judged.in(
                Aspects.APP_ARMOR_PROFILE,
                first -> first.appArmor(AppArmor.profile("site")),
                second -> second.appArmor(AppArmor.profile("job")));

        assertThat(judged.relation()).isEqualTo(INCOMPARABLE);
        assertThat(judged.more())
                .isEqualTo("unknown: what appArmor site permits beyond job is for the host's policy to say");
    }

    @Test
    void equal_names_permit_the_same() {
        Judged judged = Judged.in(
                Aspects.APP_ARMOR_PROFILE,
                first -> first.appArmor(AppArmor.profile("docker-default")),
                second -> second);

        assertThat(judged.relation()).isEqualTo(EQUAL);
    }
}
