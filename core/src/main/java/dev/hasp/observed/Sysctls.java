package dev.hasp.observed;

import dev.hasp.effective.Aspects;
import dev.hasp.observed.KernelFiles.Answer;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Kernel parameters, files below {@code /proc/sys} ({@code sysctl.d(5)}). */
final class Sysctls {

    private Sysctls() {}

    /** The file of a parameter, in whose name dots separate and a slash is a dot of an interface's name. */
    static String path(String name) {
        StringBuilder path = new StringBuilder(name);
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            path.setCharAt(i, c == '.' ? '/' : c == '/' ? '.' : c);
        }
        return "/proc/sys/" + path;
    }

    /** Those that were asked for; one that cannot be read leaves all unseen, because a missing name means the default. */
    static Sighting<SortedMap<String, String>> read(Source source, List<String> names) {
        SortedMap<String, String> values = new TreeMap<>();
        for (String name : names) {
            Answer<String> answer = source.files().text(path(name));
            if (source.isMissing(answer)) {
                continue;
            }
            Seen<String> value = source.text(path(name), Sysctls::plain);
            if (value.value().isEmpty()) {
                return Sighting.unseen(Aspects.KERNEL_PARAMETERS, value.how());
            }
            values.put(name, value.value().get());
        }
        return Sighting.seen(Aspects.KERNEL_PARAMETERS, values, "/proc/sys");
    }

    /** The kernel separates numbers by tabs, specs by spaces. */
    private static String plain(String text) {
        return text.strip().replaceAll("[ \\t]+", " ");
    }
}
