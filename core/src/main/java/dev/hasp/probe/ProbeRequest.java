package dev.hasp.probe;

import dev.hasp.observed.Wanted;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What a probe is to bring home from a container, and how it gets there.
 *
 * @param wanted the files
 * @param calls which of the {@link CallQuestions} to ask; leave out those that the spec's own filter answers by killing
 * @param image the image to run it in, or empty for one of its own that holds nothing else
 * @param accounts users and groups of the probe's own image besides root and nobody, by name with their ids, for a spec
 *     that names one; an image that is given has its own
 * @param limit how long it may take from its start to its end
 * @param hostNamespaces the namespaces of the engine's host where they are known, so that nobody has to look
 * @param progress hears of each step, in a few words
 */
public record ProbeRequest(
        Wanted wanted,
        Predicate<CallQuestion> calls,
        Optional<String> image,
        Map<String, Long> accounts,
        Duration limit,
        Optional<Map<String, String>> hostNamespaces,
        Consumer<String> progress) {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    public ProbeRequest {
        accounts = Map.copyOf(accounts);
        hostNamespaces = hostNamespaces.map(Map::copyOf);
    }

    /** Files alone, in an image of the probe's own, within a minute. */
    public static ProbeRequest of(Wanted wanted) {
        return new ProbeRequest(wanted, call -> false, Optional.empty(), Map.of(), LIMIT, Optional.empty(), step -> {});
    }

    /** The same, and these of the {@link CallQuestions}. */
    public ProbeRequest withCalls(Predicate<CallQuestion> asked) {
        return new ProbeRequest(wanted, asked, image, accounts, limit, hostNamespaces, progress);
    }

    /** The same in an image that the engine has, such as the workload's. */
    public ProbeRequest withImage(String name) {
        return new ProbeRequest(wanted, calls, Optional.of(name), accounts, limit, hostNamespaces, progress);
    }

    /** The same, with a user and a group of that name and id in the probe's own image. */
    public ProbeRequest withAccount(String name, long id) {
        Map<String, Long> more = new LinkedHashMap<>(accounts);
        more.put(name, id);
        return new ProbeRequest(wanted, calls, image, more, limit, hostNamespaces, progress);
    }

    /** The same within that time. */
    public ProbeRequest withLimit(Duration time) {
        return new ProbeRequest(wanted, calls, image, accounts, time, hostNamespaces, progress);
    }

    /** The same, with what {@link HostNamespaces#read} found before. */
    public ProbeRequest withHostNamespaces(Map<String, String> known) {
        return new ProbeRequest(wanted, calls, image, accounts, limit, Optional.of(known), progress);
    }

    /** The same, telling that consumer. */
    public ProbeRequest withProgress(Consumer<String> listener) {
        return new ProbeRequest(wanted, calls, image, accounts, limit, hostNamespaces, listener);
    }
}
