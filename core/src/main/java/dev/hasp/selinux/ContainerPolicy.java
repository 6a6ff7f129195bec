package dev.hasp.selinux;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A policy that has types for containers. */
public enum ContainerPolicy {
    /** Of Fedora, RHEL and those that come from them; {@code container.te} 2.230, with Fedora's {@code virt.te}. */
    CONTAINER_SELINUX("container-selinux"),
    /** The reference policy, of Debian from 13 on and Gentoo; {@code container.te} as of 2.20250213. */
    REFPOLICY("refpolicy");

    private final String title;

    ContainerPolicy(String title) {
        this.title = title;
    }

    /** What it has for containers. */
    public List<ContainerType> types() {
        return Objects.requireNonNull(ContainerTypes.OF.get(this));
    }

    /** The type that it knows by that name, be it a former one. */
    public Optional<ContainerType> find(String name) {
        return types().stream().filter(type -> type.isKnownAs(name)).findFirst();
    }

    @Override
    public String toString() {
        return title;
    }
}
