package dev.hasp.seccomp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.KernelVersion;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.SeccompFilter;
import dev.hasp.seccomp.filter.SeccompLoadException;
import dev.hasp.seccomp.lint.SeccompLint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Any text gives a profile or a typed error, in bounded time. More mutations with {@code -Dhasp.fuzz.mutations=1000000}. */
class HostileDocumentTest {

    private static final int MUTATIONS = Integer.getInteger("hasp.fuzz.mutations", 5_000);
    private static final int LINT_EVERY = 20;
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final SeccompContext CONTEXT =
            SeccompContext.of(Architecture.X86_64, new KernelVersion(6, 1), Set.of());

    private static final List<String> FIXTURES = List.of(
            """
            {"defaultAction":"SCMP_ACT_ERRNO","defaultErrnoRet":38,"archMap":[{"architecture":"SCMP_ARCH_X86_64",
             "subArchitectures":["SCMP_ARCH_X86","SCMP_ARCH_X32"]}],"flags":[],"listenerPath":"/s","syscalls":[
             {"names":["read","write"],"action":"SCMP_ACT_ALLOW","args":null,"comment":"é\\u00e9","includes":{},"excludes":{}},
             {"name":"clone","action":"SCMP_ACT_ALLOW","args":[{"index":0,"value":2114060288,"valueTwo":0,
              "op":"SCMP_CMP_MASKED_EQ"}],"excludes":{"caps":["CAP_SYS_ADMIN"],"arches":["s390"],"minKernel":"4.8"}},
             {"names":["socket"],"action":"SCMP_ACT_ERRNO","errnoRet":97,"args":[{"index":0,"value":18446744073709551615,
              "op":"SCMP_CMP_NE"},{"index":0,"value":1,"op":"SCMP_CMP_GE"}],"x":{"y":[1,-2.5e3,null,true]}}]}
            """,
            "{\"syscalls\":[{\"names\":[\"a\"]}],\"SYSCALLS\":[{\"args\":[{\"op\":\"\"}]}],\"defaultaction\":\"\"}");

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u",
            "\\ud800",
            "null",
            "true",
            "-",
            "0",
            "9",
            "e9",
            "1e999999999",
            "18446744073709551616",
            "\u0000",
            "\ud800",
            "\ufeff",
            "//",
            "\n",
            "\"names\":",
            "\"args\":[{}]",
            "[[[[[[[[",
            "{\"a\":{\"a\":{\"a\":",
            "\"minKernel\":\"0.0\"",
            "SCMP_ACT_",
            "'",
            "\u017f",
            "99999999999999999999999999");

    @Test
    void gives_a_profile_or_a_typed_error_for_mutated_documents() throws IOException {
        List<String> seeds = seeds();
        Random random = new Random(20_240_229);
        int read = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            String seed = i % 2 == 0 ? seeds.get(i / 2 % FIXTURES.size()) : seeds.get(random.nextInt(seeds.size()));
            read += survives(mutate(seed, random), i % LINT_EVERY == 0) ? 1 : 0;
        }
        assertThat(read).as("some mutations are still profiles").isPositive().isLessThan(MUTATIONS);
    }

    @Test
    void gives_a_profile_or_a_typed_error_for_every_public_document() throws IOException {
        int read = 0;
        try (Stream<Path> files = Files.list(ReferenceData.path("corpus"))) {
            for (Path file : files.toList()) {
                read += survives(ReferenceData.text(file), true) ? 1 : 0;
            }
        }
        assertThat(read).isPositive();
    }

    private static List<String> seeds() throws IOException {
        List<String> seeds = new ArrayList<>(FIXTURES);
        if (ReferenceData.has("corpus")) {
            try (Stream<Path> files = Files.list(ReferenceData.path("corpus"))) {
                files.sorted().map(ReferenceData::text).forEach(seeds::add);
            }
        }
        return seeds;
    }

    private static String mutate(String text, Random random) {
        StringBuilder out = new StringBuilder(text);
        for (int n = 1 + random.nextInt(4); n > 0 && out.length() > 0; n--) {
            int at = random.nextInt(out.length());
            int end = Math.min(out.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(6)) {
                case 0 -> out.delete(at, end);
                case 1 -> out.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> out.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
                case 3 -> out.insert(random.nextInt(out.length()), out.substring(at, end));
                case 4 -> out.setCharAt(at, (char) (out.charAt(at) ^ 1 << random.nextInt(16)));
                default -> out.setLength(at);
            }
        }
        return out.toString();
    }

    /** Whether the text is a profile; fails if anything but a typed error comes out, or it takes too long. */
    private static boolean survives(String text, boolean lint) {
        long start = System.nanoTime();
        boolean read = false;
        try {
            SeccompProfile profile = SeccompProfile.parse(text);
            read = true;
            assertThat(SeccompProfile.parse(profile.toJson())).isEqualTo(profile);
            if (lint) {
                SeccompLint.check(profile);
            }
            SeccompFilter.load(profile.resolve(CONTEXT), ContainerRuntime.RUNC).decide(Architecture.X86_64, "read");
        } catch (SeccompParseException | SeccompResolveException | SeccompLoadException e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(text).isLessThan(LIMIT);
        return read;
    }
}
