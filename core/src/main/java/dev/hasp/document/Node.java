package dev.hasp.document;

import java.util.List;
import java.util.Map;

/** A document's content with the place of every part; scalars keep the text as it was written. */
sealed interface Node {

    Place place();

    /** What it is, for messages. */
    String noun();

    /** How a scalar was written, which decides what it may mean. */
    enum Style {
        /** A YAML scalar without quotes. */
        PLAIN,
        /** A number, truth value or null of JSON. */
        LITERAL,
        /** Quoted, or a block: always text. */
        TEXT
    }

    record Scalar(Place place, String text, Style style) implements Node {

        boolean isNull() {
            return style != Style.TEXT
                    && List.of("", "~", "null", "Null", "NULL").contains(text);
        }

        /** YAML 1.2's core schema: no, off and the like are text. */
        boolean isBoolean() {
            return style != Style.TEXT
                    && List.of("true", "True", "TRUE", "false", "False", "FALSE")
                            .contains(text);
        }

        private boolean isNumber() {
            return style != Style.TEXT && text.length() < 64 && text.matches("[-+]?[0-9]+(\\.[0-9]+)?");
        }

        @Override
        public String noun() {
            if (isNull()) {
                return "null";
            }
            return isBoolean() ? "a truth value" : isNumber() ? "a number" : "text";
        }
    }

    record Sequence(Place place, List<Node> items) implements Node {

        @Override
        public String noun() {
            return "a list";
        }
    }

    /** Entries in the order of the document; of a key that stands twice, which is reported, the first. */
    record Mapping(Place place, Map<String, Entry> entries) implements Node {

        @Override
        public String noun() {
            return "a mapping";
        }
    }

    /** One entry; its place is that of the key. */
    record Entry(Place place, Node value) {}

    /** Something that was reported already. */
    record Invalid(Place place) implements Node {

        @Override
        public String noun() {
            return "invalid";
        }
    }
}
