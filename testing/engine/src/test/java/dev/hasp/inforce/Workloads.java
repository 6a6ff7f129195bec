package dev.hasp.inforce;

import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Controls;
import dev.hasp.control.NetworkMode;
import dev.hasp.profiles.BatchJob;
import dev.hasp.profiles.BatchJobWithNetwork;
import dev.hasp.profiles.CiRunner;
import dev.hasp.profiles.CodeInterpreter;
import dev.hasp.profiles.Database;
import dev.hasp.profiles.Debug;
import dev.hasp.profiles.GpuJob;
import dev.hasp.profiles.HeadlessBrowser;
import dev.hasp.profiles.ImageBuild;
import dev.hasp.profiles.Notebook;
import dev.hasp.profiles.OnlineJudge;
import dev.hasp.profiles.Restricted;
import dev.hasp.profiles.WebService;
import dev.hasp.testing.engine.Container;
import dev.hasp.testing.engine.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/**
 * For each preset something of the kind it is made for, as a shell script that stops at the first thing that fails.
 *
 * <p>A script uses every capability that its preset grants, so it fails when one of them is taken away.
 */
final class Workloads implements AutoCloseable {

    /** A preset with its parameters given, and what to run under it. */
    record Workload(SecurityProfile profile, String script) {}

    /** What sh needs at hand to say what went wrong. */
    private static final String TOOLS = """
            set -e
            fail() { echo "$1" >&2; exit 1; }
            refused() { if "$@" 2>/dev/null; then fail "not refused: $*"; fi; }
            """;

    private static final String NOTHING_ELSE = """
            refused touch /file
            refused touch /input/file
            refused wget -q -T 1 -O - http://192.0.2.1/
            """;

    private static final String COMPUTE = """
            sort -n /input/numbers > /scratch/sorted
            [ "$(head -n 1 /scratch/sorted)" = 1 ]
            head -c 4000000 /dev/zero | gzip > /scratch/packed
            sha256sum /scratch/sorted /scratch/packed > /scratch/digests
            """;

    private static final String BUILD_STEP = """
            echo 'builder:x:1001:1001::/home/builder:/bin/sh' >> /etc/passwd
            echo 'builder:x:1001:' >> /etc/group
            mkdir -p /tmp/package/opt/tool
            printf '#!/bin/sh\\nid -u\\nid -g\\n' > /tmp/package/opt/tool/who
            tar -c -f /tmp/package.tar -C /tmp/package opt
            tar -x -f /tmp/package.tar -C /
            chown -R builder:builder /opt/tool
            chmod 755 /opt/tool/who
            cp /home/app/secret /opt/source
            [ "$(su builder -c /opt/tool/who | tr '\\n' ' ')" = '1001 1001 ' ]
            su builder -c 'exec sleep 1000' &
            until pidof sleep > /tmp/pid; do sleep 0.1; done
            kill $(cat /tmp/pid)
            """;

    private static final String UNPACK_LAYER =
            """
            mkdir -p /layer/bin /rootfs
            touch /layer/bin/mailer /layer/bin/ping
            chown 0:8 /layer/bin/mailer
            chmod 2755 /layer/bin/mailer
            tar -c -f /layer.tar -C /layer bin
            tar -x -p -f /layer.tar -C /rootfs
            [ -g /rootfs/bin/mailer ] || fail 'the setgid bit is lost'
            if [ $(uname -m) = x86_64 ]; then
                %s
                /setcap || fail "no file capability: error $?"
            fi
            """.formatted(FileCapabilityProgram.shell("/setcap", "/rootfs/bin/ping"));

    private static final String JUDGE = """
            cd /tmp
            printf '#!/bin/sh\\nread n; factor $n\\n' > solution
            chmod 755 solution
            [ "$(cat /submission/numbers | ./solution)" = '3: 3' ]
            refused dd if=/dev/zero of=large bs=1M count=20
            [ $(wc -c < large) = 10485760 ]
            rm large
            refused sh -c 'while :; do :; done'
            i=0
            while [ $i -lt 4200 ]; do true > many$i && i=$((i + 1)) || break; done 2>/dev/null
            [ $i -lt 4096 ] || fail 'more files than it may have'
            refused sh -c 'i=0; while [ $i -lt 70 ]; do sleep 30 & i=$((i + 1)); done'
            """;

    private static final String INTERPRET = """
            echo 'i=0; s=0; while [ $i -lt 1000 ]; do s=$((s + i * i)); i=$((i + 1)); done; echo $s' > /workspace/script
            [ "$(sh /workspace/script)" = 332833500 ]
            cp /bin/busybox /workspace/true
            /workspace/true
            cp /bin/busybox /tmp/true
            refused /tmp/true
            dd if=/dev/zero of=/workspace/frame bs=1M count=200 2>/dev/null
            refused touch /file
            """;

    private static final String SERVE_NOTEBOOK = """
            echo kept > /home/jovyan/book
            httpd -p 8888 -h /home/jovyan
            [ "$(wget -q -O - http://127.0.0.1:8888/book)" = kept ]
            cp /bin/busybox /tmp/true
            /tmp/true
            """;

