package dev.hasp.seccomp;

/** Placeholder until the seccomp library is merged. */
public record SeccompProfile(String toJson) {
    /** Reads a document. */
    public static SeccompProfile parse(String json) {
        return new SeccompProfile(json);
    }
}
