package dev.hasp.testing.attack;

import dev.hasp.linux.Capability;
import java.util.List;

/** Settings and secrets of the kernel that are files. */
final class KernelFileAttacks {

    private KernelFileAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.named("core-pattern", "opens the setting that names a program which the kernel runs on the host")
                        .source("core(5), piping core dumps to a program")
                        .stopsBefore("writing")
                        .guards(Guards.readOnlyPaths(), Guards.user())
                        .script(opened("/proc/sys/kernel/core_pattern")),
                Attack.named("proc-sys-write", "changes a setting of the kernel, of its own network")
                        .source("proc(5), /proc/sys; moby oci/defaults.go, read-only paths")
                        .guards(Guards.readOnlyPaths(), Guards.user())
                        .script("""
                                f=/proc/sys/net/ipv4/ip_default_ttl
                                before=$(cat $f)
                                out=$( (echo 77 > $f) 2>&1)
                                after=$(cat $f)
                                [ "$after" = 77 ] && echo "effect: ttl $after" && echo $before > $f
                                echo "$out"
                                """),
                Attack.named("sysrq", "opens the file that crashes or reboots the machine")
                        .source("the kernel's admin-guide/sysrq")
                        .stopsBefore("writing")
                        .guards(Guards.readOnlyPaths(), Guards.user())
                        .script(opened("/proc/sysrq-trigger")),
                Attack.named("interrupts", "opens the file that moves interrupts between processors")
                        .source("the kernel's core-api/irq/irq-affinity; moby oci/defaults.go, read-only paths")
                        .stopsBefore("writing")
                        .guards(Guards.readOnlyPaths(), Guards.user())
                        .script(opened("/proc/irq/default_smp_affinity")),
                Attack.named("kernel-memory", "reads the kernel's memory")
                        .source("proc(5), /proc/kcore; moby oci/defaults.go, masked paths")
                        .stopsBefore("reading more than the header")
                        .weak(Weak.with(Capability.SYS_RAWIO))
                        .guards(Guards.maskedPaths(), Guards.user())
                        .script("""
                                [ -e /proc/kcore ] || { echo 'not triable: no /proc/kcore'; exit; }
                                out=$(head -c 4 /proc/kcore 2>&1)
                                case $out in
                                    *ELF) echo 'effect: the header of an ELF file' ;;
                                    *) echo "${out:-empty}" ;;
                                esac
                                """),
                Attack.named("host-information", "reads what the kernel knows of timers and keys of the whole machine")
                        .source("proc(5); moby oci/defaults.go, masked paths")
                        .guards(Guards.maskedPaths())
                        .script("""
                                out=$(cat /proc/timer_list /proc/keys 2>&1 | head -c 200 | tr '\\n' ' ')
                                case $out in
                                    *[0-9]*) echo "effect: ${#out} characters of it" ;;
                                    *) echo "${out:-empty}" ;;
                                esac
                                """));
    }

    /** Opens a file for writing and writes nothing. */
    private static String opened(String file) {
        return """
                [ -e %1$s ] || { echo 'not triable: no %1$s'; exit; }
                out=$( (: >> %1$s) 2>&1) && echo 'effect: opened for writing'
                echo "$out"
                """.formatted(file);
    }
}
