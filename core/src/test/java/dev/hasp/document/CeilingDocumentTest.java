package dev.hasp.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.hasp.SecurityProfile;
import dev.hasp.ceiling.Ceiling;
import dev.hasp.ceiling.Demand;
import dev.hasp.ceiling.HostPath;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Controls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

class CeilingDocumentTest {

    private static final Path DOCS =
            Path.of(System.getProperty("hasp.root", "..")).resolve("docs");
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(CeilingDocument.schema(), InputFormat.JSON);

    static Collection<DemandCodecs.Row<?>> rows() {
        return DemandCodecs.all();
    }

    private static String demanding(String line) {
        return "version: 1\nname: site\ndemands:\n  " + line + "\n";
    }

    @ParameterizedTest
    @MethodSource("rows")
    void every_demand_reads_back_from_yaml_and_json(DemandCodecs.Row<?> row) {
        Ceiling ceiling = CeilingDocument.read("site.yaml", demanding(row.key() + ": " + row.example()));

        assertThat(ceiling.requirements()).hasSize(1);
        assertThat(CeilingDocument.read("again.yaml", CeilingDocument.toYaml(ceiling)))
                .isEqualTo(ceiling);
        assertThat(CeilingDocument.read("again.json", CeilingDocument.toJson(ceiling)))
                .isEqualTo(ceiling);
        assertThat(errors(demanding(row.key() + ": " + row.example()))).isEmpty();
    }

    @Test
    void a_ceiling_of_all_demands_and_a_bound_reads_back() {
        String all = DemandCodecs.all().stream()
                .filter(row ->
                        !row.key().startsWith("noHostPaths") && !row.key().startsWith("noPublished"))
                .map(row -> "  " + row.key() + ": " + row.example() + "\n")
                .collect(Collectors.joining());
        Ceiling ceiling = CeilingDocument.read(
                "site.yaml", "version: 1\nname: site\natMost: {memory: 1g, network: none}\ndemands:\n" + all);

        assertThat(ceiling.requirements()).hasSize(DemandCodecs.all().size() - 1);
        assertThat(CeilingDocument.read("again.yaml", CeilingDocument.toYaml(ceiling)))
                .isEqualTo(ceiling);
    }

    @Test
    void means_what_code_means() {
        Ceiling read = CeilingDocument.read("site.yaml", """
                        version: 1
                        name: site
                        atMost: {memory: 1g}
                        demands:
                          mustSet: [pidsLimit]
                          mountsOnlyBelow: [{path: /srv/in, readOnly: true}]
                        """);

        assertThat(read)
                .isEqualTo(Ceiling.of(
                        "site",
                        Demand.atMost(SecurityProfile.empty().with(Controls.MEMORY, ByteSize.gibibytes(1))),
                        Demand.mustSet(Controls.PIDS_LIMIT),
                        Demand.mountsOnlyBelow(HostPath.readOnly("/srv/in"))));
    }

