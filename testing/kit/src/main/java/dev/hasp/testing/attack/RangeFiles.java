package dev.hasp.testing.attack;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Device;
import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.control.Mount;
import dev.hasp.linux.Capability;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** What the range's containers run, and the files of attacks. */
final class RangeFiles {

    /** How long a container of the range sleeps at most before it ends by itself. */
    private static final int SLEEPS = 64;

    /** ioctl_loop(2): LOOP_CONFIGURE, and the flags read-only and autoclear. */
    private static final int LOOP_CONFIGURE = 0x4c0a;

    private static final int LOOP_FLAGS = 1 | 4;
    private static final int LOOP_FLAGS_OFFSET = 60;
    private static final int LOOP_CONFIG_SIZE = 304;

    private static final String READY = "> /ready\n";

    /** A server, a secret of each kind, and a first process that has one in its memory. */
    static final String NEIGHBOUR = """
            mkdir /www
            echo 'secret of the neighbour' | tee /secret /www/secret > /dev/shm/secret
            chmod 600 /secret /dev/shm/secret
            httpd -p 8080 -h /www
            /attack/neighbour-job '--password=secret of the neighbour' &
            """ + READY + "exec /attack/neighbour\n";

    /** A server that says whom it knows by which hardware address, and forgets it when asked to. */
    static final String PEER = """
            mkdir -p /www/cgi-bin
            printf '#!/bin/sh\\necho\\ncat /proc/net/arp\\n' > /www/cgi-bin/arp
            printf '#!/bin/sh\\necho\\nfor d in eth0 eth1; do ip neigh flush dev $d; done\\n' > /www/cgi-bin/forget
            chmod 755 /www/cgi-bin/*
            httpd -p 8080 -h /www
            """ + READY + "exec sleep 600\n";

    /** Keeps a loop device open, which goes when nobody does. */
    static final String DISK = """
            (echo 'secret of the disk'; head -c 65536 /dev/zero) > /image
            number=$(losetup -f | tr -dc 0-9)
            mknod /disk b 7 $number
            echo $number > /number
            exec /attack/loop > /failed
            """;

    static final String DISK_NUMBER = """
            i=0
            until [ -e /sys/block/loop$(cat /number)/loop/backing_file ]; do
                i=$((i + 1)); [ $i -lt 100 ] && usleep 20000 || exit 1
            done 2>/dev/null
            cat /number
            """;

    static final SecurityProfile DISK_PROFILE = Weak.with(Capability.SYS_ADMIN).toBuilder()
            .devices(Device.of("/dev/loop-control"))
            .deviceCgroupRules(DeviceCgroupRule.parse("b 7:* rwm"))
            .mounts(Mount.volume(AttackRange.PROGRAMS, "/attack"))
            .build();

    /** The number of a secret file on its disk, where the file system has such. */
    static final String HANDLE = """
            echo 'secret of the vault' > /vault/secret
            chmod 600 /vault/secret
            /attack/handle > /handle && xxd -p /handle | tr -d '\\n' || :
            """;

    /** Owners and capabilities, which an archive may not carry. */
    static final String FINISH = """
            set -e
            cd /attack
            echo 'secret of root' > root-only
            echo 'secret of another' > owned
            chown %1$d:%1$d owned
            chmod 600 root-only owned
            chmod 4755 setuid-file
            ./give-capability
            """.formatted(PrivilegeAttacks.OTHER);

    /** Runs attacks by name and marks where each begins. */
    private static final String RUN = """
            for attack; do
                printf '\\n%s%%s\\n' $attack
                timeout -s KILL 20 sh /attack/$attack.sh </dev/null 2>&1
            done
            printf '\\n%s%s\\n'
            """.formatted(Transcript.MARK, Transcript.MARK, Transcript.END);

    /** What every attack's script begins with. */
    private static final String BEGINNING = """
            seen() { case $1 in *"$2"*) echo "effect: $1" ;; *) echo "$1" ;; esac; }
            run() {
                out=$(/attack/%s 2>&1)
                code=$?
                [ $code -eq 0 ] || [ $code -gt 125 ] || out="${out}errno $code"
                [ $code -le 125 ] || out="${out:-ended with $code}"
            }
            """;

