package dev.hasp.probe;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A volume that holds the probe, for images that do not; it goes when it is closed. */
final class ProbeVolume implements AutoCloseable {

    private static final int TARGET = 4;

    private final DockerClient client;
    private final String name;

    private ProbeVolume(DockerClient client, String name) {
        this.client = client;
        this.name = name;
    }

    /**
     * Makes one and copies the probe into it through a container of the probe's own image that is never started: the
     * only way that works where the engine is on another machine.
     *
     * @throws ProbeException if the engine does not take it
     */
    static ProbeVolume fill(DockerClient client, ProbeImage image, byte[] program, Map<String, String> labels) {
        try {
            ProbeVolume volume = new ProbeVolume(
                    client, client.createVolumeCmd().withLabels(labels).exec().getName());
            try {
                volume.fill(image, program, labels);
            } catch (DockerException refused) {
                volume.close();
                throw refused;
            }
            return volume;
        } catch (DockerException refused) {
            throw new ProbeException(
                    ProbeException.Reason.NOT_BROUGHT,
                    "the engine does not take its volume: " + ProbeException.words(refused),
                    refused);
        }
    }

    private void fill(ProbeImage image, byte[] program, Map<String, String> labels) {
        CreateContainerCmd create = client.createContainerCmd(image.name())
                .withEntrypoint(ProbeImage.PROGRAM)
                .withLabels(labels);
        mountInto(create, false);
        String filler = create.exec().getId();
        try {
            client.copyArchiveToContainerCmd(filler)
                    .withRemotePath(ProbeImage.DIRECTORY)
                    .withTarInputStream(new ByteArrayInputStream(
                            new TarFile().file("probe", 0555, program).end()))
                    .exec();
        } finally {
            client.removeContainerCmd(filler).withForce(true).exec();
        }
    }

    /**
     * A {@code /proc/PID/mountinfo} but for the volume, which the workload's container will not have: the line whose fifth
     * field, the target, is the probe's directory (proc_pid_mountinfo(5)).
     */
    static String without(String mountinfo) {
        return mountinfo
                .lines()
                .filter(line -> {
                    String[] fields = line.split(" ", TARGET + 2);
                    return fields.length <= TARGET || !fields[TARGET].equals(ProbeImage.DIRECTORY);
                })
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Adds it to a container, read-only. */
    void mountInto(CreateContainerCmd create) {
        mountInto(create, true);
    }

    private void mountInto(CreateContainerCmd create, boolean readOnly) {
        List<Mount> mounts = new ArrayList<>(
                Optional.ofNullable(create.getHostConfig().getMounts()).orElse(List.of()));
        mounts.add(new Mount()
                .withType(MountType.VOLUME)
                .withSource(name)
                .withTarget(ProbeImage.DIRECTORY)
                .withReadOnly(readOnly));
        create.getHostConfig().withMounts(mounts);
    }

    @Override
    public void close() {
        try {
            client.removeVolumeCmd(name).exec();
        } catch (DockerException gone) {
            // somebody else removed it, or will: it carries the probe's label
        }
    }
}
