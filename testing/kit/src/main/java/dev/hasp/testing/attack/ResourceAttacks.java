package dev.hasp.testing.attack;

import dev.hasp.control.Tmpfs;
import dev.hasp.control.Ulimit;
import dev.hasp.linux.Capability;
import java.util.List;

/** Taking what belongs to all: processes, memory, files, processors, disk. */
final class ResourceAttacks {

    /** One more than any preset allows, and less than what a machine's daemon has. */
    private static final int DESCRIPTOR = 17_000;

    private ResourceAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.named("fork-bomb", "starts 300 processes that stay")
                        .source("fork(2), EAGAIN; CIS Docker Benchmark 1.6.0, 5.29")
                        .fitting(Fitting.LIMITS)
                        .guards(Guards.pidsLimit())
                        .script("""
                                out=$( (
                                    trap 'set -- /proc/[0-9]*; echo $# processes; kill -KILL $pids' EXIT
                                    while [ $((i += 1)) -le 300 ]; do
                                        sleep 60 >/dev/null 2>&1 &
                                        pids="$pids $!"
                                    done
                                ) 2>&1)
                                n=$(echo "$out" | sed -n 's/ processes$//p')
                                if [ "${n:-0}" -ge 300 ]; then echo "effect: $n processes"
                                else echo "$n processes, where 300 were wanted"; fi
                                """),
                Attack.named("memory-bomb", "fills 256 MiB of memory")
                        .source("memory control group; CIS Docker Benchmark 1.6.0, 5.11")
                        .fitting(Fitting.LIMITS)
                        .guards(Guards.memory())
                        .script("""
                                out=$(dd if=/dev/zero of=/dev/null bs=256M count=1 2>&1) || out="$out ended by $?"
                                seen "$(echo $out)" '1+0 records out'
                                """),
                Attack.named("tmpfs-fill", "fills a file system in memory with 160 MiB")
                        .source("tmpfs(5), size, which is half of the host's memory by default")
                        .weak(Weak.BASE.toBuilder()
                                .tmpfs(Tmpfs.builder().target("/tmp").build())
                                .build())
                        .fitting(Fitting.LIMITS)
                        .guards(Guards.tmpfsSize())
                        .script("""
                                last='no file system in memory that it may write to'
                                for d in /tmp /dev/shm /run /workspace; do
                                    grep -q " $d tmpfs rw" /proc/mounts || continue
                                    out=$(dd if=/dev/zero of=$d/fill bs=1M count=160 2>&1)
                                    size=$(wc -c < $d/fill)
                                    rm -f $d/fill
                                    [ "$size" = 167772160 ] && echo "effect: 160 MiB in $d" && exit
                                    last="$d: $(echo "$out" | head -n 1), after $((size / 1048576)) MiB"
                                done 2>/dev/null
                                echo "$last"
                                """),
                Attack.named("disk-fill", "fills the host's disk through the container's own layer, with 40 MiB")
                        .source("overlayfs; dockerd, storage-opt size, which few file systems can do")
                        .guards(Guards.readOnlyRoot())
                        .script("""
                                for d in / /var /home/app /tmp /usr /run; do
                                    [ -d $d ] && ! grep -q " $d tmpfs" /proc/mounts || continue
                                    out=$(dd if=/dev/zero of=$d/fill bs=1M count=40 2>&1)
                                    [ "$(wc -c < $d/fill)" = 41943040 ] && what="effect: 40 MiB in $d"
                                    rm -f $d/fill
                                    [ -n "$what" ] && break
                                done 2>/dev/null
                                echo "${what:-$out}"
                                """),
                Attack.named("file-descriptors", "takes descriptor number " + DESCRIPTOR)
                        .source("getrlimit(2), RLIMIT_NOFILE; fcntl(2), F_DUPFD")
                        .weak(Weak.BASE.toBuilder()
                                .ulimits(Ulimit.of("nofile", DESCRIPTOR + 1000))
                                .build())
                        .guards(Guards.ulimit("nofile", DESCRIPTOR - 1))
                        .program(p -> p.attempt("prlimit64", 0, 7, p.words(DESCRIPTOR + 1, DESCRIPTOR + 1), 0)
                                .call("fcntl", 0, 0, DESCRIPTOR)
                                .show(DESCRIPTOR))
                        .script("run; seen \"$out\" /dev/null\n"),
                Attack.named("cpu-hog", "computes on two processors at once, unthrottled")
                        .source("cpu control group, cpu.stat; CIS Docker Benchmark 1.6.0, 5.12")
                        .fitting(Fitting.CPU)
                        .guards(Guards.cpus())
                        .script("""
                                for f in /sys/fs/cgroup/cpu.stat /sys/fs/cgroup/cpu/cpu.stat /sys/fs/cgroup/cpu,cpuacct/cpu.stat; do
                                    [ -r $f ] && stat=$f && break
                                done
                                [ -n "$stat" ] || { echo "not triable: no cpu.stat to read"; exit; }
                                (ulimit -t 1; while :; do :; done) 2>/dev/null &
                                other=$!
                                (ulimit -t 1; while :; do :; done) 2>/dev/null &
                                i=0
                                while [ $((i += 1)) -lt 170 ] && [ "${throttled:-0}" = 0 ] && kill -0 $!; do
                                    usleep 100000
                                    throttled=$(sed -n 's/^nr_throttled //p' $stat)
                                done 2>/dev/null
                                kill -0 $! 2>/dev/null && ended=no
                                kill -KILL $! $other 2>/dev/null
                                if [ "${throttled:-0}" != 0 ]; then echo throttled
                                elif [ -n "$ended" ]; then echo 'not triable: others leave no processor time to tell'
                                else echo 'effect: a second of processor time, never throttled'; fi
                                """),
                Attack.named("raise-priority", "gives itself more of the processor than others")
                        .source("setpriority(2), EACCES; capabilities(7), SYS_NICE")
                        .weak(Weak.with(Capability.SYS_NICE))
                        .guards(Guards.without(Capability.SYS_NICE), Guards.user())
                        .program(p -> p.call("setpriority", 0, 0, -5).print("/proc/self/stat"))
                        .script("""
                                run
                                [ "$(echo "$out" | cut -d ' ' -f 19)" = -5 ] && echo 'effect: nice value -5'
                                echo "$out"
                                """),
                Attack.named("core-dump", "has the kernel write its memory into a file")
                        .source("core(5); getrlimit(2), RLIMIT_CORE")
                        .weak(Weak.BASE.toBuilder()
                                .ulimits(Ulimit.of("core", Ulimit.UNLIMITED))
                                .build())
                        .guards(Guards.ulimit("core", 0))
                        .script("""
                                pattern=$(cat /proc/sys/kernel/core_pattern)
                                case $pattern in
                                    [/\\|]*) echo "not triable: the kernel writes them elsewhere, to $pattern"; exit ;;
                                esac
                                for d in /tmp /dev/shm /shared /; do
                                    cd $d && : > probe && rm probe && break
                                done 2>/dev/null
                                ulimit -c unlimited 2>/dev/null
                                sh -c 'kill -SEGV $$' >/dev/null 2>&1
                                for f in core*; do
                                    [ -s $f ] && echo "effect: $d/core of $(ulimit -c) blocks at most" && rm -f $f && exit
                                done
                                echo "no core file, $(ulimit -c) blocks at most"
                                """),
                Attack.named("log-flood", "fills the host's disk through its output, with 8 MiB")
                        .source("Docker, json-file logging driver, which sets no limit by default")
                        .fitting(Fitting.LIMITS)
                        .guards(Guards.logging())
                        .witness(Witnesses::keptOutput)
                        .script("yes 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' | head -c "
                                + Witnesses.FLOOD.bytes() + "\n"));
    }
}
