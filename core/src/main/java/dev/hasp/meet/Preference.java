package dev.hasp.meet;

/** Decisions that permit and deny nothing, or of which no other is known to permit less. */
final class Preference {

    private Preference() {}

    /** The one that is decided; two that differ are a conflict. */
    static <T> Meet<T> only(String reason) {
        return Meet.ofBoth(
                (first, second) -> Answer.disputed(reason, "give both layers the same, or leave it open in one"));
    }

    /** A choice that permits something: two that differ leave it to the engine. */
    static <T> Meet<T> engines() {
        return (first, second) -> Answer.open();
    }

    /** None but the same: an open one is the engine's, and how that lies to the other is not known. */
    static <T> Meet<T> same(String reason) {
        return (first, second) -> Answer.disputed(reason, "decide it in both layers, and alike");
    }
}
