package dev.hasp.selinux.cil;

/** The type that a module declares for the container's processes. */
public enum ProcessType implements TypeReference {
    /** {@code process} in the module's block. */
    PROCESS;

    @Override
    public String toString() {
        return "process";
    }
}
