package dev.hasp.apparmor;

import java.util.BitSet;
import java.util.List;

/** A part of a pattern, over bytes. */
sealed interface GlobPart {

    /**
     * These bytes.
     *
     * @param bytes each as a character from 1 to 255
     */
    record Literal(String bytes) implements GlobPart {}

    /**
     * {@code *} and {@code **}.
     *
     * @param across whether it matches slashes
     * @param some whether it begins with a byte other than a slash
     */
    record Star(boolean across, boolean some) implements GlobPart {}

    /** One byte of these: {@code ?} and classes. */
    record OneOf(BitSet bytes) implements GlobPart {}

    /** <code>{a,b}</code>. */
    record Alternatives(List<List<GlobPart>> items) implements GlobPart {}

    /** {@code @{NAME}}. */
    record Variable(String name) implements GlobPart {}
}
