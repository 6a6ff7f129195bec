package dev.hasp.observed;

import dev.hasp.effective.Aspects;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the kernel's security modules say of the process ({@code proc_pid_attr(5)}, {@code apparmor(7)}). */
final class Labels {

    static final String CURRENT = "/proc/self/attr/current";
    static final String APP_ARMOR = "/proc/self/attr/apparmor/current";

    /** A kernel without such a module has the file and nobody behind it, or not even the file. */
    private static final Set<String> NOBODY = Set.of("EINVAL", Source.NO_SUCH_FILE);

    private static final Pattern PROFILE =
            Pattern.compile("(.{1,4096}) \\((?:enforce|complain|kill|mixed|prompt|unconfined)\\)");
    private static final Pattern CONTEXT = Pattern.compile("[^:\\s]+:[^:\\s]+:[^:\\s]+(?::\\S+)?");
    private static final String UNCONFINED = "unconfined";

    private Labels() {}

    static List<Sighting<?>> read(Source source) {
        return List.of(
                appArmor(source).as(Aspects.APP_ARMOR_PROFILE), seLinux(source).as(Aspects.SE_LINUX_LABEL));
    }

    private static Seen<String> appArmor(Source source) {
        Seen<String> own = source.text(APP_ARMOR, Labels::profile);
        if (own.value().isPresent()) {
            return own;
        }
        Optional<String> nobody = nobody(source);
        if (nobody.isPresent()) {
            return Seen.of(UNCONFINED, CURRENT + ": " + nobody.get() + ", the kernel has no AppArmor");
        }
        return source.text(CURRENT, text -> text)
                .map(Labels::plain)
                .flatMap(text -> CONTEXT.matcher(text).matches()
                                && !PROFILE.matcher(text).matches()
                        ? Seen.of(UNCONFINED, CURRENT + " is SELinux's")
                        : Seen.of(profile(text), CURRENT));
    }

    private static Seen<String> seLinux(Source source) {
        Optional<String> nobody = nobody(source);
        if (nobody.isPresent()) {
            return Seen.of("none", CURRENT + ": " + nobody.get() + ", the kernel has no SELinux");
        }
        return source.text(CURRENT, Labels::plain).flatMap(text -> {
            if (text.equals(UNCONFINED) || PROFILE.matcher(text).matches()) {
                return Seen.of("none", CURRENT + " is AppArmor's");
            }
            if (!CONTEXT.matcher(text).matches()) {
                throw new NotUnderstood("an SELinux label", text);
            }
            return Seen.of(text, CURRENT);
        });
    }

    /** Why nobody answers, where the rest of the process's files is there. */
    private static Optional<String> nobody(Source source) {
        return source.refusal(CURRENT)
                .filter(NOBODY::contains)
                .filter(why ->
                        source.text("/proc/self/status", text -> text).value().isPresent());
    }

    /** The profile's name; one that is loaded but does not confine keeps its name. */
    private static String profile(String text) {
        String plain = plain(text);
        Matcher profile = PROFILE.matcher(plain);
        if (profile.matches()) {
            return profile.group(1);
        }
        if (plain.equals(UNCONFINED)) {
            return plain;
        }
        throw new NotUnderstood("an AppArmor profile and its mode", plain);
    }

    /** Without the line's end, and without the zero byte with which SELinux ends a label. */
    private static String plain(String text) {
        int end = text.indexOf('\0');
        return (end < 0 ? text : text.substring(0, end)).strip();
    }
}
