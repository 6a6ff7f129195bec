package dev.hasp.control;

/**
 * A link to another container on the default bridge, which lets both talk also where containers otherwise may not.
 *
 * @param container the other container
 * @param alias the name it has here
 */
public record Link(ContainerReference container, String alias) {

    public Link {
        if (!alias.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]*")) {
            throw new MalformedValueException("link", alias, "is no alias", "expected letters, digits, _ . and -");
        }
    }

    /** Reads Docker's {@code container} or {@code container:alias}. */
    public static Link parse(String text) {
        int colon = text.indexOf(':');
        String container = colon < 0 ? text : text.substring(0, colon);
        return new Link(new ContainerReference(container), colon < 0 ? container : text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return container + ":" + alias;
    }
}
