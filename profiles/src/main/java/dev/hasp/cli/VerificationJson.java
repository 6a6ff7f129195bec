package dev.hasp.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.hasp.Origin;
import dev.hasp.SecurityProfile;
import dev.hasp.effective.Reason;
import dev.hasp.verify.Asked;
import dev.hasp.verify.CallDisagreement;
import dev.hasp.verify.CallTally;
import dev.hasp.verify.Row;
import dev.hasp.verify.Verdict;
import dev.hasp.verify.Verification;
import java.io.IOException;
import java.util.Optional;

/** A verification for programs: every row, and every value whole. */
final class VerificationJson {

    private VerificationJson() {}

    static String of(Verification verification, SecurityProfile profile, String name) {
        return Json.of(json -> {
            json.writeStartObject();
            json.writeStringField("profile", name);
            json.writeStringField("engine", verification.engine().title());
            json.writeStringField("method", verification.method());
            json.writeBooleanField("inForce", verification.isInForce());
            json.writeBooleanField("proven", verification.isProven());
            json.writeObjectFieldStart("counts");
            for (Verdict verdict : Verdict.values()) {
                json.writeNumberField(verdict.toString(), verification.count(verdict));
            }
            json.writeEndObject();
            json.writeArrayFieldStart("rows");
            for (Row row : verification.rows()) {
                write(json, row);
            }
            json.writeEndArray();
            Optional<CallTally> calls = verification.calls();
            if (calls.isPresent()) {
                write(json, calls.get());
            }
            Json.issues(json, "findings", Issue.of(verification.findings(), profile));
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Row row) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", row.key());
        json.writeStringField("control", row.control().key());
        json.writeStringField("verdict", row.verdict().toString());
        json.writeArrayFieldStart("asked");
        for (Asked asked : row.asked()) {
            json.writeStartObject();
            json.writeStringField("control", asked.control().key());
            Json.value(json, "value", Optional.of(asked.value()));
            json.writeStringField("layer", asked.origin().layer());
            Optional<Origin.Place> place = asked.origin().place();
            Json.place(
                    json,
                    place.map(Origin.Place::line).orElse(0),
                    place.map(Origin.Place::column).orElse(0));
            json.writeEndObject();
        }
        json.writeEndArray();
        Json.value(json, "meant", row.meant());
        json.writeArrayFieldStart("reasons");
        for (Reason reason : row.reasons()) {
            json.writeString(reason.toString());
        }
        json.writeEndArray();
        Json.value(json, "inForce", row.seen());
        json.writeStringField("how", row.how());
        Json.optional(json, "note", Optional.of(row.note()).filter(note -> !note.isEmpty()));
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, CallTally calls) throws IOException {
        json.writeObjectFieldStart("calls");
        json.writeNumberField("asked", calls.asked());
        json.writeNumberField("agree", calls.agree());
        json.writeNumberField("cannotTell", calls.cannotTell());
        json.writeArrayFieldStart("disagreements");
        for (CallDisagreement disagreement : calls.disagreements()) {
            json.writeString(disagreement.toString());
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
