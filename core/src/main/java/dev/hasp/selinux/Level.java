package dev.hasp.selinux;

import java.util.BitSet;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A level of multi-level security: a sensitivity and a set of categories. Policies of categories alone, which those of
 * containers are, have the one sensitivity {@code s0}.
 */
public final class Level {

    /** In every policy of a distribution, {@code c0} to {@code c1023} (refpolicy {@code MCS_CATS}, {@code MLS_CATS}). */
    public static final int CATEGORIES = 1024;

    /** In policies with more than the one, {@code s0} to {@code s15} (refpolicy {@code MLS_SENS}). */
    public static final int SENSITIVITIES = 16;

    /** Policies have names, not numbers: c01 is none. */
    private static final String NUMBER = "(0|[1-9][0-9]{0,3})";

    private static final Pattern SENSITIVITY = Pattern.compile("s" + NUMBER);
    private static final Pattern CATEGORY = Pattern.compile("c" + NUMBER + "(?:\\.c" + NUMBER + ")?");

    private final int sensitivity;
    private final BitSet categories;

    private Level(int sensitivity, BitSet categories) {
        this.sensitivity = sensitivity;
        this.categories = categories;
    }

    /**
     * {@code s0} with these categories.
     *
     * @throws IndexOutOfBoundsException if one is not below {@link #CATEGORIES}
     */
    public static Level of(int... categories) {
        BitSet set = new BitSet();
        for (int category : categories) {
            set.set(Objects.checkIndex(category, CATEGORIES));
        }
        return new Level(0, set);
    }

    /**
     * Reads {@code s0:c1,c3.c5} (libsepol {@code mls_from_string}): categories in any order and any number of times,
     * ranges of at least two upwards.
     *
     * @throws MalformedLabelException if no policy can hold it
     */
    public static Level parse(String text) {
        int colon = text.indexOf(':');
        Matcher sensitivity = SENSITIVITY.matcher(colon < 0 ? text : text.substring(0, colon));
        if (!sensitivity.matches()) {
            throw malformed(text, "has no sensitivity");
        }
        int height = Integer.parseInt(sensitivity.group(1));
        if (height >= SENSITIVITIES) {
            throw malformed(text, "names a sensitivity that no policy has");
        }
        BitSet set = new BitSet();
        if (colon >= 0) {
            for (String part : text.substring(colon + 1).split(",", -1)) {
                Matcher category = CATEGORY.matcher(part);
                if (!category.matches()) {
                    throw malformed(text, "lists what is no category");
                }
                int first = Integer.parseInt(category.group(1));
                int last = category.group(2) == null ? first : Integer.parseInt(category.group(2));
                if (last >= CATEGORIES) {
                    throw malformed(text, "names categories that no policy has");
                }
                if (category.group(2) != null && last <= first) {
                    throw malformed(text, "has a range that does not run upwards");
                }
                set.set(first, last + 1);
            }
        }
        return new Level(height, set);
    }

    private static MalformedLabelException malformed(String text, String reason) {
        return new MalformedLabelException("level", text, reason, "expected a level such as s0:c100,c200");
    }

    /** Its sensitivity. */
    public int sensitivity() {
        return sensitivity;
    }

    /** Its categories. */
    public NavigableSet<Integer> categories() {
        NavigableSet<Integer> all = new TreeSet<>();
        categories.stream().forEach(all::add);
        return all;
    }

    /**
     * Whether it is at least the other: sensitivity as high, and every category of the other's. A process reaches a file
     * only if its level dominates the file's (SELinux {@code mlsconstrain}, {@code h1 dom h2}).
     */
    public boolean dominates(Level other) {
        BitSet missing = (BitSet) other.categories.clone();
        missing.andNot(categories);
        return sensitivity >= other.sensitivity && missing.isEmpty();
    }

    /** Whether neither dominates the other, so that neither reaches what is the other's. */
    public boolean isApartFrom(Level other) {
        return !dominates(other) && !other.dominates(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Level level && sensitivity == level.sensitivity && categories.equals(level.categories);
    }

    @Override
    public int hashCode() {
        return 31 * sensitivity + categories.hashCode();
    }

    /** As the kernel prints it ({@code mls_sid_to_context}): once each and upwards, three in a row as {@code c1.c3}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("s").append(sensitivity);
        char before = ':';
        for (int first = categories.nextSetBit(0); first >= 0; ) {
            int last = categories.nextClearBit(first) - 1;
            text.append(before).append('c').append(first);
            if (last > first) {
                text.append(last == first + 1 ? ',' : '.').append('c').append(last);
            }
            before = ',';
            first = categories.nextSetBit(last + 1);
        }
        return text.toString();
    }
}
