package dev.hasp.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.selinux.Level;
import dev.hasp.selinux.LevelRange;
import dev.hasp.selinux.mcs.Holding;
import dev.hasp.selinux.mcs.LabelStore;
import dev.hasp.selinux.mcs.McsAllocator;
import dev.hasp.selinux.mcs.McsPool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class McsRegistryTest {

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("mcs");
    }

    private List<Holding> holdings() {
        try (McsRegistry registry = McsRegistry.open(file)) {
            return McsAllocator.over(registry).holdings();
        }
    }

    private void hold(String... holdings) {
        try (McsRegistry registry = McsRegistry.open(file)) {
            McsAllocator labels = McsAllocator.over(registry);
            for (String holding : holdings) {
                int space = holding.indexOf(' ');
                labels.reserve(holding.substring(0, space), LevelRange.parse(holding.substring(space + 1)));
            }
        }
    }

    @Test
    void keeps_levels_when_it_is_opened_again() {
        Level level;
        try (McsRegistry registry = McsRegistry.open(file)) {
            level = McsAllocator.over(registry).take("job-1");
        }

        assertThat(holdings()).containsExactly(new Holding("job-1", LevelRange.of(level)));
        try (McsRegistry registry = McsRegistry.open(file)) {
            McsAllocator labels = McsAllocator.over(registry);
            assertThat(labels.take("job-1")).isEqualTo(level);
            assertThat(labels.release("job-1")).isTrue();
        }
        assertThat(holdings()).isEmpty();
    }

    @Test
    void is_readable_text() throws IOException {
        hold("a s0:c1,c2", "b s0:c3.c5");

        assertThat(Files.readAllLines(file))
                .hasSize(4)
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("hasp-mcs 1 "))
                .satisfies(lines -> assertThat(lines.get(1)).startsWith("= "))
                .satisfies(lines -> assertThat(lines.get(2)).startsWith("+ a s0:c1,c2 "))
                .satisfies(lines -> assertThat(lines.get(3)).startsWith("+ b s0:c3.c5 "));
    }

    @Test
    void is_one_registry_for_all_that_open_it() throws Exception {
        int threads = 6;
        Set<Level> given = new HashSet<>();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (McsRegistry shared = McsRegistry.open(file);
                McsRegistry other = McsRegistry.open(file)) {
            McsAllocator one = McsAllocator.over(shared, McsPool.of(0, 15));
            McsAllocator two = McsAllocator.over(other, McsPool.of(0, 15));
            List<Future<List<Level>>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                all.add(pool.submit(() -> {
                    List<Level> levels = new ArrayList<>();
                    for (int j = 0; j < 20; j++) {
                        levels.add((thread % 2 == 0 ? one : two).take("t" + thread + "-" + j));
                    }
                    return levels;
                }));
            }
            for (Future<List<Level>> levels : all) {
                given.addAll(levels.get());
            }
            assertThat(one.holdings()).isEqualTo(two.holdings());
        } finally {
            pool.shutdownNow();
        }

        assertThat(given).hasSize(threads * 20);
        assertThat(holdings()).hasSize(threads * 20);
    }

    @Test
    void loses_nothing_but_a_last_line_that_was_not_written_to_its_end() throws IOException {
        hold("a s0:c1,c2", "b s0:c3.c5", "c s0:c7,c8");
        byte[] whole = Files.readAllBytes(file);
        int header = Files.readAllLines(file).get(0).length()
                + Files.readAllLines(file).get(1).length()
                + 2;
        for (int length = header; length <= whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            Files.write(file, cut);
            long lines = new String(cut, StandardCharsets.US_ASCII)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();

            try (McsRegistry registry = McsRegistry.open(file)) {
                McsAllocator labels = McsAllocator.over(registry);
                assertThat(labels.holdings()).as("cut at %s", length).hasSize((int) lines - 2);
                labels.reserve("next", LevelRange.parse("s0:c20,c21"));
            }
            assertThat(holdings()).as("cut at %s", length).hasSize((int) lines - 1);
        }
    }

    @Test
    void passes_over_a_last_line_whose_blocks_were_not_all_written() throws IOException {
        hold("a s0:c1,c2", "b s0:c3.c5");
        byte[] bytes = Files.readAllBytes(file);
        for (int i = bytes.length - 12; i < bytes.length - 4; i++) {
            bytes[i] = 0;
        }
        Files.write(file, bytes);

        assertThat(holdings()).extracting(Holding::holder).containsExactly("a");
        hold("c s0:c7,c8");
        assertThat(holdings()).extracting(Holding::holder).containsExactly("a", "c");
    }

    @Test
    void refuses_any_other_damage_and_says_where_and_what_to_do() throws IOException {
        hold("a s0:c1,c2", "b s0:c3.c5", "c s0:c7,c8");
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length - 1; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 1;
            Files.write(file, damaged);

            assertThatThrownBy(this::holdings)
                    .as("byte %s", i)
                    .isInstanceOf(McsRegistryException.class)
                    .hasMessageContaining(file.toString());
        }
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.remove(2);
        Files.write(file, lines);
        assertThatThrownBy(this::holdings)
                .hasMessageContaining("damaged at byte")
                .hasMessageContaining("observe the levels of all containers");
    }

    @Test
    void refuses_a_file_that_is_no_registry() throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        assertThatThrownBy(this::holdings)
                .isInstanceOf(McsRegistryException.class)
                .hasMessageContaining("empty");
        Files.writeString(file, "root:x:0:0:root:/root:/bin/sh");
        assertThatThrownBy(this::holdings).isInstanceOf(McsRegistryException.class);
        assertThat(Files.readString(file)).startsWith("root:x");
    }

    @Test
    void is_rewritten_when_most_of_it_is_past() throws IOException {
        try (McsRegistry registry = McsRegistry.open(file, 2000);
                McsRegistry other = McsRegistry.open(file, 2000)) {
            McsAllocator labels = McsAllocator.over(registry);
            McsAllocator others = McsAllocator.over(other);
            Level kept = labels.take("kept");
            for (int i = 0; i < 120; i++) {
                (i % 3 == 0 ? others : labels).take("h" + i);
                assertThat((i % 2 == 0 ? others : labels).release("h" + i)).isTrue();
                assertThat(Files.size(file)).isLessThan(2500);
            }
            assertThat(labels.holdings()).containsExactly(new Holding("kept", LevelRange.of(kept)));
            assertThat(others.holdings()).isEqualTo(labels.holdings());
        }
        assertThat(directory).isDirectoryContaining("glob:**/mcs.lock").isDirectoryNotContaining("glob:**/mcs.new");
    }

    @Test
    void is_not_disturbed_by_a_rewriting_that_was_broken_off() throws IOException {
        hold("a s0:c1,c2");
        Files.writeString(directory.resolve("mcs.new"), "hasp-mcs 1 half a li");
        try (McsRegistry registry = McsRegistry.open(file, 10)) {
            McsAllocator labels = McsAllocator.over(registry);
            labels.take("b");
            labels.take("c");
            assertThat(labels.holdings()).hasSize(3);
        }
        assertThat(holdings()).hasSize(3);
        assertThat(directory.resolve("mcs.new")).doesNotExist();
    }

    @Test
    void records_nothing_of_a_transaction_that_fails() {
        try (McsRegistry registry = McsRegistry.open(file)) {
            McsAllocator labels = McsAllocator.over(registry);
            Level before = labels.take("before");
            assertThatThrownBy(() -> registry.exclusively(ledger -> {
                        ledger.tell(new Untold());
                        ledger.hold(new Holding("x", LevelRange.parse("s0:c1,c2")));
                        throw new IllegalArgumentException("no");
                    }))
                    .hasMessage("no");
            assertThat(labels.holdings()).containsExactly(new Holding("before", LevelRange.of(before)));
        }
        assertThat(holdings()).extracting(Holding::holder).containsExactly("before");
    }

    @Test
    void refuses_to_record_before_it_was_told() {
        try (McsRegistry registry = McsRegistry.open(file)) {
            assertThatThrownBy(() -> registry.exclusively(ledger -> {
                        ledger.release("x");
                        return true;
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void notices_that_it_was_removed() throws IOException {
        try (McsRegistry registry = McsRegistry.open(file)) {
            McsAllocator labels = McsAllocator.over(registry);
            labels.take("a");
            Files.delete(file);
            assertThatThrownBy(() -> labels.take("b"))
                    .isInstanceOf(McsRegistryException.class)
                    .hasMessageContaining("removed while it was in use");
        }
    }

    @Test
    void goes_on_when_its_lock_file_was_removed() throws IOException {
        try (McsRegistry registry = McsRegistry.open(file)) {
            McsAllocator labels = McsAllocator.over(registry);
            labels.take("a");
            Files.delete(directory.resolve("mcs.lock"));
            labels.take("b");
            assertThat(holdings()).hasSize(2);
        }
    }

    @Test
    void survives_a_thread_that_is_interrupted() {
        try (McsRegistry registry = McsRegistry.open(file)) {
            McsAllocator labels = McsAllocator.over(registry);
            labels.take("a");
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> labels.take("b")).isInstanceOf(McsRegistryException.class);
            assertThat(Thread.interrupted()).isTrue();
            labels.take("c");
            assertThat(labels.holdings()).extracting(Holding::holder).contains("a", "c");
        }
    }

    @Test
    void makes_files_that_are_the_user_s_own() throws IOException {
        Path deep = directory.resolve("lib/hasp/mcs");
        McsRegistry.open(deep).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(deep)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("lib/hasp/mcs.lock"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(deep.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void refuses_what_others_could_have_written() throws IOException {
        McsRegistry.open(file).close();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        assertThatThrownBy(this::holdings).hasMessageContaining("others may write it");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwx---"));
        assertThatThrownBy(this::holdings)
                .isInstanceOf(McsRegistryException.class)
                .hasMessageContaining("exchange");
    }

    @Test
    void refuses_symbolic_links_in_place_of_its_files() throws IOException {
        Path victim = Files.writeString(directory.resolve("victim"), "precious");
        for (String name : List.of("mcs", "mcs.lock")) {
            Files.deleteIfExists(file);
            Path link = directory.resolve(name);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, victim);
            assertThatThrownBy(this::holdings)
                    .as(name)
                    .isInstanceOf(McsRegistryException.class)
                    .hasMessageContaining("no regular file");
            Files.delete(link);
        }
        Files.createSymbolicLink(directory.resolve("mcs.new"), victim);
        McsRegistry.open(file).close();
        assertThat(victim).hasContent("precious");
        assertThat(Files.isSymbolicLink(directory.resolve("mcs"))).isFalse();
    }

    /** A view that looks at nothing. */
    private static final class Untold implements LabelStore.View {
        @Override
        public void forget() {}

        @Override
        public void held(Holding holding) {}

        @Override
        public void released(String holder) {}
    }
}
