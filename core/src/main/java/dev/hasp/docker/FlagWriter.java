package dev.hasp.docker;

import dev.hasp.SecuritySpec;
import dev.hasp.control.Control;
import dev.hasp.seccomp.SeccompProfile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects flags, each in one argument, so that no value can become another flag. */
final class FlagWriter extends Output {

    /**
     * One argument.
     *
     * @param control the control it speaks for
     * @param text the argument, without the name of its file
     * @param file the file whose path follows, inside a directory that is not known yet
     */
    record Argument(Control<?> control, String text, Optional<String> file) {}

    private final List<Argument> arguments = new ArrayList<>();
    private final Map<String, String> files = new LinkedHashMap<>();

    FlagWriter(SecuritySpec spec) {
        super(spec, "no-docker-flag");
    }

    List<Argument> arguments() {
        return arguments;
    }

    /** Documents by the name of the file that flags expect them in. */
    Map<String, String> files() {
        return files;
    }

    /** A flag with a value, which may be anything. */
    void flag(String name, Object value) {
        arguments.add(new Argument(control(), name + "=" + value, Optional.empty()));
    }

    /** A switch; off is said as well, since a caller's other arguments or a newer default may turn it on. */
    void onOff(String name, boolean on) {
        arguments.add(new Argument(control(), on ? name : name + "=false", Optional.empty()));
    }

    /** A size as plain bytes; the command reads it as a float of 64 bits, so some above 2^53 would change. */
    void bytes(String name, String prefix, long bytes) {
        if ((long) (double) bytes == bytes && bytes != Long.MAX_VALUE) {
            flag(name, prefix + bytes);
        } else {
            cannot(
                    bytes + " bytes cannot be said exactly, the docker command rounds above 2^53",
                    "use a multiple of 1024 bytes");
        }
    }

    /** The seccomp document, in a file that is named by what it holds. */
    void seccomp(SeccompProfile profile) {
        String document = profile.toJson();
        String name = "seccomp-" + sha256(document) + ".json";
        files.put(name, document);
        arguments.add(new Argument(control(), "--security-opt=seccomp=", Optional.of(name)));
    }

    private static String sha256(String document) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
