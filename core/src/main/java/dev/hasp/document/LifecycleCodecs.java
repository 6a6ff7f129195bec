package dev.hasp.document;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hasp.control.Healthcheck;
import dev.hasp.control.Logging;
import dev.hasp.document.RecordCodec.Field;
import dev.hasp.text.Quoted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Logging and health. */
final class LifecycleCodecs {

    private LifecycleCodecs() {}

    static Codec<Logging> logging() {
        RecordCodec<Logging> record = new RecordCodec<>("logging");
        Field<?, String> driver =
                record.required("driver", Scalars.text(), Logging::driver, "such as json-file, local or none");
        Field<?, Map<String, String>> options =
                record.texts("options", Logging::options, "options of the driver, such as max-size");
        record.making(
                values -> new Logging(values.get(driver), values.find(options).orElse(Map.of())));
        ScalarCodec<Logging> text = new ScalarCodec<>(
                "a log driver",
                scalar -> !scalar.isBoolean(),
                scalar -> new Logging(scalar.text(), Map.of()),
                logging -> JsonNodeFactory.instance.textNode(logging.driver()),
                Schemas::text);
        return new EitherCodec<>(text, record, logging -> logging.options().isEmpty());
    }

    static Codec<Healthcheck> healthcheck() {
        RecordCodec<Healthcheck> record = new RecordCodec<>("a health check");
        Field<?, String> command = record.optional(
                "command", Scalars.text(), Healthcheck::command, "a line for the shell; default: the image's");
        Field<?, Duration> interval = record.optional(
                "interval", Durations.codec(), Healthcheck::interval, "time between checks; default: 30s");
        Field<?, Duration> timeout = record.optional(
                "timeout", Durations.codec(), Healthcheck::timeout, "time until a check has failed; default: 30s");
        Field<?, Duration> startPeriod = record.optional(
                "startPeriod", Durations.codec(), Healthcheck::startPeriod, "time in which failures do not count");
        Field<?, Integer> retries = record.optional(
                "retries",
                Scalars.integer(),
                check -> check.retries().isPresent()
                        ? Optional.of(check.retries().getAsInt())
                        : Optional.empty(),
                "failures in a row until it is unhealthy; default: 3");
        record.making(values -> {
            Healthcheck.Builder made = Healthcheck.builder();
            made.command(values.find(command)).interval(values.find(interval)).timeout(values.find(timeout));
            made.startPeriod(values.find(startPeriod));
            values.find(retries).ifPresent(made::retries);
            return made.build();
        });
        ScalarCodec<Healthcheck> disable = new ScalarCodec<>(
                "disable",
                scalar -> !scalar.isBoolean(),
                scalar -> {
                    if (!scalar.text().equals("disable")) {
                        throw new IllegalArgumentException(
                                Quoted.of(scalar.text()) + " is no health check; expected disable or a mapping");
                    }
                    return Healthcheck.disable();
                },
                check -> JsonNodeFactory.instance.textNode("disable"),
                () -> Schemas.words(List.of("disable")));
        return new EitherCodec<>(disable, record, Healthcheck::disabled);
    }
}
