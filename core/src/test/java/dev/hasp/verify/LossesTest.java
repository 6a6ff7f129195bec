package dev.hasp.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.Finding;
import dev.hasp.SecurityProfile;
import dev.hasp.Severity;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFinding;
import dev.hasp.engine.Preflight;
import dev.hasp.linux.Capability;
import dev.hasp.meaning.Meanings;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LossesTest {

    private static final SortedSet<Capability> NET = new TreeSet<>(Set.of(Capability.NET_ADMIN));

    @Test
    void a_loss_of_one_set_leaves_the_other_sets_as_asked() {
        Scene scene = Scene.of(SecurityProfile.builder()
                        .capabilities(Capabilities.only(Capability.NET_ADMIN))
                        .build())
                .both(Aspects.BOUNDING, NET)
                .both(Aspects.EFFECTIVE, NET)
                .both(Aspects.INHERITABLE, NET)
                .found(loss("capabilities-inheritable", Controls.CAPABILITIES));

        assertThat(scene.row(Aspects.INHERITABLE).verdict()).isEqualTo(Verdict.NOT_AS_ASKED);
        assertThat(scene.row(Aspects.BOUNDING).verdict()).isEqualTo(Verdict.IN_FORCE);
        assertThat(scene.row(Aspects.BOUNDING).note()).isEmpty();
        assertThat(scene.row(Aspects.EFFECTIVE).verdict()).isEqualTo(Verdict.IN_FORCE);
    }

    @Test
    void a_row_tells_the_loss_that_touches_it() {
        Losses losses = new Losses(new Preflight(List.of(
                loss("capabilities-inheritable", Controls.CAPABILITIES),
                loss("capabilities-overridden-by-privileged", Controls.CAPABILITIES))));

        assertThat(losses.note(Controls.CAPABILITIES, Aspects.BOUNDING))
                .isEqualTo("lost [capabilities-overridden-by-privileged]");
        assertThat(losses.note(Controls.CAPABILITIES, Aspects.INHERITABLE))
                .isEqualTo("lost [capabilities-inheritable]");
        assertThat(losses.of(Aspects.AMBIENT)).isEmpty();
        assertThat(losses.of(Aspects.SECCOMP_RULES)).isEmpty();
    }

    @Test
    void another_loss_touches_every_aspect_of_its_control() {
        Losses losses = new Losses(new Preflight(List.of(loss("seccomp-unavailable", Controls.SECCOMP))));

        assertThat(losses.of(Aspects.SECCOMP_ON)).contains(Controls.SECCOMP);
        assertThat(losses.of(Aspects.SECCOMP_RULES)).contains(Controls.SECCOMP);
        assertThat(losses.of(Aspects.BOUNDING)).isEmpty();
    }

    @Test
    void names_losses_that_engines_have_and_aspects_that_other_aspects_share_a_control_with() {
        List<String> known = Meanings.codes().stream().map(EngineCode::code).toList();

        assertThat(known).containsAll(Losses.SOME_ONLY.keySet());
        Losses.SOME_ONLY.forEach((code, some) -> assertThat(Aspects.all())
                .as(code)
                .anySatisfy(aspect -> assertThat(isBeside(aspect, some)).isTrue()));
    }

    private static boolean isBeside(Aspect<?> aspect, Set<Aspect<?>> some) {
        return !some.contains(aspect)
                && some.stream()
                        .allMatch(one -> one.controls().stream()
                                .anyMatch(control -> aspect.controls().contains(control)));
    }

    private static EngineFinding loss(String code, Control<?> control) {
        return new EngineFinding(new Finding(code, Severity.ERROR, control, "lost", "find it"), Effect.IGNORED);
    }
}
