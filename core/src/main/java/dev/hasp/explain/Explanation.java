package dev.hasp.explain;

import dev.hasp.Origin;
import dev.hasp.SecurityProfile;
import dev.hasp.control.Control;
import java.util.List;
import java.util.Optional;

/**
 * What one control means for the container, in plain words.
 *
 * <p>Texts of the profile stand in quotes with control characters escaped, so no value can forge or hide words.
 *
 * @param control the control
 * @param sentence what the container may, must or cannot do: a phrase whose subject is the container
 * @param details the same item by item, such as one line per capability or mount; often empty
 * @param origin the layer that decided, or empty where nobody did and the engine's default is told
 */
public record Explanation(Control<?> control, String sentence, List<String> details, Optional<Origin> origin) {

    public Explanation {
        details = List.copyOf(details);
    }

    /** Whether the profile decides the control, rather than leaving it to the engine. */
    public boolean isDecided() {
        return origin.isPresent();
    }

    /**
     * Explains every control that the profile decides, and those it leaves open whose default a reader should know, in
     * the order of {@link dev.hasp.control.Controls#all()}.
     */
    public static List<Explanation> of(SecurityProfile profile) {
        return Sentences.all().stream()
                .map(sentence -> sentence.explain(profile))
                .flatMap(Optional::stream)
                .toList();
    }
}
