package dev.hasp.mac;

import dev.hasp.selinux.cil.TypeName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The types of device nodes on hosts (refpolicy 2.20250213 {@code devices.fc}, {@code corenetwork.fc}). Raw disks are not
 * among them: {@code storage.te} forbids them to all but a few programs.
 */
final class DeviceTypes {

    private static final Map<Pattern, TypeName> KNOWN = known(
            "(null|full)", "null_device_t",
            "zero", "zero_device_t",
            "(random|hwrng)", "random_device_t",
            "urandom", "urandom_device_t",
            "fuse", "fuse_device_t",
            "kvm", "kvm_device_t",
            "net/tun", "tun_tap_device_t",
            "dri/.+", "dri_device_t",
            "snd/.+", "sound_device_t",
            "vfio/.+", "vfio_device_t",
            "vhost-(net|vsock)", "vhost_device_t",
            "infiniband/.+", "infiniband_device_t",
            "video[0-9]*", "v4l_device_t",
            "bus/usb/.+", "usb_device_t",
            "loop-control", "loop_control_device_t");

    private DeviceTypes() {}

    private static Map<Pattern, TypeName> known(String... pairs) {
        Map<Pattern, TypeName> known = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            known.put(Pattern.compile("/dev/" + pairs[i]), TypeName.of(pairs[i + 1]));
        }
        return known;
    }

    static Optional<TypeName> of(String path) {
        return KNOWN.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(path).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
