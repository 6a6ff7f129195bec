package dev.hasp.testing.attack;

import dev.hasp.control.Tmpfs;
import dev.hasp.linux.Capability;
import java.util.List;

/** Becoming more than one was started as. */
final class PrivilegeAttacks {

    /** The user whose file {@code /attack/owned} is. */
    static final int OTHER = 4242;

    private PrivilegeAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.named("setuid-file", "runs a file of root's with the setuid bit and reads what only root reads")
                        .source("execve(2); prctl(2), PR_SET_NO_NEW_PRIVS")
                        .weak(Weak.USER)
                        .fitting(Fitting.USER)
                        .guards(Guards.noNewPrivileges())
                        .program(p -> p.print("/attack/root-only"))
                        .script("run; seen \"$out\" 'secret of root'\n"),
                Attack.named(
                                "file-capability",
                                "runs a file with the capability DAC_OVERRIDE and reads what only root reads")
                        .source("capabilities(7), file capabilities")
                        .weak(Weak.USER)
                        .fitting(Fitting.USER)
                        .guards(Guards.noNewPrivileges(), Guards.without(Capability.DAC_OVERRIDE))
                        .program(p -> p.print("/attack/root-only"))
                        .script("run; seen \"$out\" 'secret of root'\n"),
                Attack.named("read-others-files", "reads a file that is closed to all but its owner")
                        .source("capabilities(7), DAC_OVERRIDE")
                        .guards(Guards.without(Capability.DAC_OVERRIDE), Guards.user())
                        .script("seen \"$(cat /attack/owned 2>&1)\" 'secret of another'\n"),
                Attack.named("impersonate-user", "becomes another user without a password")
                        .source("setuid(2), EPERM; capabilities(7), SETUID")
                        .guards(Guards.without(Capability.SETUID), Guards.user())
                        .program(p -> p.call("setresuid", OTHER, OTHER, OTHER).print("/attack/owned"))
                        .script("run; seen \"$out\" 'secret of another'\n"),
                Attack.named("run-dropped-file", "runs a program that it wrote itself")
                        .source("mount(2), MS_NOEXEC")
                        .weak(Weak.USER.toBuilder()
                                .readOnlyRootfs(true)
                                .tmpfs(Tmpfs.builder()
                                        .target("/tmp")
                                        .executable(true)
                                        .build())
                                .build())
                        .guards(Guards.noexec())
                        .script("""
                                for d in /tmp /dev/shm /run /workspace /home/app / /dev; do
                                    cp /bin/busybox $d/printf 2>/dev/null || continue
                                    out=$($d/printf ran 2>&1)
                                    rm -f $d/printf
                                    [ "$out" = ran ] && echo "effect: ran $d/printf" && exit
                                done
                                echo "${out:-nowhere to write it}"
                                """),
                Attack.named("setuid-on-mount", "leaves a setuid file of root's in a directory that others use")
                        .source("chmod(2); mount(8), nosuid")
                        .guards(Guards.user())
                        .script("""
                                out=$( (: > /shared/left && chmod 4755 /shared/left && stat -c %a:%u /shared/left) 2>&1)
                                rm -f /shared/left
                                if [ "$out" = 4755:0 ]; then echo 'effect: a setuid file of uid 0'
                                else echo "mode and uid $out"; fi
                                """),
                Attack.named(
                                "link-in-results",
                                "leaves a symbolic link among its results, which whoever reads them follows")
                        .source("symlink(7); CWE-59")
                        .weak(Weak.BASE.toBuilder()
                                .mounts(Fitting.shared("/shared", false))
                                .build())
                        .guards(Guards.readOnlyMount("/shared"))
                        .witness(Witnesses::results)
                        .script("ln -s /secret /shared/out 2>&1\n"),
                Attack.named("tamper-with-input", "changes its input, which others read too")
                        .source("mount(2), MS_RDONLY")
                        .weak(Weak.BASE.toBuilder()
                                .mounts(Fitting.shared("/input", false))
                                .build())
                        .guards(Guards.readOnlyMount("/input"))
                        .script("""
                                out=$( (echo changed > /input/data) 2>&1)
                                seen "${out:-$(cat /shared/data)}" changed
                                rm -f /shared/data
                                """),
                Attack.named(
                                "own-program",
                                "empties the program that it runs from, which others run too, by /proc/self/exe")
                        .source("proc(5), /proc/pid/exe and /proc/pid/fd; the way of CVE-2019-5736")
                        .weak(Weak.BASE.toBuilder()
                                .mounts(Fitting.shared("/input", false))
                                .build())
                        .guards(Guards.readOnlyMount("/input"))
                        .script("""
                                cp /bin/busybox /shared/busybox && chmod 755 /shared/busybox
                                out=$(/input/busybox sh -c 'exec 3< /proc/self/exe
                                    exec /bin/busybox sh -c ": > /proc/self/fd/3"' 2>&1)
                                [ -f /shared/busybox ] && [ ! -s /shared/busybox ] && echo 'effect: emptied it'
                                rm -f /shared/busybox
                                echo "$out"
                                """));
    }
}
