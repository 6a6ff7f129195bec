package dev.hasp.mac;

import dev.hasp.SecuritySpec;
import dev.hasp.control.Controls;
import dev.hasp.control.SeLinux;
import dev.hasp.engine.EngineFacts;
import dev.hasp.selinux.cil.BlockName;
import dev.hasp.selinux.cil.Dialect;
import dev.hasp.selinux.cil.FileAccess;
import dev.hasp.selinux.cil.TypeName;
import dev.hasp.text.Quoted;
import java.util.Optional;

/**
 * Derives the SELinux module that a spec needs: a type for its processes that has what every container has, and beyond it
 * the spec's capabilities, mounts, devices, network and ports and nothing else. Each rule names the control that needs it.
 *
 * <p>Load it with {@code semodule -i NAME.cil} and run the container with {@code label=type:NAME.process}.
 */
public final class SeLinuxDerivation {

    private static final TypeName CGROUPS = TypeName.of("cgroup_t");

    private SeLinuxDerivation() {}

    /**
     * The module for a spec on an engine.
     *
     * @param name the module, whose processes have the type {@link BlockName#processType()}
     * @param dialect the host's policy
     * @param types what that policy calls the files and ports that the spec names
     * @throws SeLinuxModuleException with everything that is not known or that no module can give
     */
    public static SeLinuxModule module(
            SecuritySpec spec, EngineFacts engine, BlockName name, Dialect dialect, HostTypes types) {
        ModuleDraft draft = new ModuleDraft(spec, spec.on(engine), name, dialect, types);
        label(draft, name);
        ModuleCapabilities.derive(draft);
        ModuleFiles.derive(draft);
        if (spec.writableCgroups().orElse(false)) {
            draft.allow(FileAccess.WRITE, CGROUPS, Controls.WRITABLE_CGROUPS, "managing its own cgroups");
        }
        ModuleNetwork.derive(draft);
        return draft.finish();
    }

    private static void label(ModuleDraft draft, BlockName name) {
        SeLinux asked = draft.spec().seLinux().orElse(SeLinux.engineDefault());
        if (asked.disabled()) {
            draft.error(
                    "selinux-module-without-selinux",
                    Controls.SE_LINUX,
                    "the spec switches the separation by SELinux off, and so the module",
                    "leave disable out of seLinux");
        }
        if (draft.spec().privileged().orElse(false)) {
            draft.error(
                    "selinux-module-of-privileged",
                    Controls.PRIVILEGED,
                    "a privileged container has every device, and no module lists them all",
                    "leave privileged out, and add the capabilities and devices that are needed");
        }
        if (asked.nested()) {
            draft.error(
                    "selinux-module-of-nested",
                    Controls.SE_LINUX,
                    "containers that manage labels need what the policy gives container_engine_t alone",
                    "leave nested out, or use the type container_engine_t without a module");
        }
        asked.fileType()
                .filter(type -> !TypeName.isName(type))
                .ifPresent(type -> draft.error(
                        "selinux-file-type-malformed",
                        Controls.SE_LINUX,
                        "the type of its files is " + Quoted.of(type) + ", which no policy declares",
                        "set the file type of seLinux to one such as container_file_t"));
        Optional<String> type = asked.type();
        if (!type.equals(Optional.of(name.processType()))) {
            draft.warning(
                    "selinux-module-unused",
                    Controls.SE_LINUX,
                    type.map(other -> "the spec asks for the type " + other).orElse("the spec asks for no type")
                            + ", so the module is not in force",
                    "set the type of seLinux to " + name.processType());
        }
    }
}
