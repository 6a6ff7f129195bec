package dev.hasp.selinux;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A type that a policy has for containers.
 *
 * @param name its name today
 * @param use what carries it
 * @param meaning what it is for, as a clause that follows the name
 * @param formerNames names that the policy still takes for it
 */
public record ContainerType(String name, Use use, String meaning, List<String> formerNames) {

    /** What carries a type. */
    public enum Use {
        /** Processes of a container that the policy confines. */
        CONTAINER,
        /** Processes that the policy holds back from nothing, where its unconfined module is on. */
        UNCONFINED,
        /** Processes of engines and users, which no container is to run as. */
        HOST,
        /** Files that containers read and write. */
        FILES,
        /** Files that containers read and execute. */
        READ_ONLY_FILES,
        /** Files of engines, which containers are kept from. */
        HOST_FILES;

        /** Whether processes carry it, not files. */
        public boolean isOfProcesses() {
            return this == CONTAINER || this == UNCONFINED || this == HOST;
        }
    }

    /** Copies the names. */
    public ContainerType {
        formerNames = List.copyOf(formerNames);
    }

    /** What the policies know by that name, the same once. */
    public static List<ContainerType> known(String name) {
        return Arrays.stream(ContainerPolicy.values())
                .map(policy -> policy.find(name))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** Whether processes with that type are containers, confined and kept apart, in every policy that has such. */
    public static boolean isConfined(String name) {
        List<ContainerType> processes =
                known(name).stream().filter(type -> type.use().isOfProcesses()).toList();
        return !processes.isEmpty() && processes.stream().allMatch(type -> type.use() == Use.CONTAINER);
    }

    /** Whether that is its name, or was. */
    public boolean isKnownAs(String other) {
        return name.equals(other) || formerNames.contains(other);
    }

    @Override
    public String toString() {
        return name;
    }
}
