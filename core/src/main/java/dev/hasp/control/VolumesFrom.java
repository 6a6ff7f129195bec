package dev.hasp.control;

/**
 * All mounts of another container, taken over.
 *
 * @param container the other container
 * @param readOnly whether they are only readable here
 */
public record VolumesFrom(ContainerReference container, boolean readOnly) {

    /** Reads Docker's {@code name}, {@code name:ro} or {@code name:rw}. */
    public static VolumesFrom parse(String text) {
        int colon = text.indexOf(':');
        String mode = colon < 0 ? "rw" : text.substring(colon + 1);
        if (!mode.equals("ro") && !mode.equals("rw")) {
            throw new MalformedValueException(
                    "volumes from", text, "has an unknown mode", "expected name:ro or name:rw");
        }
        return new VolumesFrom(new ContainerReference(colon < 0 ? text : text.substring(0, colon)), mode.equals("ro"));
    }

    @Override
    public String toString() {
        return container + (readOnly ? ":ro" : ":rw");
    }
}
