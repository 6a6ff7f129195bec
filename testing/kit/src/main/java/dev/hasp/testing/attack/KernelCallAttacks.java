package dev.hasp.testing.attack;

import dev.hasp.linux.Capability;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** System calls that open up much of the kernel. */
final class KernelCallAttacks {

    private static final long PROCESS_KEYRING = -2;
    private static final int KEY_READ = 11;
    private static final int ENOEXEC = 8;
    private static final int EINVAL = 22;

    private KernelCallAttacks() {}

    private static Guard[] capability(Capability capability) {
        return new Guard[] {Guards.without(capability), Guards.user()};
    }

    static List<Attack> all() {
        return List.of(
                Attack.named("user-namespace", "becomes root in a user namespace, with every capability in it")
                        .source("user_namespaces(7); CVE-2022-0185")
                        .weak(Weak.USER)
                        .guards(Guards.seccomp())
                        .script("""
                                out=$(unshare -U -r grep CapEff /proc/self/status 2>&1)
                                case $out in
                                    *[13]ff*ffff) echo "effect: $(echo $out)" ;;
                                    *) echo "$out" ;;
                                esac
                                """),
                Attack.named("keyring", "keeps a key in the kernel and reads it back")
                        .source("keyrings(7), which are not namespaced; moby seccomp, add_key and keyctl")
                        .weak(Weak.USER)
                        .guards(Guards.seccomp())
                        .program(p -> {
                            long payload = p.text("a key of its own");
                            long buffer = p.room(16);
                            p.keep("add_key", p.text("user"), p.text("hasp"), payload, 16, PROCESS_KEYRING)
                                    .call("keyctl", KEY_READ, CallProgram.KEPT, buffer, 16)
                                    .call("write", 1, buffer, 16);
                        })
                        .script("run; seen \"$out\" 'a key of its own'\n"),
                Attack.named("bpf", "keeps a value in a BPF map in the kernel and reads it back")
                        .source("bpf(2); capabilities(7), BPF")
                        .weak(Weak.with(Capability.SYS_ADMIN))
                        .guards(capability(Capability.SYS_ADMIN))
                        .program(p -> {
                            long key = p.room(4);
                            long value = p.text("a value");
                            long read = p.room(8);
                            p.call("bpf", 0, p.words(4L << 32 | 2, 1L << 32 | 8, 0, 0, 0, 0, 0, 0), 64)
                                    .call("bpf", 2, p.words(3, key, value, 0), 32)
                                    .call("bpf", 1, p.words(3, key, read, 0), 32)
                                    .call("write", 1, read, 8);
                        })
                        .script("run; seen \"$out\" 'a value'\n"),
                Attack.named("perf-events", "has the kernel count what a process does")
                        .source("perf_event_open(2); CVE-2013-2094")
                        .weak(Weak.USER)
                        .guards(Guards.seccomp())
                        .program(p -> p.call(
                                        "perf_event_open", p.words(64L << 32 | 1, 1, 0, 0, 0, 0x60, 0, 0), 0, -1, -1, 0)
                                .show(3))
                        .script("run; seen \"$out\" 'anon_inode:[perf_event]'\n"),
                Attack.named("io-uring", "sets up a queue by which the kernel makes calls that no filter sees")
                        .source("io_uring_setup(2); moby release notes 25.0")
                        .weak(Weak.USER)
                        .guards(Guards.seccomp())
                        .program(p -> p.call("io_uring_setup", 4, p.room(120)).show(3))
                        .script("run; seen \"$out\" 'anon_inode:[io_uring]'\n"),
                Attack.named("userfaultfd", "stops the kernel in the middle of a copy, for as long as it likes")
                        .source("userfaultfd(2), UFFD_USER_MODE_ONLY")
                        .weak(Weak.USER)
                        .guards(Guards.seccomp())
                        .program(p -> p.call("userfaultfd", 1).show(3))
                        .script("run; seen \"$out\" 'anon_inode:[userfaultfd]'\n"),
                Attack.named("no-address-randomization", "switches off the randomization of addresses for what it runs")
                        .source("personality(2), ADDR_NO_RANDOMIZE; moby seccomp, personality")
                        .weak(Weak.USER)
                        .guards(Guards.seccomp())
                        .program(p -> p.call("personality", 0x40000).print("/proc/self/personality"))
                        .script("run; seen \"$out\" 00040000\n"),
                Attack.named("vsock", "gets a socket to what runs the virtual machine")
                        .source("vsock(7); moby release notes 23.0, AF_VSOCK")
                        .stopsBefore("connecting")
                        .weak(Weak.USER)
                        .guards(Guards.seccomp())
                        .program(p -> p.call("socket", 40, 1, 0).show(3))
                        .script("""
                                run
                                [ $code = 97 ] && ! grep -q VSOCK /proc/net/protocols &&
                                    echo 'not triable: the kernel has no vsock'
                                seen "$out" 'socket:['
                                """),
                Attack.named("load-module", "has the kernel take in code")
                        .source("init_module(2), EPERM and ENOEXEC; capabilities(7), SYS_MODULE")
                        .stopsBefore("giving it any code")
                        .weak(Weak.with(Capability.SYS_MODULE))
                        .guards(capability(Capability.SYS_MODULE))
                        .program(p -> p.call("init_module", 0, 0, p.text("")))
                        .script(asked(ENOEXEC, "the kernel looked for the code")),
                Attack.named("replace-kernel", "has another kernel take the place of the machine's")
                        .source("kexec_load(2), EPERM and EINVAL; capabilities(7), SYS_BOOT")
                        .stopsBefore("naming a kernel: it asks for more segments than there can be")
                        .weak(Weak.with(Capability.SYS_BOOT))
                        .guards(capability(Capability.SYS_BOOT))
                        .program(p -> p.call("kexec_load", 0, 1000, 0, 0))
                        .script(asked(EINVAL, "the kernel looked at the segments")),
                Attack.named("set-clock", "changes the machine's clock")
                        .source("adjtimex(2), EPERM and EINVAL; capabilities(7), SYS_TIME")
                        .stopsBefore("changing it: it asks for a tick that there cannot be")
                        .weak(Weak.with(Capability.SYS_TIME))
                        .guards(capability(Capability.SYS_TIME))
                        .program(p -> p.call(
                                "adjtimex",
                                p.bytes(ByteBuffer.allocate(208)
                                        .order(ByteOrder.LITTLE_ENDIAN)
                                        .putInt(0x4000)
                                        .array())))
                        .script(asked(EINVAL, "the kernel looked at the tick")),
                Attack.named("io-ports", "talks to the machine's devices past the kernel")
                        .source("iopl(2); capabilities(7), SYS_RAWIO")
                        .stopsBefore("talking to any")
                        .weak(Weak.with(Capability.SYS_RAWIO))
                        .guards(capability(Capability.SYS_RAWIO))
                        .program(p -> p.call("iopl", 3))
                        .script("""
                                run
                                [ $code = 38 ] && echo 'not triable: the kernel has no such call'
                                echo "${out:-effect: level 3}"
                                """),
                Attack.named("kernel-log", "reads the kernel's log")
                        .source("syslog(2), SYSLOG_ACTION_READ_ALL; capabilities(7), SYSLOG")
                        .weak(Weak.with(Capability.SYSLOG))
                        .guards(capability(Capability.SYSLOG))
                        .script("""
                                out=$(dmesg 2>&1 | tail -n 3)
                                case $out in
                                    dmesg:*) echo "$out" ;;
                                    '') echo 'not triable: the log is empty' ;;
                                    *) echo "effect: ${#out} characters of its end" ;;
                                esac
                                """));
    }

    /** That the kernel asked for more, instead of saying no, is the effect. */
    private static String asked(int error, String says) {
        return """
                run
                [ $code = 38 ] && echo 'not triable: the kernel has no such call'
                [ $code = %d ] && echo 'effect: %s'
                echo "$out"
                """.formatted(error, says);
    }
}
