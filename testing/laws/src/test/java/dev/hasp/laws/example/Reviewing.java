package dev.hasp.laws.example;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.ceiling.Ceiling;
import dev.hasp.ceiling.Demand;
import dev.hasp.document.CeilingDocument;
import dev.hasp.engine.EngineFacts;
import dev.hasp.order.Comparison;

/** What the documents of orders and ceilings show. */
final class Reviewing {

    private Reviewing() {}

    static boolean review(SecuritySpec before, SecuritySpec after, EngineFacts engine) {
        Comparison comparison = Comparison.of(before.on(engine), after.on(engine));
        comparison.relation(); // EQUAL, STRICTER, LOOSER or INCOMPARABLE: how the first lies to the second
        comparison.differences(); // aspect by aspect, each with what only one of them may do
        comparison.relations(); // control by control
        return comparison.isAtLeastAsStrict();
    }

    static SecuritySpec admit(String text, SecurityProfile request, EngineFacts engine) {
        Ceiling site = CeilingDocument.read("site.yaml", text).and(Ceiling.of("team", Demand.pidsAtMost(256)));
        return site.admit(request, engine).requireAdmitted();
    }
}
