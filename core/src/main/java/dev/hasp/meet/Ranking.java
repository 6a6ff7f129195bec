package dev.hasp.meet;

import java.util.List;
import java.util.Optional;

/** Decisions of which each is stricter than those after it; the open one has its place among them. */
final class Ranking {

    private Ranking() {}

    /** The one that comes first, each as its own value and {@code Optional.empty()} as the open decision. */
    static <T> Meet<T> of(List<Optional<T>> strictestFirst) {
        return (first, second) ->
                Answer.of(strictestFirst.indexOf(first) <= strictestFirst.indexOf(second) ? first : second);
    }

    /** A switch that opens something, off where nobody decides. */
    static Meet<Boolean> opening() {
        return of(List.of(Optional.of(false), Optional.empty(), Optional.of(true)));
    }

    /** A switch that closes something, off where nobody decides. */
    static Meet<Boolean> closing() {
        return of(List.of(Optional.of(true), Optional.of(false), Optional.empty()));
    }

    /** A switch that closes something and that the daemon may close where nobody decides. */
    static Meet<Boolean> closingByDaemon() {
        return of(List.of(Optional.of(true), Optional.empty(), Optional.of(false)));
    }

    /** The smaller of two where both decide; where one is open, the other. */
    static <T extends Comparable<? super T>> Meet<T> least() {
        return Meet.ofBoth((first, second) -> Answer.of(first.compareTo(second) <= 0 ? first : second));
    }
}
