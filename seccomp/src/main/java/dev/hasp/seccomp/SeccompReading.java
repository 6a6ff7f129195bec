package dev.hasp.seccomp;

import java.util.List;

/**
 * A profile read from text, with what the engine would pass over in silence.
 *
 * @param profile the profile
 * @param notes unknown members, keys in another case, duplicate keys and the like, in the order of the document
 */
public record SeccompReading(SeccompProfile profile, List<SeccompProblem> notes) {

    public SeccompReading {
        notes = List.copyOf(notes);
    }
}
