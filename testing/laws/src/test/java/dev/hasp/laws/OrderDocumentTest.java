package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.effective.Aspects;
import dev.hasp.order.Order;
import dev.hasp.order.Orders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/order.md} says what the code does; {@code -Dhasp.update=true} writes it anew. */
class OrderDocumentTest {

    private static final Path DOCUMENT =
            Path.of(System.getProperty("hasp.root", "../..")).resolve("docs/order.md");

    private static final String BEGIN = "<!-- orders -->\n";
    private static final String END = "<!-- /orders -->\n";

    /** Controls that no aspect has, and why nothing of them permits or denies. */
    private static final Map<Control<?>, String> WITHOUT_AN_ASPECT = new LinkedHashMap<>();

    static {
        WITHOUT_AN_ASPECT.put(Controls.DNS, "it may ask any name server that it reaches, whatever its files say");
        WITHOUT_AN_ASPECT.put(Controls.DNS_SEARCH, "a program looks names up as it likes");
        WITHOUT_AN_ASPECT.put(Controls.DNS_OPTIONS, "a program looks names up as it likes");
        WITHOUT_AN_ASPECT.put(Controls.EXTRA_HOSTS, "a name opens no way to the address behind it");
        WITHOUT_AN_ASPECT.put(Controls.RESTART, "what starts again is under the same locks");
        WITHOUT_AN_ASPECT.put(Controls.AUTO_REMOVE, "it decides what is left of a container that has ended");
        WITHOUT_AN_ASPECT.put(Controls.STOP_SIGNAL, "a program that ignores it is killed after the time");
        WITHOUT_AN_ASPECT.put(
                Controls.STOP_TIMEOUT, "it decides how long an end takes, and the engine has the last word");
        WITHOUT_AN_ASPECT.put(Controls.HEALTHCHECK, "it runs in the container, under the container's locks");
    }

    @Test
    void every_order_is_in_the_table() throws IOException {
        String expected = Orders.all().stream()
                        .map(OrderDocumentTest::row)
                        .collect(Collectors.joining(
                                "", "| aspect | controls | what permits more | source |\n|---|---|---|---|\n", ""))
                + WITHOUT_AN_ASPECT.entrySet().stream()
                        .map(entry -> "- `" + entry.getKey() + "`: " + entry.getValue() + ".\n")
                        .collect(Collectors.joining("", "\nThese controls permit nothing and deny nothing:\n\n", ""));
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        String updated = document.substring(0, begin) + expected + document.substring(document.indexOf(END));
        if (Boolean.getBoolean("hasp.update")) {
            Files.writeString(DOCUMENT, updated);
        }

        assertThat(Files.readString(DOCUMENT))
                .as("docs/order.md is stale; run this test with -Dhasp.update=true and read the difference")
                .isEqualTo(updated);
    }

    @Test
    void every_control_has_an_aspect_or_the_reason_why_not() {
        assertThat(Controls.all())
                .allSatisfy(control -> assertThat(Aspects.all().stream()
                                        .anyMatch(aspect -> aspect.controls().contains(control))
                                ^ WITHOUT_AN_ASPECT.containsKey(control))
                        .as("%s is either in an aspect or without one", control)
                        .isTrue());
    }

    @Test
    void every_order_has_its_reasoning_and_its_source() {
        assertThat(Orders.all()).allSatisfy(order -> {
            assertThat(order.rule())
                    .as("rule of %s", order.aspect())
                    .isNotBlank()
                    .doesNotEndWith(".");
            assertThat(order.source()).as("source of %s", order.aspect()).isNotBlank();
        });
    }

    private static String row(Order<?> order) {
        return "| `" + order.aspect() + "` | "
                + order.aspect().controls().stream()
                        .map(control -> "`" + control + "`")
                        .collect(Collectors.joining(", "))
                + " | " + plain(order.rule()) + " | " + plain(order.source()) + " |\n";
    }

    /** Markdown takes stars, bars and angle brackets for its own. */
    private static String plain(String text) {
        return text.replace("*", "\\*").replace("<", "&lt;").replace("|", "\\|");
    }
}
