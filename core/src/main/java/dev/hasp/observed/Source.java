package dev.hasp.observed;

import dev.hasp.observed.KernelFiles.Answer;
import dev.hasp.observed.KernelFiles.Answer.Content;
import dev.hasp.observed.KernelFiles.Answer.NotAsked;
import dev.hasp.observed.KernelFiles.Answer.Refused;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The kernel's files, read with what is expected in them. */
record Source(KernelFiles files) {

    static final String NO_SUCH_FILE = "ENOENT";

    /** A file, understood. */
    <T> Seen<T> text(String path, Function<String, T> understand) {
        return seen(path, files.text(path)).map(understand);
    }

    Seen<String> link(String path) {
        return seen(path, files.link(path));
    }

    Seen<List<String>> names(String path) {
        return seen(path, files.names(path));
    }

    Seen<List<String>> devices(String path) {
        return seen(path, files.devices(path));
    }

    /** Why a file could not be read: the error's name; empty where it was read or nobody asked. */
    Optional<String> refusal(String path) {
        return files.text(path) instanceof Refused<String> refused ? Optional.of(refused.why()) : Optional.empty();
    }

    /** Whether a file or directory was looked for and does not exist. */
    boolean isMissing(Answer<?> answer) {
        return answer instanceof Refused<?> refused && refused.why().equals(NO_SUCH_FILE);
    }

    private static <T> Seen<T> seen(String path, Answer<T> answer) {
        if (answer instanceof Content<T> content) {
            return Seen.of(content.value(), path);
        }
        if (answer instanceof NotAsked<T>) {
            return Seen.not(path + " was not read");
        }
        return Seen.not(path + ": " + ((Refused<T>) answer).why());
    }
}
