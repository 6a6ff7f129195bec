package dev.hasp.document;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hasp.control.Ulimit;
import dev.hasp.document.RecordCodec.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Resource limits by name, each one number for both or a soft and a hard one; or docker's texts in a list. */
final class UlimitCodec {

    private record Limits(long soft, long hard) {}

    private UlimitCodec() {}

    static Codec<List<Ulimit>> codec() {
        Codec<Limits> limits = new EitherCodec<>(
                new MappedCodec<>(number(), both -> new Limits(both, both), Limits::soft),
                softAndHard(),
                each -> each.soft() == each.hard());
        MapCodec<Limits> byName =
                new MapCodec<>(limits, (name, each) -> Ulimit.of(name, each.soft(), each.hard()), "limits by name");
        Codec<List<Ulimit>> mapping = new MappedCodec<>(byName, UlimitCodec::list, UlimitCodec::map);
        Codec<List<Ulimit>> texts = new ListCodec<>(
                Scalars.parsed("a limit such as nofile=1024:2048", Ulimit::parse), "limits such as nofile=1024:2048");
        return new EitherCodec<>(texts, mapping, each -> !distinct(each));
    }

    private static RecordCodec<Limits> softAndHard() {
        RecordCodec<Limits> record = new RecordCodec<>("a limit");
        Field<?, Long> soft = record.required("soft", number(), Limits::soft, "what is in force");
        Field<?, Long> hard = record.required("hard", number(), Limits::hard, "what soft may be raised to");
        return record.making(values -> new Limits(values.get(soft), values.get(hard)));
    }

    private static ScalarCodec<Long> number() {
        return new ScalarCodec<>(
                "a number, or unlimited",
                scalar -> !scalar.isBoolean(),
                scalar -> Ulimit.limit("limit", scalar.text()),
                limit -> limit == Ulimit.UNLIMITED
                        ? JsonNodeFactory.instance.textNode("unlimited")
                        : JsonNodeFactory.instance.numberNode(limit),
                Schemas::text);
    }

    private static boolean distinct(List<Ulimit> all) {
        return all.stream().map(Ulimit::name).distinct().count() == all.size();
    }

    private static List<Ulimit> list(Map<String, Limits> byName) {
        return byName.entrySet().stream()
                .map(each -> Ulimit.of(
                        each.getKey(), each.getValue().soft(), each.getValue().hard()))
                .toList();
    }

    private static Map<String, Limits> map(List<Ulimit> all) {
        Map<String, Limits> byName = new LinkedHashMap<>();
        all.forEach(each -> byName.put(each.name(), new Limits(each.soft(), each.hard())));
        return byName;
    }
}
