package dev.hasp.testing.attack;

import dev.hasp.SecurityProfile;
import dev.hasp.control.CgroupnsMode;
import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.linux.Capability;
import java.util.List;

/** Changing file systems, control groups and devices, which are the container's walls. */
final class MountAttacks {

    private static final SecurityProfile ADMIN = Weak.with(Capability.SYS_ADMIN);

    private static final SecurityProfile ON_THE_HOSTS_CGROUPS =
            ADMIN.toBuilder().cgroupns(CgroupnsMode.HOST).build();

    private MountAttacks() {}

    private static Guard[] admin() {
        return new Guard[] {Guards.without(Capability.SYS_ADMIN), Guards.user()};
    }

    static List<Attack> all() {
        return List.of(
                Attack.named("mount", "mounts a file system over a directory")
                        .source("mount(2), EPERM")
                        .weak(ADMIN)
                        .guards(admin())
                        .script("""
                                out=$(mount -t tmpfs hasp /home 2>&1)
                                grep -q '^hasp /home tmpfs' /proc/mounts && echo 'effect: mounted' && umount /home
                                echo "$out"
                                """),
                Attack.named("remount", "makes a read-only mount writable and writes")
                        .source("mount(2), MS_REMOUNT, MS_BIND")
                        .weak(ADMIN)
                        .guards(admin())
                        .script("""
                                out=$(mount -o remount,bind,rw /input 2>&1)
                                (: > /input/remounted) 2>/dev/null && echo 'effect: written' && rm /input/remounted
                                mount -o remount,bind,ro /input 2>/dev/null
                                echo "$out"
                                """),
                Attack.named("sys-write", "makes /sys writable and opens a setting of the kernel there")
                        .source("sysfs(5); the kernel's ABI/testing/sysfs-uevent")
                        .stopsBefore("writing")
                        .weak(ADMIN)
                        .guards(admin())
                        .script("""
                                out=$( (mount -o remount,rw /sys || mount -o remount,bind,rw /sys) 2>&1)
                                for f in /sys/kernel/uevent_helper /sys/kernel/rcu_expedited /sys/kernel/mm/ksm/run \\
                                    /sys/kernel/mm/transparent_hugepage/enabled; do
                                    [ -e $f ] && (: >> $f) 2>/dev/null && echo "effect: $f opened for writing" && break
                                done
                                mount -o remount,bind,ro /sys 2>/dev/null
                                echo "$out"
                                """),
                Attack.named("release-agent", "has the kernel run a program on the host when a control group empties")
                        .source("cgroups(7), release_agent; CVE-2022-0492")
                        .stopsBefore("emptying a group: the program is named in a hierarchy of its own and not run")
                        .weak(ON_THE_HOSTS_CGROUPS)
                        .guards(admin())
                        .script("""
                                if grep -qw cgroup /proc/filesystems; then :; else
                                    echo 'not triable: no control groups'; exit
                                fi
                                out=$(mount -t cgroup -o none,name=hasp-attack hasp /home 2>&1)
                                if grep -q '^hasp /home cgroup' /proc/mounts; then
                                    out=$( (echo /bin/true > /home/release_agent) 2>&1; cat /home/release_agent)
                                    umount /home
                                fi
                                seen "$(echo $out)" /bin/true
                                """),
                Attack.named("lift-limits", "makes its own control group writable and gives itself more processes")
                        .source("cgroups(7); moby oci/defaults.go, cgroup mounted read-only")
                        .weak(ADMIN)
                        .guards(admin())
                        .script("""
                                for d in /sys/fs/cgroup/pids /sys/fs/cgroup; do
                                    [ -e $d/pids.max ] && group=$d && break
                                done
                                [ -n "$group" ] || { echo 'not triable: no pids.max in sight'; exit; }
                                out=$( (mount -o remount,bind,rw $group; echo 777 > $group/pids.max) 2>&1)
                                seen "$(echo $out $(cat $group/pids.max))" 777
                                """),
                Attack.named(
                                "raw-disk",
                                "makes a device of its own and reads a disk with it, past all permissions of files")
                        .source("mknod(2); device control groups; moby oci/defaults.go, device rules")
                        .weak(Weak.BASE.toBuilder()
                                .deviceCgroupRules(DeviceCgroupRule.parse("b 7:* rwm"))
                                .build())
                        .guards(Guards.noDeviceRule(), Guards.without(Capability.MKNOD), Guards.user())
                        .script("""
                                [ -n "$DISK" ] || { echo 'not triable: no loop device to be had'; exit; }
                                for d in /dev /tmp /home/app / /run /dev/shm; do
                                    out=$( (mknod $d/disk b 7 $DISK && head -c 24 $d/disk) 2>&1)
                                    rm -f $d/disk 2>/dev/null
                                    case $out in *'secret of the disk'*) break ;; esac
                                    case $out in *disk*ermitted*) break ;; esac
                                done
                                seen "$out" 'secret of the disk'
                                """));
    }
}
