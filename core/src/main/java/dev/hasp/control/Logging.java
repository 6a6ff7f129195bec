package dev.hasp.control;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where the container's output goes, and how much of it is kept.
 *
 * @param driver the log driver, such as {@code json-file}, {@code local} or {@code none}
 * @param options the driver's options, such as {@code max-size}
 */
public record Logging(String driver, Map<String, String> options) {

    public Logging {
        Text.nonEmpty("log driver", driver);
        options.forEach((key, value) -> {
            Text.nonEmpty("log option", key);
            Text.noNul("log option", value);
            if (key.indexOf('=') >= 0) {
                throw new MalformedValueException("log option", key, "contains =", "the docker command splits there");
            }
        });
        options = java.util.Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /** Files of at most this size, and at most so many of them; older output is deleted. */
    public static Logging jsonFile(ByteSize maxSize, int maxFiles) {
        return new Logging("json-file", Map.of("max-size", maxSize.toString(), "max-file", Integer.toString(maxFiles)));
    }

    /** No output is kept. */
    public static Logging none() {
        return new Logging("none", Map.of());
    }
}
