package dev.hasp.probe;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Info;
import dev.hasp.SecuritySpec;
import dev.hasp.linux.Architecture;
import dev.hasp.observed.CallAnswer;
import dev.hasp.observed.Wanted;
import dev.hasp.probe.ProbeException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a probe as the first process of a container under a spec. It takes one container, and a further one for each
 * directory of devices inside another that engines do not make by themselves.
 *
 * <p>The container is the spec's but for what the kernel does not enforce and a probe has no use for: the probe's
 * container is never restarted nor checked for health, publishes no port, writes to no log and is always removed, with
 * its anonymous volumes. What the engine makes of a spec by itself stays: named volumes and directories of the host
 * that it creates because the spec mounts them.
 *
 * <p>Without an image of the caller's the container's image holds the probe, {@code /etc/passwd} and {@code /etc/group}
 * with root (0), nobody (65534) and the request's accounts, and nothing else; it is tagged {@code hasp-probe} with a
 * digest of its content and removed at the end. With an image of the caller's the probe comes in a volume that is
 * mounted read-only at {@link #DIRECTORY} and that is the one thing which the workload's container will not have; it is
 * removed at the end as well. Both work where the engine is on another machine.
 *
 * <p>Whatever a crash leaves behind carries the label {@link #LABEL}.
 */
public final class ContainerProbe {

    /** The label of containers and volumes. */
    public static final String LABEL = "dev.hasp.probe";

    /** The directory of the probe in every container. */
    public static final String DIRECTORY = ProbeImage.DIRECTORY;

    /** How many directories deep devices are looked for, beyond those that are usual. */
    private static final int DEVICE_ROUNDS = 4;

    private ContainerProbe() {}

    /**
     * Runs a probe until it ends.
     *
     * @throws ProbeException if it brings nothing home
     * @throws dev.hasp.docker.InexpressibleException with everything of the spec that docker-java cannot say
     */
    public static ProbeResult run(DockerClient client, SecuritySpec spec, ProbeRequest request) {
        Architecture architecture = architecture(client);
        Map<String, String> host = request.hostNamespaces().orElseGet(() -> HostNamespaces.read(client, request));
        List<CallQuestion> calls =
                CallQuestions.of(architecture).stream().filter(request.calls()).toList();
        ProbeProgram program = new ProbeProgram(architecture, questions(request.wanted()), calls);
        ProbeRun ended = run(client, spec, request, program);
        ProbedFiles files = program.files(ended.output());
        for (int round = 0; round < DEVICE_ROUNDS; round++) {
            List<FileQuestion> open = request.wanted().devices().stream()
                    .flatMap(root -> new DeviceSearch(files, root).open().stream())
                    .toList();
            if (open.isEmpty()) {
                break;
            }
            request.progress().accept("goes again for " + open.size() + " directories and files of devices");
            ProbeProgram again = new ProbeProgram(architecture, open, List.of());
            files.addAll(again.files(run(client, spec, request, again).output()));
        }
        List<CallAnswer> answers = new ArrayList<>();
        List<Long> results = program.results(ended.output());
        for (int i = 0; i < results.size(); i++) {
            CallQuestion call = calls.get(i);
            answers.add(new CallAnswer(call.call(), call.number(), call.arguments(), results.get(i)));
        }
        return new ProbeResult(files, answers, ended.warnings(), host, ended.exitStatus());
    }

    /** Runs a program, and gives its output if it has the files. */
    static ProbeRun run(DockerClient client, SecuritySpec spec, ProbeRequest request, ProbeProgram program) {
        ProbeRun ended = during(
                client,
                spec,
                request,
                program,
                (container, id, warnings) -> container.run(id, program.outputLength(), warnings));
        ended.requireFiles(program);
        return ended;
    }

    /** Brings a program to the engine and creates a container of it under the spec, and takes both away in the end. */
    static <T> T during(
            DockerClient client,
            SecuritySpec spec,
            ProbeRequest request,
            Executable program,
            ProbeContainer.Stay<T> stay) {
        byte[] file = program.file();
        ProbeContainer container = new ProbeContainer(client, request);
        try (ProbeImage image = ProbeImage.load(client, program, request.accounts())) {
            request.progress().accept("loaded the image " + image.name() + ", " + file.length + " bytes");
            if (request.image().isEmpty()) {
                return container.during(image, spec::applyTo, stay);
            }
            try (ProbeVolume volume = ProbeVolume.fill(client, image, file, Map.of(LABEL, "volume"))) {
                return container.during(
                        request.image().get(),
                        create -> {
                            spec.applyTo(create);
                            volume.mountInto(create);
                        },
                        stay);
            }
        }
    }

    static Architecture architecture(DockerClient client) {
        Info info;
        try {
            info = client.infoCmd().exec();
        } catch (RuntimeException silent) {
            throw new ProbeException(
                    Reason.UNREACHABLE, "the engine does not answer: " + ProbeException.words(silent), silent);
        }
        String name = Optional.ofNullable(info.getArchitecture()).orElse("an unknown machine");
        return Architecture.find(name)
                .orElseThrow(() -> new ProbeException(Reason.NO_PROGRAM, "there is no probe for " + name));
    }

    private static List<FileQuestion> questions(Wanted wanted) {
        List<FileQuestion> questions = new ArrayList<>();
        questions.add(FileQuestion.text(ProbeResult.STATUS));
        questions.add(FileQuestion.link(ProbeResult.NAMESPACE));
        questions.add(FileQuestion.names(ProbeResult.NAMESPACES));
        wanted.texts().forEach(path -> questions.add(FileQuestion.text(path)));
        wanted.links().forEach(path -> questions.add(FileQuestion.link(path)));
        wanted.directories().forEach(path -> questions.add(FileQuestion.names(path)));
        wanted.devices().forEach(root -> questions.addAll(DeviceSearch.first(root)));
        return questions;
    }
}
