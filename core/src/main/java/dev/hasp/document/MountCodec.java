package dev.hasp.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hasp.control.BindMount;
import dev.hasp.control.BindRecursive;
import dev.hasp.control.ImageMount;
import dev.hasp.control.Mount;
import dev.hasp.control.Propagation;
import dev.hasp.control.Relabel;
import dev.hasp.control.VolumeMount;
import dev.hasp.document.Node.Mapping;
import dev.hasp.document.RecordCodec.Field;
import dev.hasp.text.Quoted;
import java.util.Map;
import java.util.Optional;

/** Mounts in Compose's long form: the key {@code type} says which other keys there are. */
final class MountCodec implements Codec<Mount> {

    private static final String TARGET = "the absolute path in the container";
    private static final String READ_ONLY = "whether the container can only read it";
    private static final Codec<String> TYPE = Scalars.words(MountCodec::word, new String[] {"bind", "volume", "image"});
    private static final Codec<Relabel> RELABEL = Scalars.words(Relabel::parse, Relabel.values());

    private final RecordCodec<BindMount> bind = bind();
    private final RecordCodec<VolumeMount> volume = volume();
    private final RecordCodec<ImageMount> image = image();

    private static <T> void type(RecordCodec<T> mount, String word) {
        mount.required("type", Scalars.words(text -> text, new String[] {word}), each -> word, "what is mounted");
    }

    private static RecordCodec<BindMount> bind() {
        RecordCodec<BindMount> mount = new RecordCodec<>("a bind mount");
        type(mount, "bind");
        Field<?, String> source =
                mount.required("source", Scalars.text(), BindMount::source, "the absolute path on the engine's host");
        Field<?, String> target = mount.required("target", Scalars.text(), BindMount::target, TARGET);
        Field<?, Boolean> readOnly = mount.flag("readOnly", BindMount::readOnly, READ_ONLY);
        Field<?, Propagation> propagation = mount.optional(
                "propagation",
                Scalars.words(Propagation::parse, Propagation.values()),
                BindMount::propagation,
                "how mounts made later spread; default: rprivate");
        Field<?, BindRecursive> recursive = mount.optional(
                "recursive",
                Scalars.words(BindRecursive::parse, BindRecursive.values()),
                BindMount::recursive,
                "what happens to mounts below the source; default: enabled");
        Field<?, Relabel> relabel = mount.optional(
                "relabel", RELABEL, BindMount::relabel, "whether SELinux labels on the host are changed; default: no");
        Field<?, Boolean> create = mount.flag(
                "createSource", BindMount::createSource, "whether the engine makes a missing source; default: no");
        return mount.making(values -> {
            BindMount.Builder made = BindMount.builder();
            made.source(values.get(source)).target(values.get(target)).readOnly(values.is(readOnly));
            made.propagation(values.find(propagation)).recursive(values.find(recursive));
            return made.relabel(values.find(relabel))
                    .createSource(values.is(create))
                    .build();
        });
    }

    private static RecordCodec<VolumeMount> volume() {
        RecordCodec<VolumeMount> mount = new RecordCodec<>("a volume mount");
        type(mount, "volume");
        Field<?, String> source = mount.optional(
                "source", Scalars.text(), VolumeMount::name, "the volume's name; default: a new anonymous volume");
        Field<?, String> target = mount.required("target", Scalars.text(), VolumeMount::target, TARGET);
        Field<?, Boolean> readOnly = mount.flag("readOnly", VolumeMount::readOnly, READ_ONLY);
        Field<?, Boolean> noCopy = mount.flag(
                "noCopy", VolumeMount::noCopy, "whether a new volume stays empty instead of taking the image's files");
        Field<?, String> subpath = mount.optional(
                "subpath", Scalars.text(), VolumeMount::subpath, "a directory in the volume, mounted in its place");
        Field<?, Relabel> relabel = mount.optional(
                "relabel", RELABEL, VolumeMount::relabel, "whether SELinux labels are changed; default: no");
        Field<?, String> driver = mount.optional(
                "driver", Scalars.text(), VolumeMount::driver, "what makes a new volume; default: local");
        Field<?, Map<String, String>> options =
                mount.texts("driverOptions", VolumeMount::driverOptions, "options of the driver");
        return mount.making(values -> {
            VolumeMount.Builder made = VolumeMount.builder();
            made.name(values.find(source)).target(values.get(target)).readOnly(values.is(readOnly));
            made.noCopy(values.is(noCopy)).subpath(values.find(subpath)).relabel(values.find(relabel));
            made.driver(values.find(driver));
            return made.putAllDriverOptions(values.find(options).orElse(Map.of()))
                    .build();
        });
    }

    private static RecordCodec<ImageMount> image() {
        RecordCodec<ImageMount> mount = new RecordCodec<>("an image mount, which is always read-only");
        type(mount, "image");
        Field<?, String> source = mount.required("source", Scalars.text(), ImageMount::image, "the image's name or id");
        Field<?, String> target = mount.required("target", Scalars.text(), ImageMount::target, TARGET);
        Field<?, String> subpath = mount.optional(
                "subpath", Scalars.text(), ImageMount::subpath, "a directory in the image, mounted in its place");
        return mount.making(values -> ImageMount.builder()
                .image(values.get(source))
                .target(values.get(target))
                .subpath(values.find(subpath))
                .build());
    }

    @Override
    public boolean takes(Node node) {
        return node instanceof Mapping;
    }

    @Override
    public Optional<Mount> decode(Node node, Reading reading) {
        if (!(node instanceof Mapping mapping)) {
            reading.unexpected(node, type());
            return Optional.empty();
        }
        Node.Entry type = mapping.entries().get("type");
        if (type == null) {
            reading.problem(node.place(), "has no type", "add type: bind, volume or image");
            return Optional.empty();
        }
        Optional<String> word = TYPE.decode(type.value(), reading);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        return switch (word.get()) {
            case "bind" -> bind.decode(node, reading).map(found -> found);
            case "volume" -> volume.decode(node, reading).map(found -> found);
            default -> image.decode(node, reading).map(found -> found);
        };
    }

    private static String word(String text) {
        return switch (text) {
            case "bind", "volume", "image" -> text;
            case "tmpfs" ->
                throw new IllegalArgumentException("\"tmpfs\" is no type of mount here; use the control tmpfs");
            default ->
                throw new IllegalArgumentException(
                        Quoted.of(text) + " is no type of mount; expected bind, volume or image");
        };
    }

    @Override
    public JsonNode encode(Mount value) {
        if (value instanceof BindMount found) {
            return bind.encode(found);
        }
        return value instanceof VolumeMount found ? volume.encode(found) : image.encode((ImageMount) value);
    }

    @Override
    public ObjectNode schema() {
        return Schemas.anyOf(bind.schema(), volume.schema(), image.schema());
    }

    @Override
    public String type() {
        return "a mapping with type: bind, volume or image";
    }
}