    @Test
    void says_every_problem_with_its_place() {
        assertThatThrownBy(() -> CeilingDocument.read("site.yaml", """
                        version: 1
                        atmost: {}
                        atMost:
                          memory: 1
                        demands:
                          nonRoot: false
                          noRoot: true
                          pidsAtMost: many
                          mustSet: [memmory]
                          mountsOnlyBelow: [{path: srv}]
                          ulimitsAtMost: {files: 1}
                        """))
                .isInstanceOfSatisfying(
                        DocumentException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(problem -> problem.line() + " " + problem.path())
                                .containsExactly(
                                        "1 ",
                                        "2 atmost",
                                        "4 atMost.memory",
                                        "6 demands.nonRoot",
                                        "7 demands.noRoot",
                                        "8 demands.pidsAtMost",
                                        "9 demands.mustSet[0]",
                                        "10 demands.mountsOnlyBelow[0]",
                                        "11 demands.ulimitsAtMost"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "version: 1\nname: site\n",
                "version: 2\nname: site\ndemands: {nonRoot: true}\n",
                "name: site\ndemands: {nonRoot: true}\n",
                "version: 1\ndemands: {nonRoot: true}\n",
                "version: 1\nname: site\ndemands: [nonRoot]\n",
                "version: 1\nname: site\natMost: {memmory: 1g}\n",
                "version: 1\nname: site\natMost: {version: 1}\n",
                "version: 1\nname: site\ndemands: {nonRoot: null}\n",
                "version: 1\nname: site\ndemands: {filtered: [some]}\n",
                "version: 1\nname: site\ndemands: {nonRoot: true}\nmore: 1\n"
            })
    void the_schema_and_the_reader_refuse_the_same(String document) {
        assertThatThrownBy(() -> CeilingDocument.read("x.yaml", document)).isInstanceOf(DocumentException.class);
        if (!document.isEmpty()) {
            assertThat(errors(document)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: 1\nname: \"a\\nb\"\ndemands: {nonRoot: true}\n",
                "version: 1\nname: \"\"\ndemands: {nonRoot: true}\n",
                "version: 1\nname: site\natMost: {memory: 1g, memorySwap: 1m}\n",
                "version: 1\nname: site\ndemands: {noHostPaths: true, mountsOnlyBelow: [{path: /srv}]}\n",
                "version: 1\nname: site\ndemands: {appArmorOneOf: [\"a\\0\"]}\n",
                "version: 1\nname: site\ndemands: &a {nonRoot: true}\n"
            })
    void refuses_what_cannot_be_a_ceiling(String document) {
        assertThatThrownBy(() -> CeilingDocument.read("x.yaml", document))
                .isInstanceOf(DocumentException.class)
                .hasMessageStartingWith("x.yaml line ");
    }

    @Test
    void writes_no_ceiling_that_a_document_cannot_say() {
        Ceiling site = Ceiling.of("site", Demand.nonRoot());

        assertThatThrownBy(() -> CeilingDocument.toYaml(site.and(Ceiling.of("team", Demand.nonRoot()))))
                .hasMessageContaining("[site, team]");
        assertThatThrownBy(() -> CeilingDocument.toYaml(
                        Ceiling.of("a", Demand.pidsAtMost(1)).and(Ceiling.of("a", Demand.pidsAtMost(2)))))
                .hasMessageContaining("pidsAtMost once");
        assertThatThrownBy(() -> CeilingDocument.toYaml(Ceiling.of(List.of()))).hasMessageContaining("one ceiling");
    }

    @Test
    void the_published_schema_is_what_the_codecs_say() throws IOException {
        check(DOCS.resolve("hasp-ceiling.schema.json"), CeilingDocument.schema());
    }

    @Test
    void the_table_of_demands_is_what_the_codecs_say() throws IOException {
        Path page = DOCS.resolve("ceilings.md");
        String text = Files.readString(page);
        String begin = "<!-- generated from the codecs -->\n";
        String end = "<!-- end of what is generated -->\n";
        String rows = DemandCodecs.all().stream()
                .map(row -> "| `" + row.key() + "` | " + row.meaning() + " | `" + row.example() + "` |\n")
                .collect(Collectors.joining());
        check(
                page,
                text.substring(0, text.indexOf(begin) + begin.length())
                        + "\n| demand | a request is admitted if it | example |\n|---|---|---|\n" + rows + "\n"
                        + text.substring(text.indexOf(end)));
    }

    @Test
    void the_example_of_the_page_is_a_ceiling() throws IOException {
        String text = Files.readString(DOCS.resolve("ceilings.md"));
        int start = text.indexOf("```yaml\n") + "```yaml\n".length();

        Ceiling ceiling = CeilingDocument.read("site.yaml", text.substring(start, text.indexOf("```", start)));

        assertThat(ceiling.requirements()).hasSizeGreaterThan(3);
    }

    private static void check(Path file, String expected) throws IOException {
        if (Boolean.getBoolean("hasp.update")) {
            Files.writeString(file, expected);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("%s is stale; run mvn -pl core -am test -Dhasp.update=true", file)
                .isEqualTo(expected);
    }

    private static List<?> errors(String document) {
        Object tree =
                new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(document);
        return SCHEMA.validate(new JsonMapper().valueToTree(tree));
    }
}
