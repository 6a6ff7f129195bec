package dev.hasp.selinux.cil;

import dev.hasp.selinux.cil.Statement.Allow;
import dev.hasp.selinux.cil.Statement.DeclareProcess;
import dev.hasp.selinux.cil.Statement.InheritBlock;
import dev.hasp.selinux.cil.Statement.JoinAttribute;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the host's policy gives a module to build on. The attributes that the process type joins carry what the policy's
 * authors give every container: the files of the image, its own processes, and being started and stopped by the engine.
 * None of them is the one for networks, so that a module says itself what of the network is reached.
 */
public enum Dialect {
    /** Fedora, CentOS, RHEL and kin (container-selinux 2.230). */
    CONTAINER_SELINUX("container-selinux", List.of("domain", "container_domain", "svirt_sandbox_domain")),
    /**
     * The same, with the block {@code container} of udica's templates ({@code base_container.cil}), which has to be
     * installed beside the module.
     */
    UDICA("udica", List.of()),
    /** Debian 13 and others on the reference policy (refpolicy 2.20250213). */
    REFPOLICY("refpolicy", List.of("domain", "container_domain", "container_system_domain"));

    /** What the engine labels a container's files with, in all of them. */
    public static final TypeName CONTAINER_FILE = TypeName.of("container_file_t");

    private static final TypeName TEMPLATE = TypeName.of("container");
    private static final TypeName SEPARATED = TypeName.of("mcs_constrained_type");

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final List<String> attributes;

    Dialect(String word, List<String> attributes) {
        this.word = word;
        this.attributes = attributes;
    }

    /** The dialect of that name. */
    public static Optional<Dialect> of(String word) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.word.equals(word))
                .findFirst();
    }

    /** Declares the process type, and gives it what every container needs. */
    public void base(CilModule.Builder module) {
        if (this == UDICA) {
            module.add(
                    new InheritBlock(TEMPLATE),
                    "udica's base: the type of the processes, and what all containers have");
        } else {
            module.add(new DeclareProcess(), "the type of the container's processes");
        }
        Optional<String> note = Optional.of("what the policy gives every container");
        for (String attribute : attributes) {
            note = add(module, new JoinAttribute(TypeName.of(attribute)), note);
        }
        module.add(new JoinAttribute(SEPARATED), "levels separate it from other containers");
        own(module);
    }

    /** container.te gives these to container_t alone, and not to all that join the attributes. */
    private void own(CilModule.Builder module) {
        if (this == REFPOLICY) {
            module.add(
                    Allow.process(ProcessType.PROCESS, ObjectClass.PROCESS, Set.of("getcap", "setrlimit")),
                    "as container_t has it");
        }
        Optional<String> note = Optional.of("the kernel's files about itself and its limits");
        for (String type : List.of("proc_t", "proc_net_t", "sysfs_t", "cpu_online_t", "cgroup_t")) {
            TypeName name = TypeName.of(type);
            note = add(module, Allow.process(name, ObjectClass.DIR, Set.of("getattr", "open", "read", "search")), note);
            note = add(module, Allow.process(name, ObjectClass.FILE, Set.of("getattr", "open", "read")), note);
            note = add(module, Allow.process(name, ObjectClass.LNK_FILE, Set.of("getattr", "read")), note);
        }
        note = Optional.of("random numbers, from the host's node where the engine cannot make one");
        for (String type : List.of("random_device_t", "urandom_device_t")) {
            Set<String> read = Set.of("getattr", "ioctl", "lock", "open", "read");
            note = add(module, Allow.process(TypeName.of(type), ObjectClass.CHR_FILE, read), note);
        }
    }

    private static Optional<String> add(CilModule.Builder module, Statement statement, Optional<String> note) {
        note.ifPresentOrElse(text -> module.add(statement, text), () -> module.add(statement));
        return Optional.empty();
    }

    /** Its name, such as {@code container-selinux}. */
    @Override
    public String toString() {
        return word;
    }
}
