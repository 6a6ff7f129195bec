package dev.hasp.document;

import dev.hasp.document.Node.Mapping;
import dev.hasp.document.Node.Sequence;

/** Finds a place by a JSON pointer (RFC 6901). */
final class Pointers {

    private Pointers() {}

    /** The place that a pointer names, or the nearest one above it that is there. */
    static Place find(Node node, String pointer) {
        Node at = node;
        Place place = node.place();
        for (String token :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            String key = token.replace("~1", "/").replace("~0", "~");
            if (at instanceof Mapping mapping && mapping.entries().containsKey(key)) {
                Node.Entry entry = mapping.entries().get(key);
                at = entry == null ? at : entry.value();
            } else if (at instanceof Sequence list
                    && key.matches("[0-9]{1,6}")
                    && Integer.parseInt(key) < list.items().size()) {
                at = list.items().get(Integer.parseInt(key));
            } else {
                break;
            }
            place = at.place();
        }
        return place;
    }
}
