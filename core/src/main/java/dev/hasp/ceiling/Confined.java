package dev.hasp.ceiling;

import dev.hasp.control.AppArmor;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.SeLinux;
import dev.hasp.effective.Aspects;
import dev.hasp.engine.EngineFacts;
import dev.hasp.selinux.ContainerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Is not unconfined by AppArmor, nor by SELinux, where the engine has them. */
public record Confined() implements Demand {

    /** The types of logins and services that policies deny nothing ({@code unconfined_domain}). */
    private static final Set<String> UNCONFINED_LOGINS = Set.of("unconfined_t", "unconfined_service_t");

    @Override
    public String key() {
        return "confined";
    }

    @Override
    public List<Control<?>> controls() {
        return List.of();
    }

    @Override
    public List<Shortfall> shortfalls(Subject subject) {
        EngineFacts engine = subject.engine();
        List<Shortfall> shortfalls = new ArrayList<>();
        if (engine.appArmor().orElse(true) && !hasProfile(subject)) {
            shortfalls.add(Shortfall.of(
                    Controls.APP_ARMOR,
                    subject.asked(Controls.APP_ARMOR, Aspects.APP_ARMOR_PROFILE),
                    "an AppArmor profile where the engine has AppArmor",
                    "leave appArmor and privileged out, or name a profile"));
        }
        if (engine.seLinux().orElse(true) && !hasLabel(subject)) {
            shortfalls.add(Shortfall.of(
                    Controls.SE_LINUX,
                    subject.asked(Controls.SE_LINUX, Aspects.SE_LINUX_LABEL),
                    "a confined SELinux label where the engine uses SELinux",
                    "leave seLinux, privileged and other pid and ipc namespaces out"));
        }
        return shortfalls;
    }

    /** Of an engine with AppArmor only the name can be unknown, which is that of Podman's own profile. */
    private static boolean hasProfile(Subject subject) {
        return subject.policy()
                .get(Aspects.APP_ARMOR_PROFILE)
                .map(name -> !name.equals("unconfined"))
                .orElse(subject.engine().appArmor().isPresent()
                        && !subject.spec().appArmor().equals(Optional.of(AppArmor.unconfined())));
    }

    /** Of an engine with SELinux parts of the label can be unknown, or all of it where it is another container's. */
    private static boolean hasLabel(Subject subject) {
        SeLinux asked = subject.spec().seLinux().orElse(SeLinux.engineDefault());
        Optional<String> label = subject.policy().get(Aspects.SE_LINUX_LABEL);
        boolean ofOther = label.isEmpty() && asked.options().isEmpty() && joinsContainer(subject);
        return subject.engine().seLinux().isPresent()
                && !ofOther
                && label.filter("none"::equals).isEmpty()
                && asked.type().filter(Confined::isUnconfined).isEmpty();
    }

    private static boolean isUnconfined(String type) {
        return UNCONFINED_LOGINS.contains(type)
                || ContainerType.known(type).stream().anyMatch(known -> known.use() == ContainerType.Use.UNCONFINED);
    }

    private static boolean joinsContainer(Subject subject) {
        return subject.spec().pid().filter(pid -> pid.container().isPresent()).isPresent()
                || subject.spec()
                        .ipc()
                        .filter(ipc -> ipc.container().isPresent())
                        .isPresent();
    }

    @Override
    public String toString() {
        return "not unconfined by AppArmor or SELinux where the engine has them";
    }
}
