package dev.hasp.validation;

import static dev.hasp.control.Controls.LOGGING;
import static dev.hasp.validation.Rule.error;
import static dev.hasp.validation.Rule.warning;

import dev.hasp.control.Logging;
import java.util.List;
import java.util.Set;

/** Where output goes (moby {@code daemon/logger}). */
final class LoggingRules {

    /** Docker documentation, supported logging drivers on Linux; others are plugins. */
    private static final Set<String> BUILT_IN = Set.of(
            "none", "local", "json-file", "syslog", "journald", "gelf", "fluentd", "awslogs", "splunk", "gcplogs");

    private static final Set<String> OF_EVERY_DRIVER =
            Set.of("mode", "max-buffer-size", "cache-disabled", "cache-max-size", "cache-max-file", "cache-compress");

    /** moby daemon/logger/jsonfilelog ValidateLogOpt. */
    private static final Set<String> OF_FILES =
            Set.of("max-file", "max-size", "compress", "labels", "labels-regex", "env", "env-regex", "tag");

    static final List<Rule> ALL = List.of(
            error("log-options-without-log", "leave the options out", LoggingRules::optionsOfNone),
            error(
                    "log-option-unknown",
                    "leave it out, or choose the driver that knows it",
                    LoggingRules::unknownOption),
            error("log-files-without-size", "set max-size too", LoggingRules::filesWithoutSize),
            warning("log-driver-depends-on-daemon", "make sure that the plugin is installed", LoggingRules::plugin));

    private LoggingRules() {}

    /** docker parseLoggingOpts: invalid logging opts for driver none. */
    private static void optionsOfNone(Asked asked, Rule.Found found) {
        asked.logging()
                .filter(logging ->
                        logging.driver().equals("none") && !logging.options().isEmpty())
                .ifPresent(logging -> found.at(LOGGING, asked.say(LOGGING, "none") + " has options and keeps nothing"));
    }

    /** moby jsonfilelog and local ValidateLogOpt: unknown log opt; local knows fewer than these. */
    private static void unknownOption(Asked asked, Rule.Found found) {
        asked.logging()
                .filter(logging -> isJsonFile(logging) || logging.driver().equals("local"))
                .ifPresent(logging -> logging.options().keySet().stream()
                        .filter(option -> !OF_FILES.contains(option) && !OF_EVERY_DRIVER.contains(option))
                        .forEach(option -> found.at(
                                LOGGING,
                                asked.say(LOGGING, option) + " is no option of the driver " + logging.driver()
                                        + ", which refuses it")));
    }

    /** moby jsonfilelog.New: without max-size a file never ends, and there is never a second. */
    private static void filesWithoutSize(Asked asked, Rule.Found found) {
        asked.logging()
                .filter(logging -> isJsonFile(logging)
                        && logging.options().containsKey("max-file")
                        && !logging.options().containsKey("max-size"))
                .ifPresent(logging -> found.at(
                        LOGGING,
                        asked.say(LOGGING, "max-file") + " limits nothing, as one file without max-size never ends"));
    }

    private static boolean isJsonFile(Logging logging) {
        return logging.driver().equals("json-file");
    }

    /** moby logger.GetLogDriver: a name that is not built in is looked up among the plugins, else refused. */
    private static void plugin(Asked asked, Rule.Found found) {
        asked.logging()
                .map(Logging::driver)
                .filter(driver -> !BUILT_IN.contains(driver))
                .ifPresent(driver -> found.at(
                        LOGGING,
                        asked.say(LOGGING, driver) + " is not built in, and refused without a plugin of that name"));
    }
}
