package dev.hasp.effective;

/**
 * A line of {@code /proc/PID/uid_map} or {@code gid_map} (user_namespaces(7)).
 *
 * @param inside the first id inside
 * @param outside the first id in the namespace above, for containers that of the host
 * @param count how many ids follow each other
 */
public record IdMapping(long inside, long outside, long count) {

    /** All ids as they are: no user namespace of its own. */
    public static final IdMapping IDENTITY = new IdMapping(0, 0, 4_294_967_295L);

    @Override
    public String toString() {
        return inside + " " + outside + " " + count;
    }
}
