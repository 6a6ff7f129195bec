package dev.hasp.probe;

import dev.hasp.observed.CallAnswer;
import dev.hasp.observed.KernelFiles;
import dev.hasp.observed.KernelFiles.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a probe brought home.
 *
 * @param files what it read
 * @param answers the calls that it made, with the kernel's answers; empty where it was killed among them, which
 *     {@code exitStatus} then tells
 * @param warnings what the engine said when it created the container
 * @param hostNamespaces the namespaces of the engine's host by kind, empty where the engine let nobody look
 * @param exitStatus 0 where it came to its end; 128 and a signal's number where it was killed
 */
public record ProbeResult(
        KernelFiles files,
        List<CallAnswer> answers,
        List<String> warnings,
        Map<String, String> hostNamespaces,
        int exitStatus) {

    /** What the kernel shows to every process of itself: a text, a link and a directory. */
    static final String STATUS = "/proc/self/status";

    static final String NAMESPACE = "/proc/self/ns/mnt";
    static final String NAMESPACES = "/proc/self/ns";

    public ProbeResult {
        answers = List.copyOf(answers);
        warnings = List.copyOf(warnings);
        hostNamespaces = Map.copyOf(hostNamespaces);
    }

    /**
     * What it could not see of what the kernel shows to every process of itself: something refuses the calls that it
     * needs, and files which it could not read for the same reason say nothing about the container. Empty where it could
     * see.
     */
    public Optional<String> blindness() {
        List<String> unseen = Stream.of(
                        refusal(STATUS, files.text(STATUS)),
                        refusal(NAMESPACE, files.link(NAMESPACE)),
                        refusal(NAMESPACES, files.names(NAMESPACES)))
                .flatMap(Optional::stream)
                .toList();
        return unseen.isEmpty()
                ? Optional.empty()
                : Optional.of("the probe was refused its own " + String.join(", ", unseen)
                        + ": a seccomp profile or a security module denies some of " + ProbeProgram.NEEDED
                        + "; permit them, or look from outside, at the container's process in the /proc of the"
                        + " engine's host");
    }

    private static Optional<String> refusal(String path, Answer<?> answer) {
        return answer instanceof Answer.Refused<?> refused
                ? Optional.of(path + " (" + refused.why() + ")")
                : Optional.empty();
    }
}
