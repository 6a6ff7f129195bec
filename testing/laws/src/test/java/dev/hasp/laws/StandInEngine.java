package dev.hasp.laws;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Answers clients of the Engine API just enough to create a container, and keeps what they sent for it. */
final class StandInEngine implements AutoCloseable {

    private static final String API_VERSION = "1.51";

    private final Path directory;
    private final ServerSocketChannel server;
    private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();

    StandInEngine() throws IOException {
        directory = Files.createTempDirectory("hasp-engine");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket()));
        daemon(this::accept);
    }

    private Path socket() {
        return directory.resolve("docker.sock");
    }

    /** The address to give to a client. */
    String host() {
        return "unix://" + socket();
    }

    /** An empty directory for a client's own settings. */
    Path directory() {
        return directory;
    }

    /** The body of the only create request since the last call. */
    JsonNode onlyBody() throws IOException {
        List<String> sent = new ArrayList<>();
        bodies.drainTo(sent);
        if (sent.size() != 1) {
            throw new IllegalStateException("expected one create request, found " + sent.size());
        }
        return SentJson.read(sent.get(0));
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "stand-in engine");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                daemon(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client;
                InputStream in = new BufferedInputStream(Channels.newInputStream(client));
                OutputStream out = Channels.newOutputStream(client)) {
            for (String request = line(in); !request.isEmpty(); request = line(in)) {
                Map<String, String> headers = new HashMap<>();
                for (String header = line(in); !header.isEmpty(); header = line(in)) {
                    int colon = header.indexOf(':');
                    headers.put(
                            header.substring(0, colon).toLowerCase(Locale.ROOT),
                            header.substring(colon + 1).strip());
                }
                answer(request, body(in, headers), out);
            }
        } catch (ClosedChannelException clientLeft) {
            // a client may leave whenever it likes
        } catch (IOException broken) {
            bodies.add("broken request: " + broken);
        }
    }

    private void answer(String request, String body, OutputStream out) throws IOException {
        String[] parts = request.split(" ", -1);
        String path = parts[1].replaceFirst("^/v[0-9.]+", "").replaceFirst("\\?.*", "");
        String json = switch (path) {
            case "/_ping" -> "\"OK\"";
            case "/version" ->
                "{\"Version\":\"28.0\",\"ApiVersion\":\"" + API_VERSION
                        + "\",\"MinAPIVersion\":\"1.24\",\"Os\":\"linux\",\"Arch\":\"amd64\"}";
            case "/info" -> "{\"OSType\":\"linux\",\"ServerVersion\":\"28.0\"}";
            case "/containers/create" -> "{\"Id\":\"" + "0".repeat(64) + "\",\"Warnings\":[]}";
            default -> "";
        };
        if (path.equals("/containers/create")) {
            bodies.add(body);
        }
        byte[] data = json.getBytes(StandardCharsets.UTF_8);
        String status = json.isEmpty() ? "404 Not Found" : path.equals("/containers/create") ? "201 Created" : "200 OK";
        out.write(("HTTP/1.1 " + status + "\r\nApi-Version: " + API_VERSION
                        + "\r\nOstype: linux\r\nContent-Type: application/json\r\nContent-Length: " + data.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        if (!parts[0].equals("HEAD")) {
            out.write(data);
        }
        out.flush();
    }

    private static String body(InputStream in, Map<String, String> headers) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (headers.getOrDefault("transfer-encoding", "").contains("chunked")) {
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                body.write(in.readNBytes(size));
                line(in);
            }
            line(in);
        } else {
            body.write(in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0"))));
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    /** A line without its end; empty at the end of the stream. */
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket());
        Files.deleteIfExists(directory);
    }
}
