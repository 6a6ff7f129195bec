package dev.hasp.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * What one call of the command has to work with.
 *
 * @param output where it writes
 * @param source where profiles come from
 */
record Session(Output output, ProfileSource source) {

    static Session of(InputStream in, OutputStream out, OutputStream err, Map<String, String> environment) {
        return new Session(new Output(out, err, environment), new ProfileSource(new Documents(in)));
    }
}
