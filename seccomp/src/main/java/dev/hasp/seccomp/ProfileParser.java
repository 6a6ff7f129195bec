package dev.hasp.seccomp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hasp.linux.Errno;
import dev.hasp.seccomp.ProfileDraft.ArgDraft;
import dev.hasp.seccomp.ProfileDraft.MappingDraft;
import dev.hasp.seccomp.ProfileDraft.RuleDraft;
import dev.hasp.seccomp.ProfileDraft.ScopeDraft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads one document: the members of each object, as {@code seccomp.go} of moby and the OCI's Go types declare them. */
final class ProfileParser {

    private static final ObjectKeys PROFILE = new ObjectKeys(
            "defaultAction",
            "defaultErrnoRet",
            "architectures",
            "archMap",
            "syscalls",
            "flags",
            "listenerPath",
            "listenerMetadata");
    private static final ObjectKeys MAPPING = new ObjectKeys("architecture", "subArchitectures");
    private static final ObjectKeys RULE =
            new ObjectKeys("names", "action", "args", "errnoRet", "comment", "includes", "excludes", "name");
    private static final ObjectKeys ARGUMENT = new ObjectKeys("index", "value", "valueTwo", "op");
    private static final ObjectKeys SCOPE = new ObjectKeys("caps", "arches", "minKernel");

    private final JsonFactory factory;
    private final String text;
    private final EngineGeneration engine;

    ProfileParser(JsonFactory factory, String text, EngineGeneration engine) {
        this.factory = factory;
        this.text = text;
        this.engine = engine;
    }

