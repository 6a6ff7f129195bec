package dev.hasp.seccomp.algebra;

/**
 * Neighbouring call numbers that are treated alike.
 *
 * @param first the lowest number, from 0 to 2^32-1
 * @param last the highest number
 * @param diagram what happens with their calls
 */
public record NumberRange(long first, long last, ArgumentDiagram diagram) {}
