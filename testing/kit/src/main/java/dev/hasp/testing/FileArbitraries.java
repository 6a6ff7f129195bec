package dev.hasp.testing;

import dev.hasp.control.BindMount;
import dev.hasp.control.BindRecursive;
import dev.hasp.control.ContainerReference;
import dev.hasp.control.Device;
import dev.hasp.control.DeviceAccess;
import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.control.DeviceRequest;
import dev.hasp.control.FileMode;
import dev.hasp.control.ImageMount;
import dev.hasp.control.Mount;
import dev.hasp.control.Propagation;
import dev.hasp.control.Relabel;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.VolumeMount;
import dev.hasp.control.VolumesFrom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Values of the controls that give a container files and devices. */
final class FileArbitraries {

    private FileArbitraries() {}

    private static Arbitrary<Boolean> flag() {
        return Arbitraries.of(true, false);
    }

    static Arbitrary<Tmpfs> tmpfs() {
        Arbitrary<OptionalLong> number = Arbitraries.longs()
                .between(1, 100_000)
                .optional()
                .map(n -> n.map(OptionalLong::of).orElse(OptionalLong.empty()));
        return Combinators.combine(
                        HostileText.path(":"),
                        LimitArbitraries.size().optional(),
                        number,
                        Arbitraries.integers()
                                .between(0, 07777)
                                .map(FileMode::new)
                                .optional(),
                        number,
                        flag(),
                        flag(),
                        flag())
                .as((target, size, inodes, mode, owner, readOnly, executable, devices) -> Tmpfs.builder()
                        .target(target)
                        .size(size)
                        .inodes(inodes)
                        .mode(mode)
                        .uid(owner)
                        .gid(owner)
                        .readOnly(readOnly)
                        .executable(executable)
                        .setuid(devices && executable)
                        .devices(devices)
                        .build());
    }

    static Arbitrary<Mount> mount() {
        return Arbitraries.oneOf(
                bind().map(Mount.class::cast), volume().map(Mount.class::cast), image().map(Mount.class::cast));
    }

    private static Arbitrary<BindMount> bind() {
        return Combinators.combine(
                        HostileText.path(""),
                        HostileText.path(""),
                        flag(),
                        Arbitraries.of(Propagation.class).optional(),
                        Arbitraries.of(BindRecursive.class).optional(0.2),
                        Arbitraries.of(Relabel.class).optional(0.2),
                        Arbitraries.of(false, false, false, true))
                .as((source, target, readOnly, propagation, recursive, relabel, create) -> BindMount.builder()
                        .source(source)
                        .target(target)
                        .readOnly(readOnly)
                        .propagation(propagation)
                        .recursive(recursive)
                        .relabel(relabel)
                        .createSource(create)
                        .build());
    }

    private static Arbitrary<VolumeMount> volume() {
        return Combinators.combine(
                        name().optional(),
                        HostileText.path(""),
                        flag(),
                        flag(),
                        HostileText.any().optional(0.2),
                        Arbitraries.of(Relabel.class).optional(0.2),
                        texts())
                .as((name, target, readOnly, noCopy, subpath, relabel, options) -> VolumeMount.builder()
                        .name(name)
                        .target(target)
                        .readOnly(readOnly)
                        .noCopy(noCopy)
                        .subpath(subpath)
                        .relabel(relabel)
                        .driver(options.isEmpty() ? Optional.empty() : Optional.of("local"))
                        .putAllDriverOptions(options)
                        .build());
    }

    private static Arbitrary<ImageMount> image() {
        return Combinators.combine(
                        HostileText.any(),
                        HostileText.path(""),
                        HostileText.any().optional())
                .as((image, target, subpath) -> ImageMount.builder()
                        .image(image)
                        .target(target)
                        .subpath(subpath)
                        .build());
    }

    static Arbitrary<VolumesFrom> volumesFrom() {
        return Combinators.combine(name(), flag())
                .as((container, readOnly) -> new VolumesFrom(new ContainerReference(container), readOnly));
    }

    static Arbitrary<DeviceAccess> access() {
        return Arbitraries.of("r", "w", "m", "rw", "rm", "wm", "rwm").map(DeviceAccess::parse);
    }

    static Arbitrary<Device> device() {
        return Combinators.combine(HostileText.path(":"), HostileText.path(":"), access())
                .as(Device::new);
    }

    static Arbitrary<DeviceCgroupRule> deviceRule() {
        Arbitrary<OptionalLong> number = Arbitraries.longs()
                .between(0, 511)
                .optional()
                .map(n -> n.map(OptionalLong::of).orElse(OptionalLong.empty()));
        return Combinators.combine(Arbitraries.of(DeviceCgroupRule.Type.class), number, number, access())
                .as(DeviceCgroupRule::new);
    }

    static Arbitrary<DeviceRequest> deviceRequest() {
        Arbitrary<DeviceRequest> gpus = Arbitraries.integers().between(-1, 8).map(DeviceRequest::gpus);
        Arbitrary<DeviceRequest> ids =
                HostileText.any().list().ofMinSize(1).ofMaxSize(3).map(DeviceRequest::gpus);
        Arbitrary<DeviceRequest> driver = Combinators.combine(HostileText.any(), texts())
                .as((name, options) -> DeviceRequest.builder()
                        .driver(name)
                        .count(1)
                        .addCapability(List.of("gpu", "compute"))
                        .putAllOptions(options)
                        .build());
        return Arbitraries.oneOf(gpus, ids, driver, Arbitraries.just(DeviceRequest.cdi("vendor.com/net=eth0")));
    }

    static Arbitrary<String> name() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("0_.-")
                .ofLength(6)
                .map(text -> "n" + text);
    }

    static Arbitrary<Map<String, String>> texts() {
        return Arbitraries.maps(HostileText.without("="), HostileText.any()).ofMaxSize(3);
    }
}
