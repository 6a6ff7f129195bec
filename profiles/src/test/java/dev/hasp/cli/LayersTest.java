package dev.hasp.cli;

import static dev.hasp.cli.Call.denying;
import static dev.hasp.cli.Call.hasp;
import static dev.hasp.cli.Call.reading;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayersTest {

    @TempDir
    Path directory;

    @Test
    void applies_layers_in_the_order_in_which_they_stand() throws IOException {
        String two = file("two.yaml", "version: 1\nmemory: 2g\nmemorySwap: 2g\n");
        String set = "memory=1g";
        assertThat(memory("--overlay", two, "--set", set)).isEqualTo("memory: 1g");
        assertThat(memory("--set", set, "--overlay", two)).isEqualTo("memory: 2g");
    }

    @Test
    void keeps_the_parts_of_a_control_that_a_dotted_key_does_not_name() {
        assertThat(show("restricted", "--set", "logging.options.max-file=9"))
                .contains("driver: json-file", "max-file: '9'", "max-size: 10m");
        assertThat(show("restricted", "--set", "ulimits.nofile=99")).contains("core: 0", "nofile: 99");
        assertThat(reading(
                                "version: 1\ncapabilities:\n  drop: [ALL]\n",
                                "show",
                                "-",
                                "--set",
                                "capabilities.add=[KILL]")
                        .out())
                .contains("ALL", "KILL");
    }

    @Test
    void replaces_the_whole_of_a_control_that_is_set_whole() {
        assertThat(show("restricted", "--set", "ulimits={nofile: 99}"))
                .contains("nofile: 99")
                .doesNotContain("core: 0");
        assertThat(show("restricted", "--set", "seccomp=unconfined")).contains("seccomp: unconfined");
    }

    @Test
    void replaces_a_seccomp_profile_with_another() throws IOException {
        String one = file("one.json", denying("bpf"));
        String two = file("two.json", denying("userfaultfd"));
        assertThat(show("restricted", "--set", "seccomp.file=" + one, "--set", "init=false"))
                .contains("bpf");
        String base = file("base.yaml", "version: 1\nseccomp: {file: one.json}\n");
        assertThat(show(base, "--set", "seccomp.file=" + two))
                .contains("userfaultfd")
                .doesNotContain("bpf");
    }

    @Test
    void puts_settings_together() {
        assertThat(show("restricted", "--set", "healthcheck.command=probe", "--set", "healthcheck.retries=2"))
                .contains("command: probe", "retries: 2");
    }

    @Test
    void refuses_a_setting_that_means_nothing() {
        Call call = hasp("flags", "batch-job", "--set", "memory=much", "--set", "nonsense=1", "--set", "cpus");
        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.out()).isEmpty();
        assertThat(call.err()).contains("--set: error: memory: ", "--set: error: nonsense: ", "\"cpus\" has no =");
    }

    @Test
    void says_which_layer_decided() throws IOException {
        String two = file("two.yaml", "version: 1\ncpus: 2\n");
        String told = hasp("explain", "batch-job", "--overlay", two, "--set", "memory=1g", "--set", "memorySwap=1g")
                .out();
        assertThat(told)
                .contains("the time of 2 CPUs [" + two + " line 2]")
                .contains("at most 1 GiB of memory; the kernel kills beyond it [--set]");
    }

    private static String memory(String... layers) {
        String[] args = new String[layers.length + 2];
        args[0] = "restricted";
        args[1] = "--set=memorySwap=unlimited";
        System.arraycopy(layers, 0, args, 2, layers.length);
        return show(args)
                .lines()
                .filter(line -> line.startsWith("memory:"))
                .findFirst()
                .orElseThrow();
    }

    private static String show(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "show";
        System.arraycopy(args, 0, all, 1, args.length);
        Call call = hasp(all);
        assertThat(call.exitCode()).as(call.err()).isZero();
        return call.out();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }
}
