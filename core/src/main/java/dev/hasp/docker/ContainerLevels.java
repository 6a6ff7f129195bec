package dev.hasp.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import dev.hasp.selinux.LevelRange;
import dev.hasp.selinux.SecurityContext;
import dev.hasp.selinux.mcs.Holding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The containers of an engine and the SELinux levels that they have, for an allocator to keep from others.
 *
 * @param containers the names of all, running or not
 * @param holdings their levels; the holder is the container's name, and {@code NAME/files} where its files have other levels
 *     than its processes; none on an engine without SELinux
 */
public record ContainerLevels(Set<String> containers, List<Holding> holdings) {

    private static final String FILES = "/files";

    /** Copies. */
    public ContainerLevels {
        containers = Set.copyOf(containers);
        holdings = List.copyOf(holdings);
    }

    /**
     * Those of all containers, running or not, since a stopped one keeps its levels.
     *
     * @throws dev.hasp.selinux.MalformedLabelException if the engine names a label that no policy of levels can hold
     */
    public static ContainerLevels of(DockerClient client) {
        Set<String> names = new HashSet<>();
        List<Holding> holdings = new ArrayList<>();
        for (Container container : client.listContainersCmd().withShowAll(true).exec()) {
            try {
                InspectContainerResponse inspected =
                        client.inspectContainerCmd(container.getId()).exec();
                String name = inspected.getName().replaceFirst("^/", "");
                names.add(name);
                holdings.addAll(of(name, inspected.getProcessLabel(), inspected.getMountLabel()));
            } catch (NotFoundException removedMeanwhile) {
                // it has no level any more
            }
        }
        return new ContainerLevels(names, holdings);
    }

    /** Whether a holder is one of the containers. */
    public boolean has(String holder) {
        return containers.contains(
                holder.endsWith(FILES) ? holder.substring(0, holder.length() - FILES.length()) : holder);
    }

    static List<Holding> of(String name, @Nullable String processLabel, @Nullable String mountLabel) {
        Optional<LevelRange> processes = range(processLabel);
        Optional<LevelRange> files = range(mountLabel);
        List<Holding> holdings = new ArrayList<>();
        processes.ifPresent(range -> holdings.add(new Holding(name, range)));
        files.filter(range -> processes.isPresent() && !processes.get().equals(range))
                .ifPresent(range -> holdings.add(new Holding(name + FILES, range)));
        return holdings;
    }

    private static Optional<LevelRange> range(@Nullable String label) {
        return label == null || label.isEmpty()
                ? Optional.empty()
                : Optional.of(SecurityContext.parse(label).range());
    }
}
