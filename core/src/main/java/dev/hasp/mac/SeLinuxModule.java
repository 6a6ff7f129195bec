package dev.hasp.mac;

import dev.hasp.Finding;
import dev.hasp.selinux.cil.CilModule;
import java.util.List;

/**
 * The SELinux module that a spec needs.
 *
 * @param module the module
 * @param warnings where the module permits more than the spec does, or is not used by it
 */
public record SeLinuxModule(CilModule module, List<Finding> warnings) {

    /** Copies. */
    public SeLinuxModule {
        warnings = List.copyOf(warnings);
    }
}
