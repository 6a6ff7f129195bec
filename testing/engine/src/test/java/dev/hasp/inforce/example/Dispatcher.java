package dev.hasp.inforce.example;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import dev.hasp.SecuritySpec;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Cpus;
import dev.hasp.profiles.BatchJob;
import java.util.List;

/** Starts the jobs of a batch system, each with the memory, processors and user that it was submitted with. */
final class Dispatcher {

    record Job(String image, List<String> command, long uid, long gid, ByteSize memory, Cpus cpus) {}

    static String start(DockerClient docker, Job job) {
        SecuritySpec spec = BatchJob.preset()
                .user(job.uid(), job.gid())
                .memory(job.memory())
                .cpus(job.cpus())
                .toSpec();
        CreateContainerCmd create = docker.createContainerCmd(job.image()).withCmd(job.command());
        spec.applyTo(create);
        String id = create.exec().getId();
        docker.startContainerCmd(id).exec();
        return id;
    }

    private Dispatcher() {}
}
