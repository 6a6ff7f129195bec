package dev.hasp.document;

import dev.hasp.document.Node.Style;
import dev.hasp.text.Quoted;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 into a tree. One document, without anchors, aliases, tags and merge keys: a profile says each thing
 * where it stands.
 */
final class YamlTree {

    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(Limits.CHARACTERS).build();

    private final Place base;
    private final Reading reading;
    private final TreeBuilder tree;
    private int documents;
    /** Where the last event began. */
    private Place last;
    /** Above 0 inside a key that is a list or a mapping. */
    private int insideKey;

    private YamlTree(Place base, Reading reading) {
        this.base = base;
        this.reading = reading;
        this.tree = new TreeBuilder(base, reading);
        this.last = base.at(1, 1);
    }

    /** The tree, or empty where there is none; what was found is in the reading. */
    static Optional<Node> read(String text, Place base, Reading reading) {
        return new YamlTree(base, reading).read(text);
    }

    private Optional<Node> read(String text) {
        try {
            for (Event event : new Parse(SETTINGS).parseString(text)) {
                if (!take(event)) {
                    break;
                }
            }
        } catch (MarkedYamlEngineException syntax) {
            int line = syntax.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            int column =
                    syntax.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(0);
            String context =
                    syntax.getContext() == null ? "" : syntax.getContext().strip() + ": ";
            reading.problem(
                    base.at(line, column),
                    "is no YAML: " + printable(context + syntax.getProblem()),
                    "correct the syntax");
            return Optional.empty();
        } catch (YamlEngineException unreadable) {
            reading.problem(
                    base.at(1, 1),
                    "is no YAML: " + printable(String.valueOf(unreadable.getMessage())),
                    "expected printable text");
            return Optional.empty();
        } catch (IllegalArgumentException escape) { // the scanner throws it for an escape that is cut off
            reading.problem(last, "is no YAML: an escape in what follows names no character", "correct the escape");
            return Optional.empty();
        } catch (TreeBuilder.Exceeded reported) {
            return Optional.empty();
        }
        return tree.root();
    }

    private static String printable(String message) {
        String quoted = Quoted.of(message.replace('"', '\''), 300);
        return quoted.substring(1, quoted.length() - 1);
    }

    /** Takes an event; false ends the reading. */
    private boolean take(Event event) {
        int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        int column = event.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
        last = base.at(line, column);
        if (event instanceof DocumentStartEvent start) {
            return document(start, line, column);
        }
        if (insideKey > 0) {
            insideKey += depthChange(event);
            if (insideKey > Limits.DEPTH) {
                // the parser takes quadratic time to leave many levels at once
                tree.tooDeep(line, column);
            }
            return true;
        }
        if (event instanceof NodeEvent node) {
            node(node, line, column);
        } else if (event.getEventId() == Event.ID.SequenceEnd || event.getEventId() == Event.ID.MappingEnd) {
            tree.close();
        }
        return true;
    }

    private static int depthChange(Event event) {
        return switch (event.getEventId()) {
            case SequenceStart, MappingStart -> 1;
            case SequenceEnd, MappingEnd -> -1;
            default -> 0;
        };
    }

    private boolean document(DocumentStartEvent start, int line, int column) {
        if (++documents > 1) {
            reading.problem(base.at(line, column), "a second document starts", "keep one profile in one file");
            return false;
        }
        start.getSpecVersion()
                .filter(version -> version.getMinor() != 2)
                .ifPresent(version -> reading.problem(
                        base.at(line, column),
                        "says YAML " + version.getMajor() + "." + version.getMinor(),
                        "leave the directive out: profiles are YAML 1.2"));
        return true;
    }

    private void node(NodeEvent event, int line, int column) {
        if (event instanceof AliasEvent) {
            reading.problem(tree.place(line, column), "is an alias", "write the value itself");
            if (tree.wantsKey()) {
                tree.skipEntry(line, column);
            } else {
                tree.invalid(line, column);
            }
            return;
        }
        if (event.getAnchor().isPresent()) {
            reading.problem(tree.place(line, column), "has an anchor", "leave it out: aliases are not read");
        }
        if (event instanceof ScalarEvent scalar) {
            scalar(scalar, line, column);
        } else if (event instanceof SequenceStartEvent sequence) {
            refuseTag(sequence.getTag(), line, column);
            collection(false, line, column);
        } else if (event instanceof MappingStartEvent mapping) {
            refuseTag(mapping.getTag(), line, column);
            collection(true, line, column);
        }
    }

    private void scalar(ScalarEvent scalar, int line, int column) {
        refuseTag(scalar.getTag(), line, column);
        if (!tree.wantsKey()) {
            tree.scalar(scalar.getValue(), scalar.isPlain() ? Style.PLAIN : Style.TEXT, line, column);
        } else if (scalar.isPlain() && scalar.getValue().equals("<<")) {
            reading.problem(tree.place(line, column), "is a merge key", "write the keys themselves");
            tree.skipEntry(line, column);
        } else {
            tree.key(scalar.getValue(), line, column);
        }
    }

    private void collection(boolean mapping, int line, int column) {
        if (tree.wantsKey()) {
            tree.invalidKey(line, column);
            insideKey = 1;
        } else {
            tree.open(mapping, line, column);
        }
    }

    private void refuseTag(Optional<String> tag, int line, int column) {
        tag.ifPresent(name ->
                reading.problem(tree.place(line, column), "has the tag " + Quoted.of(name), "leave the tag out"));
    }
}
