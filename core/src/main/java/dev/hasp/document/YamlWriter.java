package dev.hasp.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hasp.SecurityProfile;
import dev.hasp.control.Control;
import dev.hasp.text.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.NonPrintableStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Writes YAML that reads back the same. The YAML library decides what needs quotes. */
final class YamlWriter {

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setSplitLines(false)
            .setWidth(Integer.MAX_VALUE)
            .setNonPrintableStyle(NonPrintableStyle.ESCAPE)
            .build();

    /** What YAML 1.1 or 1.2 takes for something else than text: nulls, truth values, octal and base-60 numbers, dates. */
    private static final Pattern NOT_TEXT = Pattern.compile(
            "(?i)~|null|y|n|yes|no|on|off|[-+]?[0-9][0-9_.,]*(:[0-9_.]+)+|[-+]?0[0-9a-fx_]+|[-+]?[0-9][0-9_]*_[0-9_]*|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|=|<<");

    /** What is longer is quoted without a look. */
    private static final int LONGEST_NUMBER = 100;

    private static final int LONGEST_LINE = 100;

    private YamlWriter() {}

    static String write(SecurityProfile profile, boolean origins) {
        StringBuilder yaml = new StringBuilder("version: " + ProfileDecoder.VERSION + "\n");
        for (Control<?> control : profile.decided()) {
            if (origins) {
                profile.origin(control)
                        .ifPresent(origin -> yaml.append("# from ")
                                .append(comment(origin.toString()))
                                .append('\n'));
            }
            yaml.append(entry(control.key(), encoded(profile, control)));
        }
        return yaml.toString();
    }

    static <T> JsonNode encoded(SecurityProfile profile, Control<T> control) {
        return ControlCodecs.of(control).encode(profile.get(control).orElseThrow());
    }

    private static String comment(String text) {
        String quoted = Quoted.of(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    static String entry(String key, JsonNode value) {
        Node root = new MappingNode(Tag.MAP, List.of(tuple(key, value)), FlowStyle.BLOCK);
        return new Present(SETTINGS)
                .emitToString(new Serialize(SETTINGS).serializeOne(root).iterator());
    }

    private static NodeTuple tuple(String key, JsonNode value) {
        return new NodeTuple(text(key), node(value));
    }

    private static Node node(JsonNode value) {
        if (value.isObject()) {
            List<NodeTuple> tuples = new ArrayList<>();
            value.properties().forEach(each -> tuples.add(tuple(each.getKey(), each.getValue())));
            return new MappingNode(Tag.MAP, tuples, tuples.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
        }
        if (value.isArray()) {
            List<Node> items = new ArrayList<>();
            value.forEach(item -> items.add(node(item)));
            return new SequenceNode(Tag.SEQ, items, fitsOneLine(value) ? FlowStyle.FLOW : FlowStyle.BLOCK);
        }
        return value.isTextual() ? text(value.textValue()) : literal(value);
    }

    private static boolean fitsOneLine(JsonNode list) {
        for (JsonNode item : list) {
            if (item.isObject() && !item.isEmpty()) {
                return false;
            }
        }
        return list.toString().length() <= LONGEST_LINE;
    }

    private static Node text(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            return new ScalarNode(Tag.STR, text, ScalarStyle.DOUBLE_QUOTED);
        }
        boolean quote = text.length() > LONGEST_NUMBER || NOT_TEXT.matcher(text).matches();
        return new ScalarNode(Tag.STR, text, quote ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.PLAIN);
    }

    private static Node literal(JsonNode value) {
        Tag tag = SETTINGS.getSchema().getScalarResolver().resolve(value.asText(), true);
        return new ScalarNode(tag, value.asText(), ScalarStyle.PLAIN);
    }
}
