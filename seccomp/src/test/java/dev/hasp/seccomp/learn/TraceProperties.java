package dev.hasp.seccomp.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TraceProperties {

    private static final List<String> PIECES = List.of(
            "read(",
            "<... read resumed>",
            "<unfinished ...>",
            ") = 0",
            "[pid 7] ",
            "12 ",
            "\"",
            "\\",
            "[",
            "{",
            ",",
            "\n",
            "% time seconds usecs/call calls errors syscall\n",
            "------ ------\n",
            " 1.0 0.1 1 99999999999999999999 read\n",
            "type=1326 audit(1:1): arch=c000003e syscall=99999999999 ",
            "arch=ffffffff",
            "syscall_0xffffffff(",
            "[ Process PID=7 runs in x32 mode. ]",
            "flags=CLONE_VM|0xfffffffffffffffff",
            "((((",
            "))))",
            "09:15:01.1 ");

    @Property(tries = 2000)
    void reads_any_text_and_learns_only_calls_that_exist(
            @ForAll("lines") String text, @ForAll Architecture architecture) {
        Trace trace = Trace.parse("any", text, architecture);

        long lines = text.lines().count();
        assertThat(trace.calls()).allSatisfy(call -> {
            assertThat((long) call.line()).isBetween(1L, lines);
            assertThat(call.count()).isNotNegative();
            assertThat(SyscallTable.of(call.architecture()).number(call.name())).isPresent();
        });
        assertThat(trace.unread())
                .allSatisfy(unread -> assertThat((long) unread.line()).isBetween(1L, lines));
    }

    @Property(tries = 200)
    void reads_back_every_call_of_an_architecture(@ForAll Architecture architecture) {
        StringBuilder text = new StringBuilder();
        SyscallTable table = SyscallTable.of(architecture);
        table.names().values().forEach(name -> text.append("17 ").append(name).append("(0x1) = 0\n"));

        Trace trace = Trace.parse("all", text.toString(), architecture);

        assertThat(trace.unread()).isEmpty();
        assertThat(trace.calls())
                .extracting(TracedCall::name)
                .containsExactlyElementsOf(table.names().values());
    }

    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> piece = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, Arbitraries.of(PIECES)),
                net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(8)));
        return Combinators.combine(piece.list().ofMaxSize(30), piece)
                .as((pieces, last) -> String.join("", pieces) + last);
    }
}
