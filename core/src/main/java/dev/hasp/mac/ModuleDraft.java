package dev.hasp.mac;

import dev.hasp.Finding;
import dev.hasp.SecuritySpec;
import dev.hasp.Severity;
import dev.hasp.control.Control;
import dev.hasp.control.SeLinux;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.selinux.cil.BlockName;
import dev.hasp.selinux.cil.CilModule;
import dev.hasp.selinux.cil.Dialect;
import dev.hasp.selinux.cil.FileAccess;
import dev.hasp.selinux.cil.ObjectClass;
import dev.hasp.selinux.cil.Statement;
import dev.hasp.selinux.cil.TypeName;
import dev.hasp.selinux.cil.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A module while it is derived: what it is derived from, its statements so far and what was found on the way. */
final class ModuleDraft {

    private final SecuritySpec spec;
    private final EffectivePolicy policy;
    private final Dialect dialect;
    private final HostTypes types;
    private final CilModule.Builder module;
    private final List<Finding> findings = new ArrayList<>();

    ModuleDraft(SecuritySpec spec, EffectivePolicy policy, BlockName name, Dialect dialect, HostTypes types) {
        this.spec = spec;
        this.policy = policy;
        this.dialect = dialect;
        this.types = types;
        this.module = CilModule.builder(name);
        dialect.base(module);
    }

    SecuritySpec spec() {
        return spec;
    }

    EffectivePolicy policy() {
        return policy;
    }

    Dialect dialect() {
        return dialect;
    }

    HostTypes types() {
        return types;
    }

    /** A rule, with the control that needs it. */
    void allow(TypeReference target, ObjectClass objectClass, Set<String> permissions, Control<?> control, String why) {
        module.add(Statement.Allow.process(target, objectClass, permissions), control + ": " + why);
    }

    /** Rules that one reason holds for. */
    void allow(FileAccess access, TypeName type, Control<?> control, String why) {
        List<Statement> statements = access.to(type);
        module.add(statements.get(0), control + ": " + why);
        statements.stream().skip(1).forEach(module::add);
    }

    /** The type that the container's own files have, where the spec names one that a policy can hold. */
    Optional<TypeName> fileType() {
        return spec.seLinux()
                .flatMap(SeLinux::fileType)
                .filter(TypeName::isName)
                .map(TypeName::of);
    }

    void error(String code, Control<?> control, String message, String remedy) {
        findings.add(new Finding(code, Severity.ERROR, control, message, remedy));
    }

    void warning(String code, Control<?> control, String message, String remedy) {
        findings.add(new Finding(code, Severity.WARNING, control, message, remedy));
    }

    SeLinuxModule finish() {
        List<Finding> errors = findings.stream().filter(Finding::isError).toList();
        if (!errors.isEmpty()) {
            throw new SeLinuxModuleException(errors);
        }
        return new SeLinuxModule(module.build(), findings);
    }
}
