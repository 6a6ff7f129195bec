package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.document.DocumentException;
import dev.hasp.document.ProfileDocument;
import dev.hasp.testing.ProfileArbitraries;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any text is a profile or a typed error with a place, soon. More tries: {@code -Djqwik.tries.default=100000}. */
class DocumentFuzzProperties {

    private static final List<String> PARTS = List.of(
            "version: 1\n",
            "memory: ",
            "capabilities",
            ": ",
            "\n",
            "  ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            ",",
            "\"",
            "'",
            "&a ",
            "*a",
            "!!str ",
            "<<: ",
            "? ",
            "| \n",
            "> \n",
            "# c\n",
            "---\n",
            "...\n",
            "%YAML 1.1\n",
            "\t",
            "null",
            "~",
            "true",
            "1e999999999",
            "0x",
            "99999999999999999999",
            "-1",
            "ulimits: {",
            "mounts: [{type: ",
            "bind",
            "seccomp: {profile: ",
            "tmpfs: ",
            "\\u0000",
            "\"\\x",
            "\"\\u",
            "\"\\U00110000",
            "\u0000",
            "\uFEFF",
            "\uD800",
            "\uD83D\uDD12",
            "\u0085");

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> bytes = Arbitraries.bytes()
                .array(byte[].class)
                .ofMaxSize(200)
                .map(array -> new String(array, StandardCharsets.ISO_8859_1));
        Arbitrary<String> parts = Arbitraries.of(PARTS).list().ofMaxSize(30).map(list -> String.join("", list));
        return Arbitraries.oneOf(bytes, parts, parts.map(text -> "version: 1\n" + text));
    }

    /** Documents with one to four of their parts cut out, doubled or replaced. */
    @Provide
    Arbitrary<String> mutants() {
        return Combinators.combine(
                        ProfileArbitraries.profiles(),
                        Arbitraries.of(true, false),
                        Arbitraries.longs(),
                        Arbitraries.integers().between(1, 4))
                .as((profile, json, seed, times) -> {
                    String text = json ? ProfileDocument.toJson(profile) : ProfileDocument.toYaml(profile);
                    Random random = new Random(seed);
                    for (int i = 0; i < times; i++) {
                        text = mutate(text, random);
                    }
                    return text;
                });
    }

    private static String mutate(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(12));
        String cut = text.substring(from, to);
        String instead = switch (random.nextInt(3)) {
            case 0 -> "";
            case 1 -> cut + cut;
            default -> PARTS.get(random.nextInt(PARTS.size()));
        };
        return text.substring(0, from) + instead + text.substring(to);
    }

    @Property
    void any_text_is_a_profile_or_an_error_with_places(@ForAll("texts") String text) {
        read("x.yaml", text);
        read("x.json", text);
    }

    @Property
    void a_changed_document_is_a_profile_or_an_error_with_places(@ForAll("mutants") String text) {
        read("x.yaml", text);
        read("x.json", text);
    }

    @Property
    void any_setting_is_a_layer_or_an_error(@ForAll("texts") String value) {
        for (String key :
                List.of("", "memory=", "capabilities.add=", "sysctls.", "seccomp.profile=", "ulimits.nofile.soft=")) {
            try {
                ProfileDocument.readSetting("--set", key + value);
            } catch (DocumentException refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
        }
    }

    private static void read(String name, String text) {
        long start = System.nanoTime();
        Optional<SecurityProfile> profile = Optional.empty();
        try {
            profile = Optional.of(ProfileDocument.read(name, text));
        } catch (DocumentException refused) {
            assertThat(refused.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.line()).isPositive();
                assertThat(problem.message()).isNotBlank();
                assertThat(problem.remedy()).isNotBlank();
                assertThat(problem.toString()).hasSizeLessThan(4000).doesNotContain("\n", "\u001b");
            });
        }
        profile.ifPresent(read -> assertThat(ProfileDocument.read("again.yaml", ProfileDocument.toYaml(read)))
                .isEqualTo(read));
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(5);
    }
}
