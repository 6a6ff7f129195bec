package dev.hasp.seccomp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;

/** Writes the OCI object with the members and omissions of the OCI's Go types. */
final class ResolvedWriter {

    private ResolvedWriter() {}

    static String compact(ResolvedProfile profile) {
        return JsonOut.compact(out -> write(out, profile));
    }

    static String pretty(ResolvedProfile profile) {
        return JsonOut.pretty(out -> write(out, profile));
    }

    private static void write(JsonOut out, ResolvedProfile profile) throws IOException {
        JsonGenerator json = out.raw();
        json.writeStartObject();
        out.string("defaultAction", profile.defaultAction().scmpName());
        if (profile.defaultErrno().isPresent()) {
            out.errno("defaultErrnoRet", profile.defaultErrno().get());
        }
        out.stringsUnlessEmpty("architectures", profile.architectures());
        if (profile.flags().isPresent() && !profile.flags().get().isEmpty()) {
            out.strings("flags", profile.flags().get());
        }
        out.stringUnlessEmpty("listenerPath", profile.listenerPath());
        out.stringUnlessEmpty("listenerMetadata", profile.listenerMetadata());
        if (!profile.rules().isEmpty()) {
            json.writeArrayFieldStart("syscalls");
            for (ResolvedRule rule : profile.rules()) {
                rule(out, rule);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void rule(JsonOut out, ResolvedRule rule) throws IOException {
        out.raw().writeStartObject();
        out.strings("names", rule.names());
        out.string("action", rule.action().scmpName());
        if (rule.errno().isPresent()) {
            out.errno("errnoRet", rule.errno().get());
        }
        out.arguments(rule.args(), Map.of());
        out.raw().writeEndObject();
    }
}
