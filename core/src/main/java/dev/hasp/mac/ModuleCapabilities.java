package dev.hasp.mac;

import dev.hasp.control.Controls;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Sharing;
import dev.hasp.linux.Capability;
import dev.hasp.selinux.cil.ObjectClass;
import dev.hasp.selinux.cil.ProcessType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Capabilities: exactly those of the bounding set. The kernel asks for {@code capability} over the host's user namespace and
 * for {@code cap_userns} over any other (Linux {@code cred_has_capability}).
 */
final class ModuleCapabilities {

    private static final int OF_FIRST_CLASS = 32;

    private ModuleCapabilities() {}

    static void derive(ModuleDraft draft) {
        Optional<SortedSet<Capability>> bounding = draft.policy().get(Aspects.BOUNDING);
        if (bounding.isEmpty()) {
            draft.error(
                    "selinux-capabilities-unknown",
                    Controls.CAPABILITIES,
                    "which capabilities the container can have is not known: "
                            + draft.policy().entry(Aspects.BOUNDING).lastReason(),
                    "drop ALL and add those that it needs");
            return;
        }
        List<Capability> unknown =
                bounding.get().stream().filter(held -> !held.isKnown()).toList();
        if (!unknown.isEmpty()) {
            draft.error(
                    "selinux-capability-unknown",
                    Controls.CAPABILITIES,
                    unknown + " have no permission that is known",
                    "leave them out, or use a newer Hasp");
            return;
        }
        Optional<Sharing> namespace = draft.policy().get(Aspects.USER_NAMESPACE);
        if (!namespace.equals(Optional.of(Sharing.own()))) {
            rules(draft, bounding.get(), ObjectClass.CAPABILITY, ObjectClass.CAPABILITY2, "");
        }
        if (!namespace.equals(Optional.of(Sharing.host()))) {
            rules(
                    draft,
                    bounding.get(),
                    ObjectClass.CAP_USERNS,
                    ObjectClass.CAP2_USERNS,
                    ", over the container's own user namespace");
        }
    }

    private static void rules(
            ModuleDraft draft, Set<Capability> held, ObjectClass first, ObjectClass second, String where) {
        for (ObjectClass objectClass : List.of(first, second)) {
            Set<String> permissions = new TreeSet<>();
            List<String> names = new ArrayList<>();
            for (Capability capability : held) {
                if (capability.bit().orElseThrow() < OF_FIRST_CLASS == (objectClass == first)) {
                    permissions.add(capability.name().toLowerCase(Locale.ROOT));
                    names.add(capability.name());
                }
            }
            if (!permissions.isEmpty()) {
                draft.allow(
                        ProcessType.PROCESS,
                        objectClass,
                        permissions,
                        Controls.CAPABILITIES,
                        String.join(" ", names) + where);
            }
        }
    }
}
