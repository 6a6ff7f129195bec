package dev.hasp.selinux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Labels as the real library takes and orders them. */
class LabelProperties {

    private static final String PROCESS = "system_u:system_r:container_t:";
    private static final String FILE = "system_u:object_r:container_file_t:";

    @Property(tries = 500)
    void a_range_reads_back_as_it_was_written(@ForAll("ranges") LevelRange range) {
        assertThat(LevelRange.parse(range.toString())).isEqualTo(range).hasToString(range.toString());
    }

    @Property(tries = 500)
    void dominance_is_a_partial_order(
            @ForAll("levels") Level first, @ForAll("levels") Level second, @ForAll("levels") Level third) {
        assertThat(first.dominates(first)).isTrue();
        if (first.dominates(second) && second.dominates(first)) {
            assertThat(first).isEqualTo(second);
        }
        if (first.dominates(second) && second.dominates(third)) {
            assertThat(first.dominates(third)).isTrue();
        }
        assertThat(first.isApartFrom(second)).isEqualTo(second.isApartFrom(first));
    }

    @Property(tries = 300)
    void a_range_is_taken_where_the_library_takes_it(@ForAll("rangeTexts") String text) {
        assertThat(takes(() -> LevelRange.parse(text)))
                .as(text)
                .isEqualTo(TestPolicy.mls().holds(PROCESS + text));
    }

    @Property(tries = 300)
    void no_label_is_taken_that_the_library_refuses(@ForAll("labels") String text) {
        boolean taken = takes(() -> SecurityContext.parse(text));

        if (TestPolicy.mls().holds(text)) {
            assertThat(taken).as(text).isTrue();
        } else if (taken) {
            assertThat(known(SecurityContext.parse(text)))
                    .as("%s has a name that the policy lacks", text)
                    .isFalse();
        }
    }

    @Property(tries = 150)
    void the_normal_form_is_the_same_label(@ForAll("ranges") LevelRange range, @ForAll("levels") Level file) {
        assertThat(TestPolicy.mls().holds(PROCESS + range)).isTrue();
        assertThat(TestPolicy.mls().grants(PROCESS + range, FILE + file, "file", "read"))
                .as("%s reads %s", range, file)
                .isEqualTo(range.high().dominates(file));
    }

    private static boolean takes(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (MalformedLabelException refused) {
            return false;
        }
    }

    private static boolean known(SecurityContext label) {
        return Set.of("system_u:system_r:container_t", "system_u:object_r:container_file_t")
                .contains(label.user() + ":" + label.role() + ":" + label.type());
    }

    @Provide
    Arbitrary<Level> levels() {
        Arbitrary<Integer> categories = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 5),
                Arbitraries.of(1021, 1022, 1023),
                Arbitraries.integers().between(0, 1023));
        return Combinators.combine(
                        Arbitraries.frequency(Tuple.of(4, 0), Tuple.of(1, 1), Tuple.of(1, 15)),
                        categories.list().ofMaxSize(6))
                .as((sensitivity, members) -> Level.parse("s" + sensitivity
                        + members.stream()
                                .map(each -> "c" + each)
                                .collect(Collectors.joining(",", members.isEmpty() ? "" : ":", ""))));
    }

    @Provide
    Arbitrary<LevelRange> ranges() {
        return Combinators.combine(levels(), levels())
                .as((one, other) -> one.dominates(other) ? new LevelRange(other, one) : LevelRange.of(one));
    }

    @Provide
    Arbitrary<String> rangeTexts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "s0",
                "s0",
                "s1",
                "s15",
                "s16",
                "s00",
                "s",
                "S0",
                ":",
                ":",
                ":",
                "-",
                "-",
                ",",
                ",",
                ".",
                "c0",
                "c1",
                "c1",
                "c2",
                "c3",
                "c01",
                "c1022",
                "c1023",
                "c1024",
                "c",
                "c-1",
                " ",
                "\n",
                "\t",
                "é",
                "0",
                "c0.c1023",
                "c1.c3",
                "c3.c1",
                "c5.c5",
                "*",
                "systemlow",
                "s0:c1,c2",
                "s0-s0:c0.c1023",
                "\"",
                "%s");
        return Arbitraries.oneOf(
                pieces.list().ofMinSize(1).ofMaxSize(7).map(parts -> String.join("", parts)),
                Combinators.combine(levels(), levels()).as((one, other) -> one + "-" + other),
                ranges().map(LevelRange::toString));
    }

    @Provide
    Arbitrary<String> labels() {
        return Combinators.combine(
                        Arbitraries.of("system_u", "system_u", "system_u", "root", "", "system_u ", "ä", "-u", "u:u"),
                        Arbitraries.of("system_r", "system_r", "object_r", "object_r", "r", "", "system-r"),
                        Arbitraries.of(
                                "container_t", "container_t", "container_file_t", "etc_t", "a.b", ".", "", "t t"),
                        rangeTexts(),
                        Arbitraries.of(":", ":", ":", ":", "::", "", " "))
                .as((user, role, type, range, last) -> user + ":" + role + ":" + type + last + range);
    }
}
