package dev.hasp.seccomp;

/** The generations of the engine's code that read and resolve profiles differently. */
public enum EngineGeneration {
    /** Up to 20.10: knows no {@code defaultErrnoRet}, flags or listener, and neither riscv64 nor loongarch64. */
    DOCKER_20_10,

    /** From 23.0, and {@code moby/profiles}. */
    DOCKER_23;

    /** The newest. */
    public static final EngineGeneration NEWEST = DOCKER_23;

    /**
     * The generation of an engine's version.
     *
     * @param version such as 20.10.24 or 29.4.3; what follows the first number does not matter
     * @throws IllegalArgumentException if it does not begin with a number
     */
    public static EngineGeneration of(String version) {
        String first = version.strip().split("[.\\-+~]", 2)[0];
        if (!first.matches("v?\\d{1,6}")) {
            throw new IllegalArgumentException(
                    "engine version: \"" + version + "\" does not begin with a number; expected one such as 28.2");
        }
        return Integer.parseInt(first.replace("v", "")) < 23 ? DOCKER_20_10 : DOCKER_23;
    }
}
