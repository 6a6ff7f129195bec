package dev.hasp.seccomp.algebra;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes a set of one argument's values as masked comparisons, none of which can be left out: the algorithm of Minato
 * (Fast generation of irredundant sum-of-products forms from binary decision diagrams, 1992).
 */
final class Cubes {

    /**
     * The values that have given bits.
     *
     * @param mask the bits that matter
     * @param value what they have to be
     */
    record Cube(long mask, long value) {}

    private record Cover(List<Cube> cubes, int set) {}

    private final DiagramSpace space;
    private final int most;

    private Cubes(DiagramSpace space, int most) {
        this.space = space;
        this.most = most;
    }

    /**
     * The cubes of a set over one argument.
     *
     * @param most more than so many are no answer
     * @return the cubes, or an empty list if there are too many
     */
    static List<Cube> of(DiagramSpace space, int set, int most) {
        List<Cube> cubes = new Cubes(space, most).cover(set, set).cubes();
        return cubes.size() > most ? List.of() : cubes;
    }

    private Cover cover(int lower, int upper) {
        if (lower == DiagramSpace.NO) {
            return new Cover(List.of(), DiagramSpace.NO);
        }
        if (upper == DiagramSpace.YES) {
            return new Cover(List.of(new Cube(0, 0)), DiagramSpace.YES);
        }
        int level = Math.min(space.level(lower), space.level(upper));
        int lower0 = low(lower, level);
        int lower1 = high(lower, level);
        int upper0 = low(upper, level);
        int upper1 = high(upper, level);
        Cover zero = cover(space.without(lower0, upper1), upper0);
        Cover one = cover(space.without(lower1, upper0), upper1);
        int rest = space.or(space.without(lower0, zero.set()), space.without(lower1, one.set()));
        Cover both = cover(rest, space.and(upper0, upper1));
        List<Cube> cubes = new ArrayList<>(both.cubes());
        long bit = 1L << (63 - (level & 63));
        zero.cubes().forEach(cube -> cubes.add(new Cube(cube.mask() | bit, cube.value())));
        one.cubes().forEach(cube -> cubes.add(new Cube(cube.mask() | bit, cube.value() | bit)));
        if (cubes.size() > most) {
            // stands for too many; the caller only looks at the number
            return new Cover(cubes.subList(0, most + 1), upper);
        }
        int set = space.or(both.set(), space.node(level, zero.set(), one.set()));
        return new Cover(cubes, set);
    }

    private int low(int node, int level) {
        return space.level(node) == level ? space.low(node) : node;
    }

    private int high(int node, int level) {
        return space.level(node) == level ? space.high(node) : node;
    }
}
