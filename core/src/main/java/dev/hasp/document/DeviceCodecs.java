package dev.hasp.document;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Device;
import dev.hasp.control.DeviceAccess;
import dev.hasp.control.DeviceBandwidth;
import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.control.DeviceIops;
import dev.hasp.control.DeviceRequest;
import dev.hasp.control.DeviceWeight;
import dev.hasp.document.RecordCodec.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Devices, and limits by device. */
final class DeviceCodecs {

    private static final String HOST_PATH = "the block device on the host";

    private DeviceCodecs() {}

    static Codec<List<Device>> devices() {
        RecordCodec<Device> record = new RecordCodec<>("a device");
        Field<?, String> source = record.required("source", Scalars.text(), Device::source, "the path on the host");
        Field<?, String> target = record.optional(
                "target",
                Scalars.text(),
                device -> Optional.of(device.target()),
                "the path in the container; default: the same");
        Field<?, DeviceAccess> access = record.optional(
                "permissions",
                Scalars.parsed("letters of rwm", DeviceAccess::parse),
                device -> Optional.of(device.access()),
                "letters of rwm; default: all three, as docker's");
        record.making(values -> new Device(
                values.get(source),
                values.find(target).orElse(values.get(source)),
                values.find(access).orElse(DeviceAccess.ALL)));
        return new ListCodec<>(
                new EitherCodec<>(Scalars.parsed("/host:/container:rwm", Device::parse), record, device -> true),
                "devices, each /host:/container:rwm or a mapping");
    }

    static Codec<List<DeviceCgroupRule>> rules() {
        return new ListCodec<>(
                Scalars.parsed("a rule such as c 195:* rw", DeviceCgroupRule::parse), "rules such as c 195:* rw");
    }

    static Codec<List<DeviceRequest>> requests() {
        RecordCodec<DeviceRequest> request = new RecordCodec<>("a device request");
        Field<?, String> driver = request.optional(
                "driver", Scalars.text(), DeviceRequest::driver, "such as nvidia or cdi; default: what fits");
        Field<?, Integer> count = request.optional(
                "count",
                count(),
                each -> each.count().isPresent() ? Optional.of(each.count().getAsInt()) : Optional.empty(),
                "how many, or all; not beside deviceIds");
        Field<?, List<String>> ids = request.optional(
                "deviceIds",
                new ListCodec<>(Scalars.text(), "texts"),
                each -> Optional.of(each.deviceIds()).filter(list -> !list.isEmpty()),
                "which, by number, UUID or CDI name");
        Field<?, List<List<String>>> capabilities = request.optional(
                "capabilities",
                alternatives(),
                each -> Optional.of(each.capabilities()).filter(list -> !list.isEmpty()),
                "what the driver must offer: a list, or a list of alternative lists");
        Field<?, Map<String, String>> options =
                request.texts("options", DeviceRequest::options, "options of the driver");
        request.making(values -> {
            DeviceRequest.Builder made = DeviceRequest.builder().driver(values.find(driver));
            values.find(count).ifPresent(made::count);
            made.addAllDeviceIds(values.find(ids).orElse(List.of()));
            made.addAllCapabilities(values.find(capabilities).orElse(List.of()));
            return made.putAllOptions(values.find(options).orElse(Map.of())).build();
        });
        return new ListCodec<>(request, "mappings, one for each request");
    }

    private static Codec<Integer> count() {
        ScalarCodec<Integer> number = Scalars.integer();
        return new ScalarCodec<>(
                "a number, or all",
                scalar -> scalar.text().equals("all") || number.fits().test(scalar),
                scalar -> scalar.text().equals("all")
                        ? DeviceRequest.ALL
                        : number.parse().apply(scalar),
                value -> value == DeviceRequest.ALL
                        ? JsonNodeFactory.instance.textNode("all")
                        : JsonNodeFactory.instance.numberNode(value),
                () -> Schemas.anyOf(Schemas.type("integer"), Schemas.words(List.of("all"))));
    }

    /** A flat list, as in Compose, is one alternative. */
    private static Codec<List<List<String>>> alternatives() {
        return new AlternativesCodec();
    }

    static Codec<List<DeviceWeight>> weights() {
        return rates(
                "weight", Scalars.integer(), "10 to 1000", DeviceWeight::path, DeviceWeight::weight, DeviceWeight::new);
    }

    static Codec<List<DeviceBandwidth>> bandwidths() {
        Codec<ByteSize> size = Scalars.size();
        return rates(
                "rate",
                size,
                "bytes per second",
                DeviceBandwidth::path,
                DeviceBandwidth::perSecond,
                DeviceBandwidth::new);
    }

    static Codec<List<DeviceIops>> operations() {
        return rates(
                "rate",
                Scalars.longInteger(),
                "operations per second",
                DeviceIops::path,
                DeviceIops::perSecond,
                DeviceIops::new);
    }

    private static <T, V> Codec<List<T>> rates(
            String key,
            Codec<V> codec,
            String summary,
            Function<T, String> path,
            Function<T, V> value,
            BiFunction<String, V, T> make) {
        RecordCodec<T> record = new RecordCodec<>("a " + key + " of a device");
        Field<?, String> device = record.required("path", Scalars.text(), path, HOST_PATH);
        Field<?, V> limit = record.required(key, codec, value, summary);
        record.making(values -> make.apply(values.get(device), values.get(limit)));
        return new ListCodec<>(record, "mappings with path and " + key);
    }
}
