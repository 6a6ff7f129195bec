package dev.hasp.seccomp;

import dev.hasp.linux.KernelVersion;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a {@code minKernel}, by {@code KernelVersion.UnmarshalJSON} of moby: two decimal numbers up to 255 joined by
 * a dot, not both zero. The empty string is read as 0.0, which every kernel meets.
 */
final class MinKernel {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})");
    private static final KernelVersion ANY = new KernelVersion(0, 0);

    private MinKernel() {}

    static @Nullable KernelVersion read(JsonCursor json, @Nullable KernelVersion earlier) throws IOException {
        if (json.isNull()) {
            return null;
        }
        String text = json.string();
        if (text == null) {
            return earlier;
        }
        if (text.isEmpty()) {
            json.note("is empty, which every kernel meets");
            return earlier != null ? earlier : ANY;
        }
        KernelVersion version = parse(text);
        if (version == null) {
            json.problem("is " + JsonCursor.quoted(text)
                    + "; expected a kernel version of two numbers from 0 to 255, such as \"4.8\"");
        }
        return version;
    }

    private static @Nullable KernelVersion parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        KernelVersion version =
                new KernelVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        return version.equals(ANY) || version.kernel() > 255 || version.major() > 255 ? null : version;
    }

    static String write(KernelVersion version) {
        return version.equals(ANY) ? "" : version.toString();
    }
}
