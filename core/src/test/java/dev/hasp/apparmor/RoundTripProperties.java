package dev.hasp.apparmor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RoundTripProperties {

    /** What texts are made of, so that some are profiles and many nearly are. */
    private static final List<String> PIECES = List.of(
            "profile",
            "\"p\"",
            "{",
            "}",
            "}\n",
            "(",
            ")",
            ",",
            ",\n",
            "=",
            "->",
            "<=",
            "\n",
            " ",
            "\"",
            "\\",
            "\\\\\"",
            "#",
            "#include",
            "include",
            "<abstractions/base>",
            "if exists",
            "flags=(complain)",
            "abi",
            "<abi/3.0>",
            "@{X}",
            "@{PROC}=/proc/\n",
            "audit",
            "deny",
            "allow",
            "owner",
            "file",
            "/a",
            "/**",
            "\"/a b\"",
            "rw",
            "rwklx",
            "mrix",
            "Px",
            "capability",
            "chown",
            "network",
            "inet",
            "tcp",
            "mount",
            "umount",
            "options=(ro)",
            "fstype=tmpfs",
            "pivot_root",
            "signal",
            "(send, receive)",
            "set=(kill)",
            "peer=p",
            "peer=(label=p)",
            "ptrace",
            "read",
            "unix",
            "type=stream",
            "addr=@x",
            "userns",
            "change_profile",
            "set",
            "rlimit",
            "nofile",
            "1024",
            "link",
            "subset",
            "dbus",
            "^hat",
            "é",
            "\u202e",
            "\0");

    @Provide
    Arbitrary<AppArmorProfile> profiles() {
        return RandomProfiles.profiles();
    }

    /** Rules in the forms that people write, which the writer does not. */
    @Provide
    Arbitrary<List<String>> handwritten() {
        Arbitrary<String> before = Arbitraries.of("", "audit ", "deny ", "audit deny ", "allow ", "audit allow ");
        Arbitrary<String> rules = Arbitraries.of(
                "/a/{b,c} r",
                "\"/a b/\\n\" rw",
                "r /a",
                "file /a/** rk",
                "owner /a wl",
                "owner /a/* m",
                "rw /a\\ b",
                "@{X}/y r",
                "capability",
                "capability chown kill",
                "network",
                "network tcp",
                "network packet",
                "network inet6 raw",
                "network stream",
                "mount",
                "mount fstype = tmpfs options = (ro, nosuid) -> /m/",
                "mount options in (ro nodev) /d -> /m/",
                "mount options=bind /d -> /m/",
                "mount fstype=(ext4 tmpfs) /d",
                "remount options=(remount, ro) /m/",
                "remount /m/",
                "umount",
                "umount /m/",
                "pivot_root",
                "pivot_root oldroot=/m/old/ /m/",
                "signal",
                "signal send",
                "signal (rw)",
                "signal r set=(hup int)",
                "signal (send receive) peer = \"p q\"",
                "signal peer=@{profile_name} set=(\"kill\")",
                "signal peer={/usr/bin/,}runc",
                "ptrace",
                "ptrace (trace, read)",
                "ptrace rw peer=p",
                "ptrace readby",
                "unix",
                "unix (connect) type=stream",
                "unix send peer=(label=p)",
                "link /a -> /b",
                "link subset /a/* -> /b/**");
        Arbitrary<String> comments = Arbitraries.of("", "# a comment, with { and \"\n", "\n\n");
        return Combinators.combine(before, rules, comments)
                .as((b, r, c) -> c + b + r + ",")
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(PIECES).list().ofMaxSize(40).map(list -> String.join(" ", list));
        Arbitrary<String> inside = pieces.map(rules -> "profile p {\n" + rules + "\n}");
        Arbitrary<String> cut = Combinators.combine(
                        Arbitraries.of(EngineProfiles.DOCKER, EngineProfiles.PODMAN),
                        Arbitraries.integers().between(0, 1800),
                        Arbitraries.integers().between(0, 40),
                        pieces)
                .as((text, at, length, piece) -> text.substring(0, Math.min(at, text.length()))
                        + piece
                        + text.substring(Math.min(at + length, text.length())));
        return Arbitraries.oneOf(pieces, inside, cut);
    }

    @Property(tries = 500)
    void what_is_written_is_read_back(@ForAll("profiles") AppArmorProfile profile) {
        assertThat(AppArmorReader.read(AppArmorText.of(profile))).isEqualTo(profile);
    }

    @Property(tries = 100)
    void what_is_read_and_written_again_compiles_to_the_same(@ForAll("handwritten") List<String> rules) {
        String text = "abi <abi/3.0>,\n@{X}=/x /y\nprofile p flags=(attach_disconnected mediate_deleted) {\n"
                + String.join("\n", rules) + "\n}\n";
        AppArmorCompiler.Answer original = AppArmorCompiler.binary(text);
        if (original.accepts()) {
            String again = AppArmorText.of(AppArmorReader.read(text));

            assertThat(AppArmorCompiler.binary(again).output()).as(text + again).isEqualTo(original.output());
        }
    }

    @Property(tries = 1000)
    void any_text_is_a_profile_or_refused_with_its_place(@ForAll("texts") String text) {
        long start = System.nanoTime();
        try {
            AppArmorProfile profile = AppArmorReader.read(text);
            assertThat(AppArmorReader.read(AppArmorText.of(profile))).isEqualTo(profile);
        } catch (AppArmorSyntaxException e) {
            assertThat(e.line())
                    .isBetween(1, 1 + (int) text.chars().filter(c -> c == '\n').count());
            assertThat(e.column()).isPositive();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
}