    private static final String RENDER = """
            mkdir /home/app/profile
            echo '{}' > /home/app/profile/Preferences
            cp /bin/busybox /tmp/true
            /tmp/true
            dd if=/dev/zero of=/dev/shm/frames bs=1M count=200 2>/dev/null
            i=0
            while [ $i -lt 300 ]; do sleep 30 & i=$((i + 1)); done
            [ "$(unshare -U -r sh -c 'id -u; chroot / id -u' | tr '\\n' ' ')" = '0 0 ' ]
            refused mount -t tmpfs none /mnt
            """;

    private static final String SERVE_WEB = """
            mkdir /run/www
            echo hello > /run/www/index.html
            chown -R app:app /run/www
            httpd -u app:app -p 80 -h /run/www
            [ "$(wget -q -O - http://127.0.0.1/)" = hello ]
            grep -q '^Uid:.1000.1000.1000.1000$' /proc/$(pidof httpd)/status
            grep -q '^CapPrm:.0000000000000000$' /proc/$(pidof httpd)/status
            refused touch /file
            """;

    private static final String SERVE_DATA = """
            for start in first second; do
                mkdir -p /data/cluster
                find /data/cluster ! -user app -exec chown app:app {} +
                chmod 700 /data/cluster
                su app -c 'echo row >> /data/cluster/table'
                su app -c 'dd if=/dev/zero of=/dev/shm/query bs=1M count=100 2>/dev/null; rm /dev/shm/query'
            done
            [ "$(wc -l < /data/cluster/table)" = 2 ]
            """;

    private static final String TRACE = """
            pid=$(pidof httpd)
            grep -q '\\[stack\\]' /proc/$pid/maps
            [ "$(readlink /proc/$pid/exe)" = /bin/busybox ]
            [ "$(cat /proc/$pid/root/tmp/job)" = 42 ]
            refused kill $pid
            """;

    private final Engine engine;
    private final Path directory;
    private final Container server;

    /** Starts the one server that jobs reach and that is looked into. */
    Workloads(Engine engine, Path directory) throws IOException {
        this.engine = engine;
        this.directory = directory;
        Path input = Files.createDirectories(directory.resolve("input"));
        Files.writeString(input.resolve("numbers"), "3\n1\n2\n");
        open(directory);
        open(input);
        SecurityProfile profile = Restricted.preset()
                .network(engine.network("batch-job-with-network"))
                .user(1000, 1000)
                .profile()
                .with(Controls.NETWORK_ALIASES, List.of("api"));
        server = engine.create(profile.toSpec(), "sh", "-c", "echo 42 > /tmp/job; exec httpd -f -p 8080 -h /tmp")
                .start();
    }

    /** Everyone may write there, since containers run as many users. */
    private static Path open(Path directory) throws IOException {
        return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    private String writable(String name) {
        try {
            return open(Files.createDirectories(directory.resolve(name))).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Workload of(String preset) {
        Workload workload = workload(preset);
        if (workload.profile().network().filter(NetworkMode::isNamed).isPresent()) {
            engine.network(workload.profile().network().orElseThrow().name().orElseThrow());
        }
        return new Workload(workload.profile(), TOOLS + workload.script());
    }

    private Workload workload(String preset) {
        String input = directory.resolve("input").toString();
        return switch (preset) {
            case "restricted" ->
                new Workload(
                        Restricted.preset().profile(),
                        "factor 42 > /tmp/factors\nrefused touch /file\nrefused unshare -U true\n");
            case "batch-job" ->
                new Workload(
                        BatchJob.preset().input(input).scratch(writable(preset)).profile(), COMPUTE + NOTHING_ELSE);
            case "batch-job-with-network" ->
                new Workload(
                        BatchJobWithNetwork.preset()
                                .input(input)
                                .scratch(writable(preset))
                                .profile(),
                        "until [ \"$(wget -q -O - http://api:8080/job)\" = 42 ]; do sleep 0.1; done\n" + COMPUTE);
            case "ci-runner" -> new Workload(CiRunner.preset().profile(), BUILD_STEP);
            case "online-judge" ->
                new Workload(
                        OnlineJudge.preset()
                                .submission(input)
                                .cpuTime(Duration.ofSeconds(1))
                                .profile(),
                        JUDGE);
            case "code-interpreter" -> new Workload(CodeInterpreter.preset().profile(), INTERPRET);
            case "notebook" ->
                new Workload(Notebook.preset().home(writable(preset)).profile(), SERVE_NOTEBOOK);
            case "headless-browser" -> new Workload(HeadlessBrowser.preset().profile(), RENDER);
            case "web-service" -> new Workload(WebService.preset().profile(), SERVE_WEB);
            case "database" ->
                new Workload(Database.preset().data(engine.volume(), "/data").profile(), SERVE_DATA);
            case "gpu-job" ->
                new Workload(
                        GpuJob.preset()
                                .input(input)
                                .scratch(writable(preset))
                                .memory(ByteSize.gibibytes(1))
                                .profile()
                                .without(Controls.DEVICE_REQUESTS),
                        COMPUTE + "dd if=/dev/zero of=/dev/shm/tensors bs=1M count=200 2>/dev/null\n");
            case "image-build" -> new Workload(ImageBuild.preset().profile(), BUILD_STEP + UNPACK_LAYER);
            case "debug" -> new Workload(Debug.preset().target(server.id()).profile(), TRACE);
            default -> throw new AssertionError("no workload for the preset " + preset);
        };
    }

    @Override
    public void close() {
        server.close();
    }
}
