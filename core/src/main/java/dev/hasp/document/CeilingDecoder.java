package dev.hasp.document;

import dev.hasp.Finding;
import dev.hasp.InvalidProfileException;
import dev.hasp.Origin;
import dev.hasp.SecurityProfile;
import dev.hasp.ceiling.Ceiling;
import dev.hasp.ceiling.Demand;
import dev.hasp.document.Node.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes a ceiling of a tree. */
final class CeilingDecoder {

    static final String NAME = "name";
    static final String AT_MOST = "atMost";
    static final String DEMANDS = "demands";

    private static final List<String> KEYS = List.of(ProfileDecoder.VERSION_KEY, NAME, AT_MOST, DEMANDS);

    private final Reading reading;
    private final Function<Place, Origin> origin;
    private final List<Demand> demands = new ArrayList<>();
    private Optional<String> name = Optional.empty();

    CeilingDecoder(Reading reading, Function<Place, Origin> origin) {
        this.reading = reading;
        this.origin = origin;
    }

    /** The ceiling of a document; empty where something is wrong, which the reading then holds. */
    Optional<Ceiling> document(Node root) {
        if (!(root instanceof Mapping mapping)) {
            reading.problem(root.place(), "is " + root.noun(), "expected a mapping such as version: 1");
            return Optional.empty();
        }
        Node.Entry version = mapping.entries().get(ProfileDecoder.VERSION_KEY);
        if (version == null) {
            reading.problem(root.place(), "has no version", "add version: " + ProfileDecoder.VERSION);
        } else if (!ProfileDecoder.version(version.value(), reading)) {
            return Optional.empty();
        }
        if (!mapping.entries().containsKey(NAME)) {
            reading.problem(root.place(), "has no name", "add name, which refusals say");
        }
        if (!mapping.entries().containsKey(AT_MOST) && !mapping.entries().containsKey(DEMANDS)) {
            reading.problem(root.place(), "has neither atMost nor demands", "add what the ceiling allows");
        }
        mapping.entries().forEach(this::part);
        return reading.count() > 0 ? Optional.empty() : ceiling(root);
    }

    private Optional<Ceiling> ceiling(Node root) {
        try {
            return Optional.of(Ceiling.of(name.orElseThrow(), demands.toArray(Demand[]::new)));
        } catch (IllegalArgumentException refusal) {
            reading.malformed(root.place(), refusal);
            return Optional.empty();
        }
    }

    private void part(String key, Node.Entry entry) {
        switch (key) {
            case ProfileDecoder.VERSION_KEY -> {}
            case ProfileDecoder.SCHEMA_KEY -> Scalars.text().decode(entry.value(), reading);
            case NAME -> name = Scalars.text().decode(entry.value(), reading);
            case AT_MOST -> mapping(entry, "a mapping of controls").ifPresent(this::atMost);
            case DEMANDS ->
                mapping(entry, "a mapping of demands")
                        .ifPresent(all -> all.entries().forEach(this::demand));
            default -> reading.problem(entry.place(), "is no key of a ceiling", () -> Nearest.remedy(key, KEYS));
        }
    }

    private Optional<Mapping> mapping(Node.Entry entry, String expected) {
        if (entry.value() instanceof Mapping mapping) {
            return Optional.of(mapping);
        }
        reading.unexpected(entry.value(), expected);
        return Optional.empty();
    }

    private void atMost(Mapping controls) {
        int before = reading.count();
        SecurityProfile bound = new ProfileDecoder(reading, origin).settings(controls);
        if (reading.count() > before) {
            return;
        }
        try {
            demands.add(Demand.atMost(bound));
        } catch (InvalidProfileException invalid) {
            invalid.findings().stream()
                    .filter(Finding::isError)
                    .forEach(error -> reading.problem(
                            controls.entries().containsKey(error.control().key())
                                    ? controls.entries()
                                            .get(error.control().key())
                                            .place()
                                    : controls.place(),
                            error.message(),
                            error.remedy()));
        }
    }

    private void demand(String key, Node.Entry entry) {
        DemandCodecs.byKey(key)
                .ifPresentOrElse(
                        row -> row.decode(entry.value(), reading).ifPresent(demands::add),
                        () -> reading.problem(
                                entry.place(),
                                "is no demand",
                                () -> Nearest.remedy(
                                        key,
                                        DemandCodecs.all().stream()
                                                .<String>map(DemandCodecs.Row::key)
                                                .toList())));
    }
}
