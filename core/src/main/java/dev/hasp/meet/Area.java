package dev.hasp.meet;

/** A part of two profiles that is met as one. */
@FunctionalInterface
interface Area {

    /** Decides its controls. */
    void meet(Meeting meeting);
}
