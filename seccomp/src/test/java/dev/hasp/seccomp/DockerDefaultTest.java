package dev.hasp.seccomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.Capability;
import dev.hasp.linux.KernelVersion;
import dev.hasp.linux.SyscallTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DockerDefaultTest {

    /** Release, architecture and {@link ResolvedDigest}; recorded from the engine's own files. */
    private static final String DIGESTS = "docker-default-digests.tsv";

    @Test
    void resolves_as_the_engine_s_own_file_does_everywhere() throws IOException {
        List<String> actual = new ArrayList<>();
        for (String release : distinct()) {
            ResolvedDigest digest = new ResolvedDigest(DockerDefault.version(release));
            for (Architecture architecture : Architecture.values()) {
                actual.add(release + "\t" + architecture + "\t" + digest.on(architecture));
            }
        }

        assertThat(actual).isEqualTo(recorded());
    }

    @Test
    void has_the_same_members_as_the_engine_s_own_file() throws IOException {
        Path directory = ReferenceData.path("default-profiles");
        Map<String, String> files = new LinkedHashMap<>();
        for (String line : Files.readAllLines(directory.resolve("RELEASES.tsv"))) {
            String[] fields = line.split("\t", -1);
            if (fields[0].startsWith("2")) {
                files.put(fields[0], fields[5]);
            }
        }
        files.put("20.10.5+dfsg1", "docker-20.10.5-debian.json");
        files.put("20.10.24+dfsg1", "docker-20.10.24-debian.json");

        assertThat(DockerDefault.versions()).containsExactlyInAnyOrderElementsOf(files.keySet());
        for (Map.Entry<String, String> entry : files.entrySet()) {
            SeccompProfile own = SeccompProfile.parse(ReferenceData.text("default-profiles/" + entry.getValue()));
            assertThat(DefaultChanges.between(own, DockerDefault.version(entry.getKey())))
                    .as(entry.getKey())
                    .isEmpty();
            assertThat(own.defaultAction()).isEqualTo(Action.ERRNO);
            assertThat(own.flags()).isEmpty();
        }
    }

    @Test
    void recorded_digests_are_those_of_the_engine_s_own_files() throws IOException {
        for (String line : recorded()) {
            String[] fields = line.split("\t", -1);
            String file = fields[0].replace("+dfsg1", "-debian");
            SeccompProfile own = SeccompProfile.parse(ReferenceData.text("default-profiles/docker-" + file + ".json"));
            Architecture architecture = Architecture.of(fields[1]);
            assertThat(new ResolvedDigest(own).on(architecture)).as(line).isEqualTo(fields[2]);
        }
    }

    @Test
    void gives_the_newest_release_of_a_line() {
        assertThat(DockerDefault.resolveVersion("28.5")).isEqualTo("28.5.2");
        assertThat(DockerDefault.resolveVersion("25")).isEqualTo("25.0.17");
        assertThat(DockerDefault.resolveVersion("v28.2.1")).isEqualTo("28.2.1");
        assertThat(DockerDefault.resolveVersion("26.1.5+dfsg1")).isEqualTo("26.1.5");
        assertThat(DockerDefault.resolveVersion("20.10.24+dfsg1")).isEqualTo("20.10.24+dfsg1");
        assertThat(DockerDefault.resolveVersion("20.10")).isEqualTo("20.10.27");
        assertThat(SeccompProfile.dockerDefault()).isEqualTo(DockerDefault.version("29"));
    }

    @Test
    void refuses_a_version_whose_profile_it_does_not_know() {
        assertThatThrownBy(() -> DockerDefault.version("29.99.0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("29.99.0")
                .hasMessageContaining("20.10.0 to 29.7.2");
        assertThatThrownBy(() -> DockerDefault.version("19.03.9")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DockerDefault.version("27.0.0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DockerDefault.version("latest"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"latest\"");
    }

    @Test
    void says_which_release_a_newer_engine_is_closest_to() {
        assertThat(DockerDefault.lastKnown("29.99.0")).hasValue("29.7.2");
        assertThat(DockerDefault.lastKnown("20.10.5+dfsg1")).hasValue("20.10.5+dfsg1");
        assertThat(DockerDefault.lastKnown("19.03.9")).isEmpty();
    }

    @Test
    void tells_what_changed_between_releases() {
        assertThat(DockerDefault.changes("24.0.9", "25.0.0"))
                .extracting(DefaultChange::toString)
                .containsExactly("- allow io_uring_setup io_uring_enter io_uring_register");
        assertThat(DockerDefault.changes("29.4.1", "29.4.2"))
                .extracting(DefaultChange::toString)
                .containsExactly(
                        "+ map SCMP_ARCH_LOONGARCH64",
                        "- allow socket if arg0 != 0x28",
                        "- allow socketcall",
                        "+ allow socket if arg0 < 0x26",
                        "+ allow socket if arg0 == 0x27",
                        "+ allow socket if arg0 > 0x28",
                        "+ errno ENOSYS socketcall");
        assertThat(DockerDefault.changes("20.10.27", "23.0.7"))
                .extracting(DefaultChange::toString)
                .contains(
                        "default errno none -> EPERM",
                        "+ allow process_vm_readv process_vm_writev when kernel 4.8",
                        "+ allow bpf when CAP_BPF");
        assertThat(DockerDefault.changes("25.0.3", "28.1.1")).isEmpty();
    }

    @Test
    void names_only_calls_that_some_architecture_has_and_none_twice_in_a_rule() {
        for (SyscallRule rule : SeccompProfile.dockerDefault().rules()) {
            assertThat(rule.names()).doesNotHaveDuplicates().isNotEmpty();
            assertThat(rule.comment()).isNotEmpty();
            assertThat(SyscallTable.allNames()).containsAll(rule.names());
        }
    }

    @Test
    void follows_the_capabilities_of_the_container() {
        SeccompContext context =
                SeccompContext.of(Architecture.X86_64, new KernelVersion(6, 1), Set.of(Capability.BPF));

        assertThat(SeccompProfile.dockerDefault().resolve(context).rules())
                .anySatisfy(rule -> assertThat(rule.names()).containsExactly("bpf"))
                .noneSatisfy(rule -> assertThat(rule.names()).contains("mount"));
    }

    private static List<String> distinct() {
        List<String> distinct = new ArrayList<>();
        for (String line : DockerDefault.versions()) {
            if (distinct.stream().noneMatch(known -> sameLine(known, line))) {
                distinct.add(line);
            }
        }
        return distinct;
    }

    /** Whether two releases of one first number have one profile; each such line is recorded once. */
    private static boolean sameLine(String a, String b) {
        return a.split("\\.", 2)[0].equals(b.split("\\.", 2)[0])
                && DockerDefault.changes(a, b).isEmpty();
    }

    private static List<String> recorded() throws IOException {
        try (var in = Objects.requireNonNull(DockerDefaultTest.class.getResourceAsStream(DIGESTS))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