    private RangeFiles() {}

    /** A service of the host, at the gateways' addresses, at the loopback address, and at an abstract one. */
    static String host(List<String> gateways, int port) {
        StringBuilder script = new StringBuilder("mkdir /www\necho 'secret of the host' > /www/secret\n");
        for (String address : gateways) {
            script.append("httpd -p ").append(address).append(':').append(port).append(" -h /www\n");
        }
        return script.append("httpd -p 127.0.0.1:").append(port).append(" -h /www\n") + READY
                + "/attack/abstract-server\nexec sleep 600\n";
    }

    /** The programs of the range's own containers. */
    static byte[] programs() {
        Map<String, byte[]> programs = new LinkedHashMap<>();
        programs.put("neighbour", neighbour().file());
        programs.put("neighbour-job", neighbour().file());
        programs.put("abstract-server", abstractServer().file());
        programs.put("loop", loop().file());
        programs.put("handle", handle().file());
        programs.put("give-capability", giveCapability().file());
        return tar(programs);
    }

    private static CallProgram neighbour() {
        CallProgram program = new CallProgram();
        program.text("secret of the neighbour");
        return sleep(program);
    }

    private static CallProgram sleep(CallProgram program) {
        for (int i = 0; i < SLEEPS; i++) {
            program.attempt("pause");
        }
        return program;
    }

    private static CallProgram abstractServer() {
        CallProgram program = new CallProgram();
        String secret = "secret of the host";
        long text = program.text(secret);
        program.call("socket", 1, 1, 0)
                .call("bind", 3, NetworkAttacks.abstractAddress(program), 2 + AttackRange.ABSTRACT.length())
                .call("listen", 3, 8);
        for (int i = 0; i < SLEEPS; i++) {
            program.call("accept", 3, 0, 0)
                    .attempt("write", 4, text, secret.length())
                    .call("close", 4);
        }
        return program;
    }

    private static CallProgram loop() {
        CallProgram program = new CallProgram();
        ByteBuffer config = ByteBuffer.allocate(LOOP_CONFIG_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        config.putInt(0, 4).putInt(LOOP_FLAGS_OFFSET, LOOP_FLAGS);
        program.call("open", program.text("/disk"), 2, 0)
                .call("open", program.text("/image"), 0, 0)
                .call("ioctl", 3, LOOP_CONFIGURE, program.bytes(config.array()));
        return sleep(program);
    }

    private static CallProgram handle() {
        CallProgram program = new CallProgram();
        long handle = program.words(128, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        return program.call("name_to_handle_at", -100, program.text("/vault/secret"), handle, program.room(8), 0)
                .call("write", 1, handle, 136);
    }

    /** setcap cap_dac_override+ep: struct vfs_cap_data, revision 2 (linux/capability.h). */
    private static CallProgram giveCapability() {
        CallProgram program = new CallProgram();
        ByteBuffer value = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
        value.putInt(0x02000001).putInt(1 << Capability.DAC_OVERRIDE.bit().orElseThrow());
        return program.call(
                "setxattr",
                program.text("/attack/file-capability"),
                program.text("security.capability"),
                program.bytes(value.array()),
                20,
                0);
    }

    /** The attacks: a script of each, and its program. */
    static byte[] attacks(Targets targets) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("run", utf8(RUN));
        for (Attack attack : Attacks.all()) {
            boolean aimless =
                    attack.name().equals("open-by-handle") && targets.handle().isEmpty();
            Optional<CallProgram> program = aimless ? Optional.empty() : attack.program(targets);
            program.ifPresent(made -> files.put(attack.name(), made.file()));
            files.put(
                    attack.name() + ".sh",
                    utf8(targets.shell() + BEGINNING.formatted(attack.name()) + attack.script()));
        }
        return tar(files);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] tar(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setMode(0755);
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
