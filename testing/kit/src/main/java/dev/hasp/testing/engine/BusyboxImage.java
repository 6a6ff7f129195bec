package dev.hasp.testing.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** An image made on the spot from the machine's static busybox, since a test machine may have no registry to pull from. */
final class BusyboxImage {

    private static final List<Path> PLACES = List.of(Path.of("/bin/busybox"), Path.of("/usr/bin/busybox"));
    private static final int ROOT = 0;
    private static final int APP = 1000;

    private static final String PASSWD = """
            root:x:0:0:root:/:/bin/sh
            app:x:1000:1000:app:/home/app:/bin/sh
            nobody:x:65534:65534:nobody:/:/bin/sh
            """;
    private static final String GROUP = """
            root:x:0:
            mail:x:8:
            app:x:1000:
            nogroup:x:65534:
            """;

    private BusyboxImage() {}

    /** Loads the image unless the engine has it; the tag is a digest of the content. */
    static String loadInto(DockerClient client) {
        byte[] layer = layer(busybox());
        String digest = HexFormat.of().formatHex(sha256(layer));
        String image = "hasp-busybox:" + digest.substring(0, 16);
        try {
            client.inspectImageCmd(image).exec();
        } catch (NotFoundException absent) {
            client.loadImageCmd(new ByteArrayInputStream(archive(image, digest, layer)))
                    .exec();
        }
        return image;
    }

    /** The form of {@code docker save} (moby image/spec, v1.2). */
    private static byte[] archive(String image, String digest, byte[] layer) {
        String architecture = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        String config = """
                {"os": "linux", "architecture": "%s", "config": {"Env": ["PATH=/bin"], "Cmd": ["sh"]},
                 "rootfs": {"type": "layers", "diff_ids": ["sha256:%s"]}}
                """.formatted(architecture, digest);
        String manifest = """
                [{"Config": "config.json", "RepoTags": ["%s"], "Layers": ["layer.tar"]}]
                """.formatted(image);
        return tar(tar -> {
            file(tar, "layer.tar", layer, 0644, ROOT);
            file(tar, "config.json", utf8(config), 0644, ROOT);
            file(tar, "manifest.json", utf8(manifest), 0644, ROOT);
        });
    }

    private static Path busybox() {
        return PLACES.stream()
                .filter(Files::isExecutable)
                .filter(BusyboxImage::isStatic)
                .findFirst()
                .orElseThrow(() -> new NoEngineException(
                        "there is no static busybox in " + PLACES + "; install the package busybox-static"));
    }

    /** A dynamically linked program names its loader near its start. */
    private static boolean isStatic(Path program) {
        try (var in = Files.newInputStream(program)) {
            String start = new String(in.readNBytes(8192), StandardCharsets.ISO_8859_1);
            return !start.contains("/ld-linux") && !start.contains("/ld-musl");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> commands(Path busybox) throws IOException {
        Process list = new ProcessBuilder(busybox.toString(), "--list").start();
        return new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static byte[] layer(Path busybox) {
        return tar(tar -> {
            for (String directory : List.of("bin", "dev", "etc", "home", "proc", "run", "sys")) {
                directory(tar, directory, 0755, ROOT);
            }
            directory(tar, "tmp", 01777, ROOT);
            directory(tar, "home/app", 0700, APP);
            file(tar, "home/app/secret", utf8("only app reads this\n"), 0600, APP);
            file(tar, "etc/passwd", utf8(PASSWD), 0644, ROOT);
            file(tar, "etc/group", utf8(GROUP), 0644, ROOT);
            file(tar, "bin/busybox", Files.readAllBytes(busybox), 0755, ROOT);
            for (String command : commands(busybox)) {
                if (!command.equals("busybox")) {
                    TarArchiveEntry link = new TarArchiveEntry("bin/" + command, TarConstants.LF_SYMLINK);
                    link.setLinkName("busybox");
                    add(tar, link, new byte[0]);
                }
            }
        });
    }

    private interface Entries {
        void addTo(TarArchiveOutputStream tar) throws IOException;
    }

    private static byte[] tar(Entries entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            entries.addTo(tar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void directory(TarArchiveOutputStream tar, String name, int mode, int owner) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name + "/");
        entry.setMode(mode);
        entry.setIds(owner, owner);
        add(tar, entry, new byte[0]);
    }

    private static void file(TarArchiveOutputStream tar, String name, byte[] content, int mode, int owner)
            throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode(mode);
        entry.setIds(owner, owner);
        entry.setSize(content.length);
        add(tar, entry, content);
    }

    /** No time of making, so that the same content gives the same digest. */
    private static void add(TarArchiveOutputStream tar, TarArchiveEntry entry, byte[] content) throws IOException {
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
