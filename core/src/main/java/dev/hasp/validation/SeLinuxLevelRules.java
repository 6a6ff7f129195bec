package dev.hasp.validation;

import static dev.hasp.control.Controls.SE_LINUX;
import static dev.hasp.validation.Rule.warning;

import dev.hasp.control.SeLinux;
import dev.hasp.selinux.Level;
import dev.hasp.selinux.LevelRange;
import java.util.List;
import java.util.Optional;

/** Levels that do not keep a container apart from others (refpolicy {@code policy/mcs}: {@code h1 dom h2}). */
final class SeLinuxLevelRules {

    /** go-selinux privContainerMountLabel: what files of containers without separation have. */
    private static final Level PRIVILEGED = Level.of(1022, 1023);

    static final List<Rule> ALL = List.of(
            warning(
                    "selinux-level-not-apart",
                    "give s0 and two categories that no other container has",
                    SeLinuxLevelRules::notApart),
            warning("selinux-level-needs-mls", "give a level of s0", SeLinuxLevelRules::needsMls));

    private SeLinuxLevelRules() {}

    /** A container reaches every level that its own holds whole, and engines draw pairs of categories. */
    private static void notApart(Asked asked, Rule.Found found) {
        range(asked)
                .filter(range -> !isMls(range))
                .flatMap(SeLinuxLevelRules::reach)
                .ifPresent(reach -> found.at(SE_LINUX, asked.say(SE_LINUX, level(asked)) + " " + reach));
    }

    private static Optional<String> reach(LevelRange range) {
        int categories = range.high().categories().size();
        if (categories == Level.CATEGORIES) {
            return Optional.of("reaches what every container of the host has");
        }
        if (categories > 2) {
            return Optional.of("reaches what containers with two of its " + categories + " categories have: "
                    + pairs(categories) + " of the " + pairs(Level.CATEGORIES) + " pairs that engines draw");
        }
        if (range.low().categories().isEmpty()) {
            return Optional.of("gives files no category, so that every container of the host reaches them");
        }
        if (range.low().categories().size() == 1) {
            return Optional.of("gives files one category, so that every container with that category reaches them");
        }
        return range.high().equals(PRIVILEGED)
                ? Optional.of("is what engines give files of containers without separation")
                : Optional.empty();
    }

    /** refpolicy: a policy of categories (MCS) has s0 alone, and the kernel refuses the label. */
    private static void needsMls(Asked asked, Rule.Found found) {
        range(asked)
                .filter(SeLinuxLevelRules::isMls)
                .ifPresent(range -> found.at(
                        SE_LINUX,
                        asked.say(SE_LINUX, level(asked))
                                + " is beyond s0, which policies with categories alone have; there the container does"
                                + " not start"));
    }

    private static Optional<LevelRange> range(Asked asked) {
        return asked.seLinux().filter(label -> !label.disabled()).flatMap(SeLinux::range);
    }

    private static String level(Asked asked) {
        return "level:" + asked.seLinux().flatMap(SeLinux::level).orElseThrow();
    }

    private static boolean isMls(LevelRange range) {
        return range.high().sensitivity() > 0;
    }

    private static int pairs(int categories) {
        return categories * (categories - 1) / 2;
    }
}
