package dev.hasp.explain;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Control;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How one control is put into words.
 *
 * @param control the control
 * @param decided what a decision means, given the rest of the profile
 * @param open what the engine does where nobody decided, or empty where that needs no word
 */
record Sentence<T>(
        Control<T> control,
        BiFunction<T, SecurityProfile, Phrase> decided,
        Function<SecurityProfile, Optional<Phrase>> open) {

    static <T> Sentence<T> of(Control<T> control, BiFunction<T, SecurityProfile, Phrase> decided) {
        return new Sentence<>(control, decided, profile -> Optional.empty());
    }

    /** A phrase that depends on the value alone. */
    static <T> Sentence<T> of(Control<T> control, Function<T, String> decided) {
        return of(control, (value, profile) -> Phrase.of(decided.apply(value)));
    }

    /** One phrase for on and one for off. */
    static Sentence<Boolean> either(Control<Boolean> control, String on, String off) {
        return of(control, value -> value ? on : off);
    }

    /** A list with a line for each item. */
    static <E> Sentence<List<E>> list(
            Control<List<E>> control, String sentence, String whenEmpty, Function<E, String> line) {
        return of(
                control,
                (values, profile) -> Phrase.list(
                        sentence, whenEmpty, values.stream().map(line).toList()));
    }

    /** This, and what the engine does where nobody decided. */
    Sentence<T> open(String sentence) {
        return open(profile -> Optional.of(Phrase.of(sentence)));
    }

    /** This, and what the engine does where nobody decided, given the rest of the profile. */
    Sentence<T> open(Function<SecurityProfile, Optional<Phrase>> phrase) {
        return new Sentence<>(control, decided, phrase);
    }

    Optional<Explanation> explain(SecurityProfile profile) {
        Optional<T> value = profile.get(control);
        Optional<Phrase> phrase = value.isPresent() ? value.map(v -> decided.apply(v, profile)) : open.apply(profile);
        return phrase.map(p -> new Explanation(control, p.sentence(), p.details(), profile.origin(control)));
    }
}
