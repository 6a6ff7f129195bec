package dev.hasp.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * What one call of the command has to work with.
 *
 * @param in standard input
 * @param output where it writes
 * @param documents reads files and standard input
 * @param source where profiles come from
 * @param environment the caller's environment
 */
record Session(
        InputStream in, Output output, Documents documents, ProfileSource source, Map<String, String> environment) {

    static Session of(InputStream in, OutputStream out, OutputStream err, Map<String, String> environment) {
        Documents documents = new Documents(in);
        return new Session(in, new Output(out, err, environment), documents, new ProfileSource(documents), environment);
    }
}
