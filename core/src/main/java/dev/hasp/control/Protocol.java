package dev.hasp.control;

/** A transport protocol of a published port. */
public enum Protocol {
    /** Transmission Control Protocol. */
    TCP("tcp"),
    /** User Datagram Protocol. */
    UDP("udp"),
    /** Stream Control Transmission Protocol. */
    SCTP("sctp");

    private final String word;

    Protocol(String word) {
        this.word = word;
    }

    /** Reads one of the words. */
    public static Protocol parse(String text) {
        return Words.parse("protocol", text, values());
    }

    @Override
    public String toString() {
        return word;
    }
}
