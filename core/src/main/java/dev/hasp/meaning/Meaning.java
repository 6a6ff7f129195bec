package dev.hasp.meaning;

/** Works out the aspects of one area. */
interface Meaning {

    /** Gives each aspect of its area an entry, and reports every control that the engine does not put in force. */
    void of(Derivation derivation);
}
