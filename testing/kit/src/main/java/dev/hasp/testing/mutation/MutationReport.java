package dev.hasp.testing.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a check made of the mutations of a preset.
 *
 * @param noticed those that it fails for
 * @param unnoticed those that it passes for
 * @param refused the names of changes that validation refuses, so that nobody can run them
 * @param withoutEffect the names of changes after which the container may do the same
 */
public record MutationReport(
        List<Mutation> noticed, List<Mutation> unnoticed, List<String> refused, List<String> withoutEffect) {

    public MutationReport {
        noticed = List.copyOf(noticed);
        unnoticed = List.copyOf(unnoticed);
        refused = List.copyOf(refused);
        withoutEffect = List.copyOf(withoutEffect);
    }

    /**
     * Passes if the check notices every mutation.
     *
     * @throws AssertionError with those that it does not notice, and what each permits or takes away
     */
    public void assertAllNoticed() {
        assertAllNoticedExcept(Map.of());
    }

    /**
     * Passes if the check notices every mutation but these, and none of these.
     *
     * @param accepted the names of mutations, such as {@code memory: twice as much}, each with the reason why nobody
     *     needs to notice it
     * @throws AssertionError with those that it does not notice, and with reasons that are not needed any more
     */
    public void assertAllNoticedExcept(Map<String, String> accepted) {
        List<String> complaints = new ArrayList<>(unnoticed.stream()
                .filter(mutation -> !accepted.containsKey(mutation.name()))
                .map(mutation -> "does not notice " + mutation)
                .toList());
        List<String> open = unnoticed.stream().map(Mutation::name).toList();
        accepted.keySet().stream()
                .filter(name -> !open.contains(name))
                .sorted()
                .map(name -> "notices or never meets " + name + ", which is accepted: " + accepted.get(name))
                .forEach(complaints::add);
        if (!complaints.isEmpty()) {
            throw new AssertionError(
                    complaints.stream().collect(Collectors.joining("\n  ", "The check of " + this + "\n  ", "")));
        }
    }

    /** Such as {@code 112 mutations: 110 noticed, 2 unnoticed, 31 refused by validation, 8 without effect}. */
    @Override
    public String toString() {
        return noticed.size() + unnoticed.size() + " mutations: " + noticed.size() + " noticed, " + unnoticed.size()
                + " unnoticed, " + refused.size() + " refused by validation, " + withoutEffect.size()
                + " without effect";
    }
}
