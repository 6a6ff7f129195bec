package dev.hasp.probe;

import dev.hasp.linux.Architecture;

/** A program that is a container's first process. */
interface Executable {

    /** The machine that it runs on. */
    Architecture architecture();

    /** The executable file. */
    byte[] file();
}
