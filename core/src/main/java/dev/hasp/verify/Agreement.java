package dev.hasp.verify;

/**
 * Whether what is seen of an aspect is what is meant.
 *
 * @param <T> the aspect's values
 */
@FunctionalInterface
interface Agreement<T> {

    /** Compares. */
    Comparison compare(T meant, T seen);
}
