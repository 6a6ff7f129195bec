package dev.hasp.control;

import java.util.regex.Pattern;

/**
 * The file mode creation mask of the container's first process ({@code umask(2)}).
 *
 * @param bits 0 to 0777
 */
public record Umask(int bits) {

    private static final Pattern OCTAL = Pattern.compile("(0o?)?[0-7]{1,3}");

    public Umask {
        if (bits < 0 || bits > 0777) {
            throw new MalformedValueException(
                    "umask", Integer.toOctalString(bits), "is out of range", "expected octal 0 to 0777");
        }
    }

    /** Reads octal digits such as {@code 0027}. */
    public static Umask parse(String text) {
        String form = text.strip();
        if (!OCTAL.matcher(form).matches()) {
            throw new MalformedValueException("umask", text, "is no octal mask", "expected octal digits such as 0027");
        }
        return new Umask(Integer.parseInt(form.replace("o", ""), 8));
    }

    @Override
    public String toString() {
        return String.format("%04o", bits);
    }
}
