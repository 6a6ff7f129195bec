package dev.hasp.refusal;

import static dev.hasp.control.Controls.DEVICE_REQUESTS;
import static dev.hasp.control.Controls.LOGGING;
import static dev.hasp.control.Controls.STORAGE_OPTIONS;
import static dev.hasp.control.Controls.VOLUME_DRIVER;
import static dev.hasp.refusal.Refusal.atStart;
import static dev.hasp.refusal.Refusal.unknown;

import dev.hasp.control.Logging;
import dev.hasp.engine.EngineFacts;
import dev.hasp.validation.Asked;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Drivers for logs, storage, volumes and devices that a daemon does not have. */
final class PluginRefusals {

    /** Docker documentation, supported logging drivers on Linux; Podman takes json-file for its own k8s-file. */
    private static final Set<String> ALWAYS_LOGGING = Set.of("none", "json-file");

    private static final String LOCAL = "local";

    static final List<Refusal> ALL = List.of(
            unknown(
                    "logging-driver-not-known",
                    "engines refuse a logging driver that they do not have, and list no plugins among those they have",
                    "choose a driver that it lists, or make sure that the plugin is installed",
                    "moby daemon/logger GetLogDriver and ListDrivers",
                    PluginRefusals::loggingDriver),
            unknown(
                    "storage-size-not-known",
                    "the size of the writable layer is refused unless the storage driver can hold it, as overlay2 does on"
                            + " xfs with pquota alone, and no fact tells the file system",
                    "make sure of the file system below the daemon's data, or leave size out",
                    "moby daemon/graphdriver/overlay2; observed refused on ext4 by 20.10.24 and 28.5.2",
                    PluginRefusals::storageSize),
            unknown(
                    "volume-driver-not-known",
                    "engines refuse a volume of a driver that they do not have, and no fact tells which they have",
                    "make sure that the driver is installed",
                    "moby volume/drivers Store.lookup",
                    PluginRefusals::volumeDriver),
            atStart(
                    "cdi-unknown-to-engine",
                    "before 25 Docker has no driver for CDI names",
                    "use an engine from 25 on, or name the devices",
                    "moby daemon/devices.go handleDevice",
                    PluginRefusals::cdiUnknown),
            unknown(
                    "device-driver-not-known",
                    "a container whose devices no driver serves does not start, and no fact tells the drivers",
                    "make sure that the driver for these devices is installed",
                    "moby daemon/devices.go handleDevice; observed on 20.10.24 and 28.5.2",
                    PluginRefusals::deviceDriver));

    private PluginRefusals() {}

    private static void loggingDriver(Asked asked, EngineFacts engine, Refusal.Found found) {
        Set<String> known = engine.loggingDrivers().orElse(Set.of());
        asked.logging()
                .map(Logging::driver)
                .filter(driver -> !ALWAYS_LOGGING.contains(driver) && !known.contains(driver))
                .ifPresent(driver ->
                        found.at(LOGGING, asked.say(LOGGING, driver) + " is not listed by " + engine.title()));
    }

    private static void storageSize(Asked asked, EngineFacts engine, Refusal.Found found) {
        asked.storageOptions().orElse(Map.of()).keySet().stream()
                .forEach(key -> found.at(
                        STORAGE_OPTIONS,
                        asked.say(STORAGE_OPTIONS, key) + " depends on the storage of " + engine.title()));
    }

    private static void volumeDriver(Asked asked, EngineFacts engine, Refusal.Found found) {
        asked.volumeDriver()
                .filter(driver -> !driver.equals(LOCAL) && !engine.isPodman())
                .ifPresent(driver -> found.at(
                        VOLUME_DRIVER, asked.say(VOLUME_DRIVER, driver) + " may be unknown to " + engine.title()));
    }

    private static void cdiUnknown(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (!engine.isPodman() && !engine.isDocker(25, 0)) {
            asked.each(DEVICE_REQUESTS).stream()
                    .filter(request -> request.isCdi())
                    .forEach(request -> found.at(
                            DEVICE_REQUESTS,
                            asked.say(DEVICE_REQUESTS, String.join(",", request.deviceIds())) + " are CDI names for "
                                    + engine.title()));
        }
    }

    private static void deviceDriver(Asked asked, EngineFacts engine, Refusal.Found found) {
        asked.each(DEVICE_REQUESTS).stream()
                .filter(request -> !engine.isPodman() && (!request.isCdi() || engine.isDocker(25, 0)))
                .findFirst()
                .ifPresent(request ->
                        found.at(DEVICE_REQUESTS, asked.say(DEVICE_REQUESTS) + " need a driver of " + engine.title()));
    }
}
