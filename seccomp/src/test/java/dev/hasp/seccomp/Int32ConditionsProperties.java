package dev.hasp.seccomp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class Int32ConditionsProperties {

    @Property
    void means_the_low_half_and_nothing_else(
            @ForAll("operators") Operator operator,
            @ForAll("numbers") long value,
            @ForAll("numbers") long valueTwo,
            @ForAll("numbers") long argument) {
        ArgumentCondition condition = new ArgumentCondition(0, operator, value, valueTwo);

        boolean holds = Int32Conditions.alternatives("socket", List.of(condition)).stream()
                .anyMatch(alternative -> alternative.stream().allMatch(part -> part.holds(argument, 64)));

        assertThat(holds).isEqualTo(condition.holds(argument, 32));
    }

    @Property
    void leaves_whole_words_alone(@ForAll("operators") Operator operator, @ForAll("numbers") long value) {
        ArgumentCondition condition = new ArgumentCondition(1, operator, value, 0);

        assertThat(Int32Conditions.alternatives("mmap", List.of(condition))).containsExactly(List.of(condition));
    }

    @Provide
    Arbitrary<Operator> operators() {
        return Arbitraries.of(Operator.known());
    }

    @Provide
    Arbitrary<Long> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.of(0L, 1L, 2L, 40L, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL, 0x1_0000_0000L, -1L),
                Arbitraries.longs().between(0, 64),
                Arbitraries.longs());
    }
}
