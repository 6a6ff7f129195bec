package dev.hasp.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.mac.HostTree;
import dev.hasp.mac.HostTree.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostPathsTest {

    @TempDir
    private Path directory;

    @Test
    void a_link_is_told_from_what_is_none_and_from_nothing() throws IOException {
        HostTree host = HostPaths.ofThisHost();
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("../else where"));

        assertThat(host.look(link.toString())).isEqualTo(new Entry.Link("../else where"));
        assertThat(host.look(directory.toString())).isEqualTo(new Entry.Plain());
        assertThat(host.look(directory.resolve("nothing").toString())).isEqualTo(new Entry.Missing());
        assertThat(host.look("/a\0b")).isInstanceOf(Entry.Unknown.class);
    }

    @Test
    void mount_points_are_read_with_their_escapes() throws IOException {
        Path table = Files.writeString(directory.resolve("mountinfo"), """
                21 1 254:0 / / rw,relatime - ext4 /dev/vda rw
                22 21 0:20 / /srv/with\\040space rw - tmpfs tmpfs rw
                broken
                """);

        assertThat(HostPaths.withMounts(table).mountPoints()).containsExactly("/", "/srv/with space");
        assertThat(HostPaths.withMounts(directory.resolve("nothing")).mountPoints())
                .isEmpty();
        assertThat(HostPaths.ofThisHost().mountPoints()).contains("/");
    }
}
