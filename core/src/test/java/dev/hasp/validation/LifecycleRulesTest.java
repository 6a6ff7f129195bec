package dev.hasp.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.Logging;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifecycleRulesTest {

    @ParameterizedTest
    @CsvSource({
        "SIGTERM, true",
        "term, true",
        "SIGRTMIN+15, true",
        "RTMAX-14, true",
        "1, true",
        "64, true",
        "0, false",
        "65, false",
        "SIGRTMIN+16, false",
        "SIGNOPE, false",
        "'TERM ', false"
    })
    void a_signal_has_a_name_or_a_number(String signal, boolean fine) {
        assertThat(Judged.codes(profile -> profile.stopSignal(signal)).isEmpty())
                .isEqualTo(fine);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, true",
        "PT10S, true",
        "PT0.5S, false",
        "PT-1S, false",
        "PT2147483647S, true",
        "PT2147483648S, false"
    })
    void a_stop_timeout_is_whole_seconds(Duration timeout, boolean fine) {
        assertThat(Judged.codes(profile -> profile.stopTimeout(timeout)).isEmpty())
                .isEqualTo(fine);
    }

    @ParameterizedTest
    @CsvSource({
        "json-file, max-size, ",
        "json-file, max-file, log-files-without-size",
        "json-file, maxsize, log-option-unknown",
        "json-file, mode, ",
        "local, max-file, ",
        "none, max-size, log-options-without-log",
        "loki, url, log-driver-depends-on-daemon"
    })
    void log_options_fit_their_driver(String driver, String option, String code) {
        assertThat(Judged.codes(profile -> profile.logging(new Logging(driver, Map.of(option, "3")))))
                .isEqualTo(code == null ? List.of() : List.of(code));
    }
}
