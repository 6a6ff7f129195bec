package dev.hasp.validation;

import dev.hasp.control.BindMount;
import dev.hasp.control.Mount;
import dev.hasp.control.Relabel;
import dev.hasp.control.VolumeMount;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A mount whose files the engine relabels.
 *
 * @param mount the mount
 * @param letter what it asks for
 */
public record Relabelled(Mount mount, Relabel letter) {

    /** Those of a list that are relabelled. */
    public static List<Relabelled> of(List<Mount> mounts) {
        return mounts.stream().flatMap(Relabelled::letter).toList();
    }

    private static Stream<Relabelled> letter(Mount mount) {
        return (mount instanceof BindMount bind
                        ? bind.relabel()
                        : mount instanceof VolumeMount volume ? volume.relabel() : Optional.<Relabel>empty())
                .map(letter -> new Relabelled(mount, letter)).stream();
    }

    /** The directory of the host that is relabelled, where the spec tells it. */
    public Optional<String> source() {
        return source(mount);
    }

    /**
     * The directory of the host behind a mount, where the spec tells it: a bind's source, and the device of a volume that
     * the driver local binds (moby {@code volume/local}, {@code o=bind}).
     */
    public static Optional<String> source(Mount mount) {
        if (mount instanceof BindMount bind) {
            return Optional.of(bind.source());
        }
        return mount instanceof VolumeMount volume
                ? Optional.ofNullable(volume.driverOptions().get("device"))
                        .filter(device -> device.startsWith("/") && isBind(volume))
                : Optional.empty();
    }

    private static boolean isBind(VolumeMount volume) {
        return volume.driver().orElse("local").equals("local")
                && Stream.of(volume.driverOptions().getOrDefault("o", "").split(",", -1))
                        .anyMatch(option -> option.equals("bind") || option.equals("rbind"));
    }

    /** The name of the volume behind a mount, where it has one. */
    public static Optional<String> volume(Mount mount) {
        return mount instanceof VolumeMount volume ? volume.name() : Optional.empty();
    }
}