    SeccompReading read() {
        ProfileDraft draft = new ProfileDraft();
        try (JsonCursor json = new JsonCursor(factory, text)) {
            try {
                document(json, draft);
            } catch (JsonProcessingException e) {
                json.syntax(e.getLocation(), e.getOriginalMessage());
            } catch (JsonCursor.Stop e) {
                // the reason is among the problems
            }
            if (!json.problems().isEmpty()) {
                throw new SeccompParseException(json.problems());
            }
            return new SeccompReading(draft.build(), json.notes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void document(JsonCursor json, ProfileDraft draft) throws IOException {
        if (json.next() == null) {
            json.problem("the text is empty; expected a JSON object with a defaultAction");
            return;
        }
        if (json.isNull()) {
            json.problem("is null, with which the engine runs the container without a filter; set a defaultAction");
        } else if (json.expectObject()) {
            profile(json, draft);
        }
        if (json.next() != null) {
            json.problem("there is more after the document: " + json.found());
        }
    }

    private void profile(JsonCursor json, ProfileDraft draft) throws IOException {
        ObjectWalk members = new ObjectWalk(json, PROFILE);
        for (String key = members.next(); key != null; key = members.next()) {
            switch (key) {
                case "defaultAction" -> draft.defaultAction = Values.string(json, draft.defaultAction);
                case "defaultErrnoRet" -> draft.defaultErrno = errno(json, draft.defaultErrno);
                case "architectures" -> draft.architectures = Values.strings(json, draft.architectures);
                case "archMap" ->
                    draft.archMap = Values.objects(json, draft.archMap, true, MappingDraft::new, this::mapping);
                case "syscalls" -> draft.rules = Values.objects(json, draft.rules, false, RuleDraft::new, this::rule);
                case "flags" -> draft.flags = Values.strings(json, draft.flags);
                case "listenerPath" -> draft.listenerPath = Values.string(json, draft.listenerPath);
                case "listenerMetadata" -> draft.listenerMetadata = Values.string(json, draft.listenerMetadata);
                default -> members.keep(draft.unknownFields);
            }
        }
        if (draft.defaultAction.isEmpty() && ProfileDraft.orEmpty(draft.rules).isEmpty()) {
            json.problem("has neither a defaultAction nor syscalls, with which the engine runs the container without a"
                    + " filter; set a defaultAction");
        }
        if (!ProfileDraft.orEmpty(draft.architectures).isEmpty()
                && !ProfileDraft.orEmpty(draft.archMap).isEmpty()) {
            json.problem("has both architectures and archMap, which the engine refuses; keep one");
        }
    }

    private void mapping(JsonCursor json, MappingDraft draft) throws IOException {
        ObjectWalk members = new ObjectWalk(json, MAPPING);
        for (String key = members.next(); key != null; key = members.next()) {
            switch (key) {
                case "architecture" -> draft.architecture = Values.string(json, draft.architecture);
                case "subArchitectures" -> draft.subArchitectures = Values.strings(json, draft.subArchitectures);
                default -> members.keep(draft.unknownFields);
            }
        }
    }

    private void rule(JsonCursor json, RuleDraft draft) throws IOException {
        ObjectWalk members = new ObjectWalk(json, RULE);
        for (String key = members.next(); key != null; key = members.next()) {
            switch (key) {
                case "names" -> draft.names = Values.strings(json, draft.names);
                case "name" -> draft.name = Values.string(json, draft.name);
                case "action" -> draft.action = Values.string(json, draft.action);
                case "errnoRet" -> draft.errno = errno(json, draft.errno);
                case "args" -> draft.args = Values.objects(json, draft.args, !isOld(), ArgDraft::new, this::argument);
                case "comment" -> draft.comment = Values.string(json, draft.comment);
                case "includes" -> draft.includes = scope(json, draft.includes);
                case "excludes" -> draft.excludes = scope(json, draft.excludes);
                default -> {
                    if (draft.unknownFields == null) {
                        draft.unknownFields = new LinkedHashMap<>();
                    }
                    members.keep(draft.unknownFields);
                }
            }
        }
        // engines up to 20.10 look at the rules that remain for the container only
        if (!isOld()
                && !draft.name.isEmpty()
                && !ProfileDraft.orEmpty(draft.names).isEmpty()) {
            json.problem("has both name and names, which the engine refuses; keep names");
        }
    }

    private boolean isOld() {
        return engine == EngineGeneration.DOCKER_20_10;
    }

    private void argument(JsonCursor json, ArgDraft draft) throws IOException {
        ObjectWalk members = new ObjectWalk(json, ARGUMENT);
        for (String key = members.next(); key != null; key = members.next()) {
            switch (key) {
                case "index" -> draft.index = index(json, draft.index);
                case "op" -> draft.op = Values.string(json, draft.op);
                case "value" -> draft.value = number(json, draft.value);
                case "valueTwo" -> draft.valueTwo = number(json, draft.valueTwo);
                default -> members.keep(draft.unknownFields);
            }
        }
    }

    private @Nullable ScopeDraft scope(JsonCursor json, @Nullable ScopeDraft earlier) throws IOException {
        if (json.isNull()) {
            return null;
        }
        ScopeDraft draft = earlier != null ? earlier : new ScopeDraft();
        if (!json.expectObject()) {
            return draft;
        }
        ObjectWalk members = new ObjectWalk(json, SCOPE);
        for (String key = members.next(); key != null; key = members.next()) {
            switch (key) {
                case "caps" -> draft.caps = Values.strings(json, draft.caps);
                case "arches" -> draft.arches = Values.strings(json, draft.arches);
                case "minKernel" -> draft.minKernel = MinKernel.read(json, draft.minKernel);
                default -> members.keep(draft.unknownFields);
            }
        }
        return draft;
    }

    private static @Nullable Errno errno(JsonCursor json, @Nullable Errno earlier) throws IOException {
        if (json.isNull()) {
            return null;
        }
        OptionalLong number = json.unsigned();
        return number.isPresent() ? Errno.of(number.getAsLong()) : earlier;
    }

    private static long number(JsonCursor json, long earlier) throws IOException {
        return json.isNull() ? earlier : json.unsigned().orElse(earlier);
    }

    private static int index(JsonCursor json, int earlier) throws IOException {
        long index = number(json, earlier);
        if (index < 0 || index > Integer.MAX_VALUE) {
            json.problem("is " + Long.toUnsignedString(index) + "; expected the index of an argument, 0 to 5");
            return earlier;
        }
        return (int) index;
    }
}
