package dev.hasp.probe;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.hasp.linux.Architecture;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * An image that holds the probe, the users root and nobody, and nothing else. Its tag is a digest of what it holds; it
 * goes when it is closed, unless somebody else still uses it.
 */
final class ProbeImage implements AutoCloseable {

    /** Where the probe is, in its own image and in others. */
    static final String DIRECTORY = "/.hasp-probe";

    static final String PROGRAM = DIRECTORY + "/probe";

    private static final String REPOSITORY = "hasp-probe";
    private static final Map<String, Long> ACCOUNTS = Map.of("root", 0L, "nobody", 65534L);

    private final DockerClient client;
    private final byte[] archive;
    private final String tag;

    private ProbeImage(DockerClient client, Architecture architecture, byte[] layer) {
        this.client = client;
        String digest = HexFormat.of().formatHex(sha256(layer));
        this.tag = digest.substring(0, 16);
        this.archive = archive(architecture.goArch().orElseThrow(), digest, layer);
    }

    /**
     * Brings the image to the engine.
     *
     * @throws ProbeException if the engine does not take it
     */
    static ProbeImage load(DockerClient client, Executable program, Map<String, Long> accounts) {
        ProbeImage image = new ProbeImage(client, program.architecture(), layer(program.file(), accounts));
        image.load();
        return image;
    }

    /** Brings it again, for when another probe of the same content took it away. */
    void load() {
        try {
            client.loadImageCmd(new ByteArrayInputStream(archive)).exec();
        } catch (DockerException refused) {
            throw new ProbeException(
                    ProbeException.Reason.NOT_BROUGHT,
                    "the engine does not take its image " + name() + ": " + ProbeException.words(refused),
                    refused);
        }
    }

    String name() {
        return REPOSITORY + ":" + tag;
    }

    /** The form of {@code docker save} (moby image/spec, v1.2), which every engine loads. */
    private byte[] archive(String goArch, String digest, byte[] layer) {
        String config = """
                {"os": "linux", "architecture": "%s", "config": {"Labels": {"%s": "image"}},
                 "rootfs": {"type": "layers", "diff_ids": ["sha256:%s"]}}
                """.formatted(goArch, ContainerProbe.LABEL, digest);
        String manifest = """
                [{"Config": "config.json", "RepoTags": ["%s"], "Layers": ["layer.tar"]}]
                """.formatted(name());
        return new TarFile()
                .file("layer.tar", 0444, layer)
                .file("config.json", 0444, config.getBytes(StandardCharsets.UTF_8))
                .file("manifest.json", 0444, manifest.getBytes(StandardCharsets.UTF_8))
                .end();
    }

    private static byte[] layer(byte[] program, Map<String, Long> accounts) {
        Map<String, Long> all = new TreeMap<>(accounts);
        all.putAll(ACCOUNTS);
        StringBuilder users = new StringBuilder();
        StringBuilder groups = new StringBuilder();
        all.forEach((name, id) -> {
            users.append(name).append(":x:").append(id).append(':').append(id).append("::/:\n");
            groups.append(name).append(":x:").append(id).append(":\n");
        });
        return new TarFile()
                .directory("etc")
                .file("etc/passwd", 0444, users.toString().getBytes(StandardCharsets.UTF_8))
                .file("etc/group", 0444, groups.toString().getBytes(StandardCharsets.UTF_8))
                .directory(DIRECTORY.substring(1))
                .file(PROGRAM.substring(1), 0555, program)
                .end();
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() {
        try {
            client.removeImageCmd(name()).exec();
        } catch (NotFoundException gone) {
            // another probe of the same content took it away
        } catch (DockerException inUse) {
            // another probe of the same content still runs and takes it away
        }
    }
}
