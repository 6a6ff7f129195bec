package dev.hasp.validation;

import static dev.hasp.control.Controls.DEVICE_REQUESTS;
import static dev.hasp.validation.Rule.error;

import dev.hasp.control.DeviceRequest;
import java.util.List;
import java.util.regex.Pattern;

/** Devices that a driver of the engine adds (moby {@code daemon/devices.go}, CDI specification). */
final class DeviceRequestRules {

    /** CDI specification, qualified names: {@code vendor/class=name}. */
    private static final Pattern CDI_NAME = Pattern.compile(
            "[a-zA-Z]([a-zA-Z0-9_.-]*[a-zA-Z0-9])?/[a-zA-Z]([a-zA-Z0-9_-]*[a-zA-Z0-9])?=[a-zA-Z0-9]([a-zA-Z0-9_.:-]*[a-zA-Z0-9])?");

    static final List<Rule> ALL = List.of(
            error("device-request-empty", "give a count, or ids", DeviceRequestRules::empty),
            error(
                    "device-request-without-driver",
                    "name a driver, or the capability gpu",
                    DeviceRequestRules::noDriver),
            error("cdi-name-malformed", "give vendor/class=name", DeviceRequestRules::cdiName));

    private DeviceRequestRules() {}

    /** moby nvidia setNvidiaGPUs: neither a count nor ids adds no device. */
    private static void empty(Asked asked, Rule.Found found) {
        asked.each(DEVICE_REQUESTS).stream()
                .filter(request ->
                        request.deviceIds().isEmpty() && request.count().orElse(0) == 0)
                .forEach(request -> found.at(
                        DEVICE_REQUESTS,
                        asked.say(DEVICE_REQUESTS) + " hold one with neither a count nor ids, which adds nothing"));
    }

    /** moby handleDevice: without a driver, capabilities choose one. */
    private static void noDriver(Asked asked, Rule.Found found) {
        asked.each(DEVICE_REQUESTS).stream()
                .filter(request -> request.driver().isEmpty()
                        && request.capabilities().stream().allMatch(List::isEmpty))
                .forEach(request -> found.at(
                        DEVICE_REQUESTS,
                        asked.say(DEVICE_REQUESTS)
                                + " hold one with neither a driver nor capabilities, which engines refuse"));
    }

    /** container-device-interface parser.ParseQualifiedName. */
    private static void cdiName(Asked asked, Rule.Found found) {
        asked.each(DEVICE_REQUESTS).stream()
                .filter(DeviceRequest::isCdi)
                .flatMap(request -> request.deviceIds().stream())
                .filter(name -> !CDI_NAME.matcher(name).matches())
                .forEach(name -> found.at(DEVICE_REQUESTS, asked.say(DEVICE_REQUESTS, name) + " is no CDI name"));
    }
}
