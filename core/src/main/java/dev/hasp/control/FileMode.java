package dev.hasp.control;

import java.util.regex.Pattern;

/**
 * The permission bits of a file or directory ({@code chmod(1)}).
 *
 * @param bits 0 to 07777
 */
public record FileMode(int bits) {

    private static final Pattern OCTAL = Pattern.compile("(0o?)?[0-7]{1,4}");

    public FileMode {
        if (bits < 0 || bits > 07777) {
            throw new MalformedValueException(
                    "mode", Integer.toOctalString(bits), "is out of range", "expected octal 0 to 07777");
        }
    }

    /** Reads octal digits such as {@code 1777}. */
    public static FileMode parse(String text) {
        String form = text.strip();
        if (!OCTAL.matcher(form).matches()) {
            throw new MalformedValueException("mode", text, "is no octal mode", "expected octal digits such as 1777");
        }
        return new FileMode(Integer.parseInt(form.replace("o", ""), 8));
    }

    @Override
    public String toString() {
        return String.format("%04o", bits);
    }
}
