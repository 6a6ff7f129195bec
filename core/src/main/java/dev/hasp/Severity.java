package dev.hasp;

/** How much a finding weighs. */
public enum Severity {
    /** The profile means nothing, or not what it says: no spec comes of it. */
    ERROR,
    /** The profile is accepted, and does less or more than a reader may think. */
    WARNING
}
