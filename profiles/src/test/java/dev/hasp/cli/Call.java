package dev.hasp.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One call of the command, in this process.
 *
 * @param exitCode how it ended
 * @param out what it printed
 * @param err what it told beside
 */
record Call(int exitCode, String out, String err) {

    /** A seccomp profile that denies one system call. */
    static String denying(String call) {
        return """
                {"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["%s"], "action": "SCMP_ACT_ERRNO"}]}""".formatted(call);
    }

    static Call hasp(String... args) {
        return with("", Map.of(), args);
    }

    static Call reading(String standardInput, String... args) {
        return with(standardInput, Map.of(), args);
    }

    static Call with(String standardInput, Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ByteArrayInputStream in = new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8));
        int exitCode = Hasp.run(args, in, out, err, environment);
        return new Call(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
