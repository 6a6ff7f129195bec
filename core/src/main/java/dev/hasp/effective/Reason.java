package dev.hasp.effective;

import dev.hasp.Origin;
import java.util.Optional;

/**
 * Why an aspect has its value: one link of a chain.
 *
 * @param text a phrase, such as {@code engine default of Docker 28.5.2}
 * @param origin the layer of the profile that decided, empty where the engine or the kernel did
 */
public record Reason(String text, Optional<Origin> origin) {

    /** Something that the engine or the kernel does. */
    public static Reason of(String text) {
        return new Reason(text, Optional.empty());
    }

    @Override
    public String toString() {
        return text + origin.map(o -> " (" + o + ")").orElse("");
    }
}
