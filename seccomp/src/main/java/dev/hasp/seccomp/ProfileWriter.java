package dev.hasp.seccomp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes profiles with the members and their order as moby's {@code default.json} has them; absent ones are left out. */
final class ProfileWriter {

    private ProfileWriter() {}

    static String compact(SeccompProfile profile) {
        return JsonOut.compact(out -> profile(out, profile));
    }

    static String pretty(SeccompProfile profile) {
        return JsonOut.pretty(out -> profile(out, profile));
    }

    private static void profile(JsonOut out, SeccompProfile profile) throws IOException {
        JsonGenerator json = out.raw();
        json.writeStartObject();
        out.string("defaultAction", profile.defaultAction().scmpName());
        if (profile.defaultErrno().isPresent()) {
            out.errno("defaultErrnoRet", profile.defaultErrno().get());
        }
        out.stringsUnlessEmpty("architectures", profile.architectures());
        if (!profile.archMap().isEmpty()) {
            json.writeArrayFieldStart("archMap");
            for (ArchitectureMapping mapping : profile.archMap()) {
                mapping(out, mapping);
            }
            json.writeEndArray();
        }
        if (profile.flags().isPresent()) {
            out.strings("flags", profile.flags().get());
        }
        out.stringUnlessEmpty("listenerPath", profile.listenerPath());
        out.stringUnlessEmpty("listenerMetadata", profile.listenerMetadata());
        json.writeArrayFieldStart("syscalls");
        for (SyscallRule rule : profile.rules()) {
            rule(out, rule);
        }
        json.writeEndArray();
        out.unknown(profile.unknownFields());
        json.writeEndObject();
    }

    private static void mapping(JsonOut out, ArchitectureMapping mapping) throws IOException {
        out.raw().writeStartObject();
        out.string("architecture", mapping.architecture());
        if (mapping.subArchitectures().isEmpty()) {
            out.raw().writeNullField("subArchitectures"); // as Go writes an empty list there
        } else {
            out.strings("subArchitectures", mapping.subArchitectures());
        }
        out.unknown(mapping.unknownFields());
        out.raw().writeEndObject();
    }

    private static void rule(JsonOut out, SyscallRule rule) throws IOException {
        out.raw().writeStartObject();
        if (rule.conflictingName().isPresent()) {
            out.string("name", rule.conflictingName().get());
        }
        out.strings("names", rule.names());
        out.string("action", rule.action().scmpName());
        if (rule.errno().isPresent()) {
            out.errno("errnoRet", rule.errno().get());
        }
        out.arguments(rule.args(), rule.unknownArgFields());
        out.stringUnlessEmpty("comment", rule.comment());
        scope(out, "includes", rule.includes());
        scope(out, "excludes", rule.excludes());
        out.unknown(rule.unknownFields());
        out.raw().writeEndObject();
    }

    private static void scope(JsonOut out, String key, RuleScope scope) throws IOException {
        if (scope.equals(RuleScope.ALL)) {
            return;
        }
        out.raw().writeObjectFieldStart(key);
        out.stringsUnlessEmpty("caps", scope.caps());
        out.stringsUnlessEmpty("arches", scope.arches());
        if (scope.minKernel().isPresent()) {
            out.string("minKernel", MinKernel.write(scope.minKernel().get()));
        }
        out.unknown(scope.unknownFields());
        out.raw().writeEndObject();
    }
}
