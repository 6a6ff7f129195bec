package dev.hasp.probe;

import dev.hasp.linux.Architecture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A program that waits to be looked at until somebody ends it. It sleeps where a filter lets it; else it turns in a circle
 * and makes no system call at all, so that there is nothing that a filter could end it for.
 */
final class WaitingProgram implements Executable {

    /** The call that it sleeps with: no descriptors, no time limit; every argument is 0 (ppoll(2)). */
    private static final String SLEEP = "ppoll";

    private final MachineCode machine;
    private final boolean sleeps;

    /** A program for a machine, under that filter. */
    WaitingProgram(MachineCode machine, MeantFilter filter) {
        this(machine, filter.permits(machine.number(SLEEP)));
    }

    /** A program that sleeps, or else takes all the processor's time that it is given. */
    WaitingProgram(MachineCode machine, boolean sleeps) {
        this.machine = machine;
        this.sleeps = sleeps;
    }

    @Override
    public Architecture architecture() {
        return machine.architecture();
    }

    @Override
    public byte[] file() {
        ByteBuffer table = ByteBuffer.allocate(2 * CallRecord.SIZE).order(ByteOrder.LITTLE_ENDIAN);
        if (sleeps) {
            CallRecord.of(machine.number(SLEEP), CallRecord.PLAIN).write(table);
        }
        CallRecord.of(0, CallRecord.END).write(table);
        int address = ElfFile.dataAddress(machine.loop(0).length);
        return ElfFile.of(machine.elfMachine(), machine.endlessLoop(address), table.array(), 0);
    }
}
