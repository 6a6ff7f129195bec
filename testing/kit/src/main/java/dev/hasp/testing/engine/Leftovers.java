package dev.hasp.testing.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.SyncDockerCmd;
import com.github.dockerjava.api.exception.DockerException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What test runs left behind that were killed before they could take it away. */
final class Leftovers {

    private Leftovers() {}

    /** Removes containers, then the networks and volumes that those may have used. */
    static void remove(DockerClient client) {
        client.listContainersCmd().withShowAll(true).withLabelFilter(List.of(TestRun.DUE)).exec().stream()
                .filter(container -> TestRun.isLeftover(container.getLabels()))
                .forEach(container -> Container.remove(client, container.getId()));
        client.listNetworksCmd().withFilter("label", List.of(TestRun.DUE)).exec().stream()
                .filter(network -> TestRun.isLeftover(network.getLabels()))
                .forEach(network -> unlessInUse(client.removeNetworkCmd(network.getId())));
        client.listVolumesCmd().withFilter("label", List.of(TestRun.DUE)).exec().getVolumes().stream()
                .filter(volume -> TestRun.isLeftover(
                        Optional.ofNullable(volume.getLabels()).orElse(Map.of())))
                .forEach(volume -> unlessInUse(client.removeVolumeCmd(volume.getName())));
    }

    static void unlessInUse(SyncDockerCmd<?> removal) {
        try {
            removal.exec();
        } catch (DockerException inUse) {
            // another test run uses it, or has removed it
        }
    }
}
