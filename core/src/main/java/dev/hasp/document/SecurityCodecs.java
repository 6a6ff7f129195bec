package dev.hasp.document;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hasp.control.Capabilities;
import dev.hasp.control.SeLinux;
import dev.hasp.document.RecordCodec.Field;
import dev.hasp.linux.Capability;
import dev.hasp.text.Quoted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Capabilities and SELinux labels. */
final class SecurityCodecs {

    private static final String ALL = "ALL";

    private SecurityCodecs() {}

    static Codec<Capabilities> capabilities() {
        RecordCodec<Capabilities> record = new RecordCodec<>("capabilities");
        Field<?, List<Optional<Capability>>> add = record.optional(
                "add",
                capabilityList(),
                each -> members(each.addAll(), each.add()),
                "capabilities given, such as NET_BIND_SERVICE, or ALL");
        Field<?, List<Optional<Capability>>> drop = record.optional(
                "drop",
                capabilityList(),
                each -> members(each.dropAll(), each.drop()),
                "capabilities taken away, such as NET_RAW, or ALL");
        return record.making(values -> {
            List<Optional<Capability>> added = values.find(add).orElse(List.of());
            List<Optional<Capability>> dropped = values.find(drop).orElse(List.of());
            return new Capabilities(
                    added.contains(Optional.<Capability>empty()),
                    named(added),
                    dropped.contains(Optional.<Capability>empty()),
                    named(dropped));
        });
    }

    /** Empty stands for ALL. */
    private static Codec<List<Optional<Capability>>> capabilityList() {
        ScalarCodec<Optional<Capability>> item = new ScalarCodec<>(
                "a capability such as NET_RAW, or ALL",
                scalar -> !scalar.isBoolean(),
                scalar -> scalar.text().strip().equalsIgnoreCase(ALL)
                        ? Optional.empty()
                        : Optional.of(Capability.of(scalar.text())),
                each -> JsonNodeFactory.instance.textNode(
                        each.map(Capability::name).orElse(ALL)),
                () -> Schemas.type("string"));
        return new ListCodec<>(item, "capabilities");
    }

    private static Optional<List<Optional<Capability>>> members(boolean all, Set<Capability> named) {
        List<Optional<Capability>> members = new ArrayList<>();
        if (all) {
            members.add(Optional.empty());
        }
        named.forEach(each -> members.add(Optional.of(each)));
        return members.isEmpty() ? Optional.empty() : Optional.of(members);
    }

    private static Set<Capability> named(List<Optional<Capability>> members) {
        Set<Capability> named = new HashSet<>();
        members.forEach(each -> each.ifPresent(named::add));
        return named;
    }

    static Codec<SeLinux> seLinux() {
        RecordCodec<SeLinux> label = new RecordCodec<>("an SELinux label");
        Field<?, Boolean> disabled = label.flag("disabled", SeLinux::disabled, "whether there is no separation");
        Field<?, String> user = label.optional("user", Scalars.text(), SeLinux::user, "such as system_u");
        Field<?, String> role = label.optional("role", Scalars.text(), SeLinux::role, "such as system_r");
        Field<?, String> type = label.optional("type", Scalars.text(), SeLinux::type, "such as container_t");
        Field<?, String> level = label.optional("level", Scalars.text(), SeLinux::level, "such as s0:c100,c200");
        Field<?, String> fileType =
                label.optional("fileType", Scalars.text(), SeLinux::fileType, "the type of the container's files");
        Field<?, Boolean> nested =
                label.flag("nested", SeLinux::nested, "whether the container may manage labels itself");
        label.making(values -> {
            SeLinux.Builder made = SeLinux.builder().disabled(values.is(disabled));
            made.user(values.find(user)).role(values.find(role)).type(values.find(type));
            return made.level(values.find(level))
                    .fileType(values.find(fileType))
                    .nested(values.is(nested))
                    .build();
        });
        ScalarCodec<SeLinux> word = new ScalarCodec<>(
                "default or disable",
                scalar -> !scalar.isBoolean(),
                scalar -> switch (scalar.text()) {
                    case "default" -> SeLinux.engineDefault();
                    case "disable" -> SeLinux.disable();
                    default ->
                        throw new IllegalArgumentException(
                                Quoted.of(scalar.text()) + " is no label; expected default, disable or a mapping");
                },
                each -> JsonNodeFactory.instance.textNode(each.disabled() ? "disable" : "default"),
                () -> Schemas.words(List.of("default", "disable")));
        return new EitherCodec<>(
                word, label, each -> each.equals(SeLinux.engineDefault()) || each.equals(SeLinux.disable()));
    }
}
