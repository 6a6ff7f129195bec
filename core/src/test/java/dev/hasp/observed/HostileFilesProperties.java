package dev.hasp.observed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.effective.Aspects;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class HostileFilesProperties {

    private static final Wanted WANTED =
            Observation.wanted(List.of("net.ipv4.ip_forward"), List.of("/proc/kcore", "/sys/firmware"));
    private static final String CAPTURE = "docker-20.10-cgroup-v1.txt";

    @Property(tries = 200)
    void random_text_in_every_file_is_never_an_exception(@ForAll("texts") List<String> texts) {
        TextFiles files = new TextFiles();
        int next = 0;
        for (String path : WANTED.texts()) {
            files.text(path, texts.get(next++ % texts.size()));
        }
        for (String path : WANTED.links()) {
            files.link(path, texts.get(next++ % texts.size()));
        }
        for (String path : WANTED.directories()) {
            files.directory(path, texts.get(next++ % texts.size()), "cgroup.procs");
        }
        files.nodes("/dev", texts.get(next % texts.size()));

        assertEverySightingTells(Observation.read(files, WANTED, Map.of(), List.of()));
        assertEverySightingTells(Observation.read(files.outside(), WANTED, Map.of(), List.of()));
    }

    @Property(tries = 300)
    void a_real_file_with_damage_is_never_an_exception(@ForAll Random random) {
        TextFiles files = Captured.files(CAPTURE);
        for (String path : WANTED.texts()) {
            if (files.text(path) instanceof KernelFiles.Answer.Content<String> content) {
                files.text(path, damaged(content.value(), random));
            }
        }

        assertEverySightingTells(Observation.read(files, WANTED, Map.of(), List.of()));
    }

    @Property(tries = 50)
    void a_file_that_is_refused_or_was_not_read_is_never_an_exception(@ForAll Random random) {
        TextFiles files = Captured.files(CAPTURE);
        for (String path : WANTED.texts()) {
            switch (random.nextInt(4)) {
                case 0 -> files.refuse(path, "EACCES");
                case 1 -> files.refuse(path, "ENOENT");
                case 2 -> files.notAsked(path);
                default -> {}
            }
        }

        assertEverySightingTells(Observation.read(files, WANTED, Map.of(), List.of()));
    }

    private static void assertEverySightingTells(ObservedPolicy seen) {
        assertThat(seen.sightings())
                .hasSameSizeAs(Aspects.ofKernel())
                .allSatisfy(sighting -> assertThat(sighting.how()).isNotBlank().isNotEqualTo("not looked at"));
    }

    private static String damaged(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = random.nextInt(4); i > 0 && !damaged.isEmpty(); i--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(3)) {
                case 0 -> damaged.setLength(at);
                case 1 -> damaged.setCharAt(at, "0-9:/ \n\t\\,=\u0000\uffff".charAt(random.nextInt(13)));
                default -> damaged.insert(at, damaged.substring(0, Math.min(at, 40)));
            }
        }
        return damaged.toString();
    }

    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<String> bytes = Arbitraries.bytes()
                .array(byte[].class)
                .ofMaxSize(200)
                .map(array -> new String(array, StandardCharsets.UTF_8));
        Arbitrary<String> likely = Arbitraries.of(
                "",
                "\n",
                "-1",
                "max",
                "max 100000",
                "9223372036854775807",
                "99999999999999999999",
                "0::/\n",
                "1:cpu:/x",
                "1 1 0:1 / / rw - tmpfs tmpfs rw",
                "1 2 0:1 / / rw - tmpfs x rw\n2 1 0:1 / / rw - tmpfs x rw,size=9999999999999999999k",
                "Uid:\t-1",
                "net:[0]",
                "8:0 max",
                "8:0 rbps=x");
        return Arbitraries.frequencyOf(
                        Tuple.of(3, bytes),
                        Tuple.of(2, likely),
                        Tuple.of(1, Arbitraries.strings().ofMaxLength(100)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }
}
