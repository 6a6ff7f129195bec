package dev.hasp.control;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Devices that a container may use once a node for them exists, whoever made it.
 *
 * @param type all, character or block devices
 * @param major the driver's number, or empty for every one
 * @param minor the device's number, or empty for every one
 * @param access what is permitted
 */
public record DeviceCgroupRule(Type type, OptionalLong major, OptionalLong minor, DeviceAccess access) {

    /** The kinds of device. */
    public enum Type {
        /** Character and block devices. */
        ALL,
        /** Character devices. */
        CHARACTER,
        /** Block devices. */
        BLOCK
    }

    private static final Pattern FORM = Pattern.compile("([acb]) ([0-9]{1,9}|\\*):([0-9]{1,9}|\\*) ([rwm]{1,3})");

    private static final long LARGEST = 999_999_999;

    public DeviceCgroupRule {
        if (major.orElse(0) < 0 || minor.orElse(0) < 0 || major.orElse(0) > LARGEST || minor.orElse(0) > LARGEST) {
            throw new MalformedValueException(
                    "device cgroup rule",
                    text(major) + ":" + text(minor),
                    "is out of range",
                    "expected numbers of 0 to " + LARGEST);
        }
    }

    /** Reads Docker's spelling, such as {@code c 1:3 mr} or {@code c 195:* rw}. */
    public static DeviceCgroupRule parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new MalformedValueException(
                    "device cgroup rule", text, "is no rule", "expected a rule such as c 195:* rw");
        }
        Type type = switch (form.group(1)) {
            case "a" -> Type.ALL;
            case "c" -> Type.CHARACTER;
            default -> Type.BLOCK;
        };
        return new DeviceCgroupRule(
                type, number(form.group(2)), number(form.group(3)), DeviceAccess.parse(form.group(4)));
    }

    private static OptionalLong number(String text) {
        return text.equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "*";
    }

    /** Docker's spelling. */
    @Override
    public String toString() {
        String letter = switch (type) {
            case ALL -> "a";
            case CHARACTER -> "c";
            case BLOCK -> "b";
        };
        return letter + " " + text(major) + ":" + text(minor) + " " + access;
    }
}
