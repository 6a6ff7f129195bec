package dev.hasp.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Where the command writes: what was asked for to one stream, whole or not at all, and everything else to the other. */
final class Output {

    private final OutputStream out;
    private final OutputStream err;
    private final Paint outPaint;
    private final Paint errPaint;
    private final boolean errIsTerminal;

    Output(OutputStream out, OutputStream err, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.outPaint = Paint.of("1", environment);
        this.errPaint = Paint.of("2", environment);
        this.errIsTerminal = Paint.isTerminal("2", environment);
    }

    /** How to paint what is printed. */
    Paint paint() {
        return outPaint;
    }

    Paint errPaint() {
        return errPaint;
    }

    /** Prints what was asked for; the last thing that a verb does. */
    void print(String text) {
        print(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Prints bytes as they are. */
    void print(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            if (!isBrokenPipe(e)) {
                throw Failure.usage("cannot-write", "cannot write the output: " + e.getMessage(), "free the output");
            }
        }
    }

    /** Tells everything that was found, beside the output. */
    void tell(List<Issue> issues, boolean json) {
        if (issues.isEmpty()) {
            return;
        }
        if (json) {
            tell(Json.of(generator -> {
                generator.writeStartObject();
                Json.firstError(generator, issues);
                Json.issues(generator, "findings", issues);
                generator.writeEndObject();
            }));
        } else {
            StringBuilder lines = new StringBuilder();
            issues.forEach(issue -> lines.append(issue.text(errPaint)).append('\n'));
            tell(lines.toString());
        }
    }

    /** Tells what is being done. */
    void progress(String step) {
        String line = "hasp: " + Inert.text(step);
        tell(errIsTerminal ? "\r\u001b[K" + line : line + "\n");
    }

    /** Takes back the line that a terminal shows. */
    void endProgress() {
        if (errIsTerminal) {
            tell("\r\u001b[K");
        }
    }

    void tell(String text) {
        try {
            err.write(text.getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException nowhereLeftToTellIt) {
            // the exit code still tells
        }
    }

    /** A reader that has enough, such as head, is no failure. */
    private static boolean isBrokenPipe(IOException e) {
        return String.valueOf(e.getMessage()).contains("Broken pipe");
    }
}
