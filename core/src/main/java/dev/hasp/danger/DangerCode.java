package dev.hasp.danger;

import dev.hasp.control.Control;
import dev.hasp.effective.Aspect;
import java.util.List;

/**
 * One combination that lets a container out.
 *
 * @param code the stable name, lower case with dashes; the documentation has a section for each
 * @param outcome what comes of it
 * @param aspects what must come together, that which is easiest to change first
 * @param escape what a process in the container then does, as one or two sentences without the last full stop
 * @param remedy what to do, as an imperative
 * @param source a CVE, a manual page, a kernel document or a publication that shows it
 */
public record DangerCode(
        String code, Outcome outcome, List<Aspect<?>> aspects, String escape, String remedy, String source) {

    public DangerCode {
        aspects = List.copyOf(aspects);
        if (aspects.isEmpty()) {
            throw new IllegalArgumentException(code + ": a danger needs an aspect");
        }
    }

    /** The controls that the aspects belong to. */
    public List<Control<?>> controls() {
        return aspects.stream()
                .<Control<?>>map(aspect -> aspect.controls().get(0))
                .distinct()
                .toList();
    }
}
