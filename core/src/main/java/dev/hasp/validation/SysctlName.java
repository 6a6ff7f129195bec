package dev.hasp.validation;

/** Names of kernel parameters, which sysctl(8) takes with dots and with slashes. */
public final class SysctlName {

    private SysctlName() {}

    /** With dots: where a slash comes first, dots and slashes change places (sysctl.d(5)). */
    public static String dotted(String name) {
        int slash = name.indexOf('/');
        int dot = name.indexOf('.');
        if (slash < 0 || (dot >= 0 && dot < slash)) {
            return name;
        }
        StringBuilder swapped = new StringBuilder(name);
        for (int i = 0; i < swapped.length(); i++) {
            char c = swapped.charAt(i);
            swapped.setCharAt(i, c == '/' ? '.' : c == '.' ? '/' : c);
        }
        return swapped.toString();
    }
}
