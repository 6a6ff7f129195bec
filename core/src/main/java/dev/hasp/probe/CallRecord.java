package dev.hasp.probe;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * One system call of a probe's table, in 64 bytes: number, what else to do, six arguments, result.
 *
 * @param number the call's number
 * @param how one of the constants here, or several together
 * @param arguments at most six; the others are 0
 */
record CallRecord(int number, int how, List<Long> arguments) {

    static final int SIZE = 64;

    /** Just make the call. */
    static final int PLAIN = 0;
    /** Keep the result as the descriptor. */
    static final int KEEP = 1;
    /** The first argument is the kept descriptor; after an open that failed it is no descriptor. */
    static final int USE = 2;
    /** The second and third argument are a buffer: call again for the rest of it until 0, an error or its end. */
    static final int AGAIN = 4;
    /** Make no call; there is no way on. */
    static final int END = 8;

    CallRecord {
        arguments = List.copyOf(arguments);
    }

    static CallRecord of(int number, int how, long... arguments) {
        return new CallRecord(
                number, how, java.util.Arrays.stream(arguments).boxed().toList());
    }

    void write(ByteBuffer table) {
        int start = table.position();
        table.putInt(number).putInt(how);
        arguments.forEach(table::putLong);
        for (int i = arguments.size(); i < 6; i++) {
            table.putLong(0);
        }
        table.position(start + SIZE);
    }

    /** The result of the record at that place of a table that was run. */
    static long result(ByteBuffer table, int record) {
        return table.getLong(record * SIZE + 56);
    }

    /** How much of a buffer was left of it, for a record that was made again. */
    static long left(ByteBuffer table, int record) {
        return table.getLong(record * SIZE + 24);
    }
}
