package dev.hasp.profiles;

import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Tmpfs;
import dev.hasp.linux.Capability;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What docs/presets.md says, made from the presets and the comments of their classes. */
final class PresetsDocument {

    private static final String INTRODUCTION = """
            # Presets

            A preset is a profile for one kind of workload: `BatchJob.preset().user(1000, 1000).toSpec()` in Java,
            `hasp flags batch-job` in a script. All but `docker-default` are `restricted` with grants, and every grant
            has its reason below. Each runs a workload of its kind on a real engine in the tests, and for every
            capability a test shows what breaks without it.

            A preset with a network joins the network of its own name unless told otherwise; make it with
            `docker network create web-service`, say. None joins the shared bridge, where every container reaches every
            other.

            No preset decides what only the host can: quotas of the image's writable layer (`storageOptions` needs a
            file system with project quotas) and user namespaces (`userns-remap` is a setting of the daemon).

            What each contains of what hostile code tries, and what it does not promise, is in [attacks](attacks.md);
            which are within Kubernetes' levels is in [Pod Security Standards](pod-security.md).

            """;

    private PresetsDocument() {}

    static String text() {
        StringBuilder text = new StringBuilder(INTRODUCTION);
        text.append("| preset | user | capabilities | network | root | writable in memory | memory | pids |\n");
        text.append("|---|---|---|---|---|---|---|---|\n");
        Presets.all().forEach(preset -> text.append(row(preset)));
        text.append("\nEvery preset has the parameters of the first table, some have more.\n\n");
        text.append(parameters(DockerDefault.preset().parameters()));
        Presets.all().forEach(preset -> text.append(section(preset)));
        return text.toString();
    }

    private static String row(Preset<?> preset) {
        SecurityProfile profile = preset.profile();
        return "| "
                + String.join(
                        " | ",
                        "[" + preset.name() + "](#" + preset.name() + ")",
                        said(profile.user()),
                        profile.capabilities()
                                .map(PresetsDocument::capabilities)
                                .orElse("engine's"),
                        said(profile.network()),
                        profile.readOnlyRootfs().orElse(false) ? "read-only" : "writable",
                        profile.tmpfs().orElse(List.of()).stream()
                                .map(PresetsDocument::tmpfs)
                                .collect(Collectors.joining(", ")),
                        profile.memory().map(ByteSize::toString).orElse("no limit"),
                        profile.pidsLimit().map(Object::toString).orElse("no limit"))
                + " |\n";
    }

    private static String said(Optional<?> value) {
        return value.map(Object::toString)
                .map(text -> text.equals("imageDefault") ? "the image's" : text)
                .orElse("");
    }

    private static String capabilities(Capabilities capabilities) {
        if (!capabilities.dropAll()) {
            return "engine's 14";
        }
        return capabilities.add().isEmpty()
                ? "none"
                : capabilities.add().stream().map(Capability::name).collect(Collectors.joining(" "));
    }

    private static String tmpfs(Tmpfs tmpfs) {
        return tmpfs.target() + " " + tmpfs.size().map(ByteSize::toString).orElse("");
    }

    private static String section(Preset<?> preset) {
        StringBuilder section = new StringBuilder("\n## " + preset.name() + "\n\n");
        section.append(ClassComment.of(preset.getClass()).markdown()).append('\n');
        List<Parameter> own = preset.ownParameters();
        if (!own.isEmpty()) {
            section.append('\n').append(parameters(own));
        }
        return section.toString();
    }

    private static String parameters(List<Parameter> parameters) {
        return "| parameter | control | meaning |\n|---|---|---|\n"
                + parameters.stream()
                        .map(p -> "| `" + p.name() + "` | `" + p.control() + "` | " + p.meaning() + " |\n")
                        .collect(Collectors.joining());
    }
}
