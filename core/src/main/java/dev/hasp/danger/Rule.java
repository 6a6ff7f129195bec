package dev.hasp.danger;

/** A danger and when it is there. */
record Rule(DangerCode code, Condition condition) {}
