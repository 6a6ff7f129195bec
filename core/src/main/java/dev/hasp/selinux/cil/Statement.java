package dev.hasp.selinux.cil;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A statement in a module's block. There is none for {@code optional}: a block of that kind which names something that the
 * host's policy lacks is dropped without a word, and the module loads all the same.
 */
public sealed interface Statement {

    /** Declares {@code process}, and that it may have the role {@code system_r}, as containers do. */
    record DeclareProcess() implements Statement {}

    /**
     * Takes over everything of a block of the host's policy, such as udica's {@code container}, which declares {@code process}.
     *
     * @param block its name
     */
    record InheritBlock(TypeName block) implements Statement {}

    /**
     * Gives {@code process} what every type of an attribute has.
     *
     * @param attribute such as {@code container_domain}
     */
    record JoinAttribute(TypeName attribute) implements Statement {}

    /**
     * Permits.
     *
     * @param source who
     * @param target on what; for {@code process} itself {@link ProcessType#PROCESS}
     * @param objectClass what kind of object
     * @param permissions what is done, at least one
     */
    record Allow(TypeReference source, TypeReference target, ObjectClass objectClass, Set<String> permissions)
            implements Statement {

        /** Refuses permissions that the class does not have. */
        public Allow {
            permissions = Collections.unmodifiableSet(new TreeSet<>(permissions));
            if (permissions.isEmpty()) {
                throw new MalformedModuleException("rule", objectClass.toString(), "permits nothing", "leave it out");
            }
            for (String permission : permissions) {
                if (!objectClass.permissions().contains(permission)) {
                    throw new MalformedModuleException(
                            "permission",
                            permission,
                            "is none of " + objectClass,
                            "expected some of " + String.join(" ", objectClass.permissions()));
                }
            }
        }

        /** What the container's processes may do. */
        public static Allow process(TypeReference target, ObjectClass objectClass, Set<String> permissions) {
            return new Allow(ProcessType.PROCESS, target, objectClass, permissions);
        }
    }
}
