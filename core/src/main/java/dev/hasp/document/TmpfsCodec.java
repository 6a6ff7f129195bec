package dev.hasp.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hasp.control.ByteSize;
import dev.hasp.control.FileMode;
import dev.hasp.control.Tmpfs;
import dev.hasp.document.Node.Mapping;
import dev.hasp.document.Node.Scalar;
import dev.hasp.document.RecordCodec.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** File systems in memory: docker's text, a mapping each, or a mapping by target. */
final class TmpfsCodec implements Codec<List<Tmpfs>> {

    private static final RecordCodec<Tmpfs> RECORD = record();
    private static final ListCodec<Tmpfs> LIST = new ListCodec<>(
            new EitherCodec<>(Scalars.parsed("/path or /path:options", Tmpfs::parse), RECORD, tmpfs -> false), "tmpfs");

    private static RecordCodec<Tmpfs> record() {
        RecordCodec<Tmpfs> tmpfs = new RecordCodec<>("a tmpfs");
        Field<?, String> target =
                tmpfs.required("target", Scalars.text(), Tmpfs::target, "the absolute path in the container");
        Field<?, ByteSize> size = tmpfs.optional(
                "size", Scalars.size(), Tmpfs::size, "at most this many bytes; default: half of the host's memory");
        Field<?, Long> inodes = tmpfs.optional(
                "inodes",
                Scalars.longInteger(),
                each -> boxed(each.inodes()),
                "at most this many files; default: the kernel's");
        Field<?, FileMode> mode = tmpfs.optional(
                "mode", Scalars.octal(FileMode::parse), Tmpfs::mode, "the mode of its root; default: 1777");
        Field<?, Long> uid = tmpfs.optional(
                "uid", Scalars.longInteger(), each -> boxed(each.uid()), "who owns its root; default: 0");
        Field<?, Long> gid = tmpfs.optional(
                "gid", Scalars.longInteger(), each -> boxed(each.gid()), "whose group its root has; default: 0");
        Field<?, Boolean> readOnly = tmpfs.flag("readOnly", Tmpfs::readOnly, "whether it can only be read");
        Field<?, Boolean> executable =
                tmpfs.flag("executable", Tmpfs::executable, "whether files on it can be run; default: no");
        Field<?, Boolean> setuid = tmpfs.flag("setuid", Tmpfs::setuid, "whether setuid bits on it count; default: no");
        Field<?, Boolean> devices =
                tmpfs.flag("devices", Tmpfs::devices, "whether device nodes on it work; default: no");
        return tmpfs.making(values -> {
            Tmpfs.Builder made = Tmpfs.builder().target(values.get(target)).size(values.find(size));
            values.find(inodes).ifPresent(made::inodes);
            made.mode(values.find(mode));
            values.find(uid).ifPresent(made::uid);
            values.find(gid).ifPresent(made::gid);
            made.readOnly(values.is(readOnly)).executable(values.is(executable));
            return made.setuid(values.is(setuid)).devices(values.is(devices)).build();
        });
    }

    private static Optional<Long> boxed(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    @Override
    public boolean takes(Node node) {
        return LIST.takes(node) || node instanceof Mapping;
    }

    @Override
    public Optional<List<Tmpfs>> decode(Node node, Reading reading) {
        return node instanceof Mapping mapping
                ? LIST.decode(byTarget(mapping, reading), reading)
                : LIST.decode(node, reading);
    }

    /** The list that a mapping by target stands for. */
    private static Node.Sequence byTarget(Mapping mapping, Reading reading) {
        List<Node> items = new ArrayList<>();
        mapping.entries().forEach((target, entry) -> {
            if (!(entry.value() instanceof Mapping options)) {
                reading.unexpected(entry.value(), "a mapping, {} for no options");
                items.add(new Node.Invalid(entry.place()));
                return;
            }
            Map<String, Node.Entry> entries = new LinkedHashMap<>(options.entries());
            Node key = new Scalar(entry.place(), target, Node.Style.TEXT);
            Node.Entry second = entries.put("target", new Node.Entry(entry.place(), key));
            if (second != null) {
                reading.problem(second.place(), "stands beside the key", "leave target out here");
            }
            items.add(new Mapping(entry.value().place(), entries));
        });
        return new Node.Sequence(mapping.place(), items);
    }

    @Override
    public JsonNode encode(List<Tmpfs> value) {
        return LIST.encode(value);
    }

    @Override
    public JsonNode parts(List<Tmpfs> value) {
        ObjectNode byTarget = JsonNodeFactory.instance.objectNode();
        value.forEach(tmpfs -> {
            ObjectNode options = (ObjectNode) RECORD.encode(tmpfs);
            options.remove("target");
            byTarget.set(tmpfs.target(), options);
        });
        return byTarget.size() == value.size() ? byTarget : encode(value);
    }

    @Override
    public ObjectNode schema() {
        ObjectNode options = RECORD.schema();
        options.remove("required");
        ((ObjectNode) options.get("properties")).remove("target");
        return Schemas.anyOf(LIST.schema(), Schemas.mapOf(options));
    }

    @Override
    public String type() {
        return LIST.type() + ", or a mapping by target";
    }
}
