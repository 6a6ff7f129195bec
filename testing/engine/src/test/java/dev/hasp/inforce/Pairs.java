package dev.hasp.inforce;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Account;
import dev.hasp.control.BindMount;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.CgroupnsMode;
import dev.hasp.control.CpuQuota;
import dev.hasp.control.CpuSet;
import dev.hasp.control.Device;
import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.control.IpcMode;
import dev.hasp.control.Mount;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.Seccomp;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.Ulimit;
import dev.hasp.control.User;
import dev.hasp.control.UtsMode;
import dev.hasp.linux.Capability;
import dev.hasp.linux.Errno;
import dev.hasp.seccomp.SeccompProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Pairs of profiles for every kind of thing that a comparison can tell of, as far as busybox can try it. */
final class Pairs {

    private static final String EPERM = "not permitted";
    private static final String EACCES = "permission denied";
    private static final String EROFS = "read-only file system";
    private static final String ENOSPC = "no space left";

    /** A file of the host's directory that everybody may read. */
    static final String MARK = "mark";

    /** A file there that only group 44 may read. */
    static final String OF_GROUP = "of-group-44";

    /** A copy of busybox there that is setuid and root's. */
    static final String SETUID = "busybox";

    private final Path host;
    private final List<Pair> all = new ArrayList<>();

    private Pairs(Path host) {
        this.host = host;
    }

    /** All of them, with a directory of the host that holds the files that are named here and a directory {@code in}. */
    static List<Pair> all(Path host) {
        Pairs pairs = new Pairs(host);
        pairs.capabilities();
        pairs.addedCapabilities();
        pairs.privileges();
        pairs.calls();
        pairs.namespaces();
        pairs.files();
        pairs.devices();
        pairs.memory();
        pairs.processes();
        pairs.identity();
        return pairs.all;
    }

    /** What each of a pair has unless it decides otherwise: root, without a network. */
    static SecurityProfile.Builder base() {
        return SecurityProfile.builder().user(User.of(0, 0)).network(NetworkMode.none());
    }

    private static SecurityProfile.Builder same(SecurityProfile.Builder base) {
        return base;
    }

    private void add(
            String name,
            String witness,
            Pair.Decisions permitting,
            Pair.Decisions denying,
            String attempt,
            String refusal) {
        all.add(Pair.of(name, witness, permitting, denying, attempt, refusal));
    }

    private void dropped(Capability capability, String name, String attempt, String refusal) {
        add(
                name,
                "hold " + capability.name() + " ",
                Pairs::same,
                p -> p.capabilities(Capabilities.engineDefault().minus(capability)),
                attempt,
                refusal);
    }

    private void capabilities() {
        dropped(Capability.CHOWN, "give a file away", "touch /tmp/f && chown 1:1 /tmp/f", EPERM);
        dropped(Capability.DAC_OVERRIDE, "read what is another's", "cat /home/app/secret", EACCES);
        dropped(Capability.FOWNER, "change the mode of another's file", "chmod 700 /home/app", EPERM);
        dropped(
                Capability.FSETID,
                "keep a setgid bit of another group",
                "touch /tmp/s && chgrp 4711 /tmp/s && chmod 2755 /tmp/s && [ -g /tmp/s ]",
                "");
        dropped(Capability.KILL, "kill another's process", """
                su app -c 'exec sleep 60' & until [ "$(stat -c %u /proc/$!)" = 1000 ]; do :; done
                kill -9 $!
                """, EPERM);
        dropped(Capability.SETUID, "become another user", "su app -c true", EPERM);
        dropped(Capability.SETGID, "take other groups", "su app -c true", EPERM);
        dropped(Capability.NET_RAW, "open a raw socket", "traceroute -n -q 1 -m 1 -w 1 127.0.0.1", EPERM);
        dropped(Capability.SYS_CHROOT, "change its root", "chroot / true", EPERM);
        dropped(Capability.MKNOD, "make a device node", "rm -f /tmp/n && mknod /tmp/n c 1 3", EPERM);
        Map<String, String> closedPorts = Map.of("net.ipv4.ip_unprivileged_port_start", "1024");
        add(
                "listen on a port below 1024",
                "hold NET_BIND_SERVICE ",
                p -> p.sysctls(closedPorts),
                p -> p.sysctls(closedPorts)
                        .capabilities(Capabilities.engineDefault().minus(Capability.NET_BIND_SERVICE)),
                "httpd -p 80",
                EACCES);
    }

    private void added(Capability capability, String name, String attempt, String refusal) {
        add(
                name,
                "hold " + capability.name() + " ",
                p -> p.capabilities(Capabilities.engineDefault().plus(capability)),
                Pairs::same,
                attempt,
                refusal);
    }

    private void addedCapabilities() {
        added(
                Capability.SYS_ADMIN,
                "mount a file system",
                "mkdir -p /mnt && mount -t tmpfs none /mnt",
                "denied|" + EPERM);
        added(Capability.SYS_ADMIN, "set its host name", "hostname other", EPERM);
        added(Capability.SYS_NICE, "run before others", "renice -n -5 -p $$", EACCES);
        added(Capability.NET_ADMIN, "give itself an address", "ip addr add 127.0.0.2/8 dev lo", EPERM);
        added(Capability.SYS_PTRACE, "look into another's process", """
                su app -c 'exec sleep 60' & until [ "$(stat -c %u /proc/$!)" = 1000 ]; do :; done
                kill_it() { kill -9 $!; }; cat /proc/$!/environ; code=$?; kill_it; [ $code = 0 ]
                """, EACCES);
        added(Capability.SYSLOG, "read the kernel's log", "dmesg", EPERM);
        add(
                "read every file",
                "hold DAC_READ_SEARCH ",
                p -> p.capabilities(Capabilities.only(Capability.DAC_READ_SEARCH)),
                p -> p.capabilities(Capabilities.none()),
                "cat /home/app/secret",
                EACCES);
    }

    private void privileges() {
        BindMount programs = BindMount.builder()
                .source(host.toString())
                .target("/programs")
                .readOnly(true)
                .build();
        add(
                "gain by a setuid program",
                "gain privileges",
                p -> p.user(User.of(1000, 1000)).mounts(programs),
                p -> p.user(User.of(1000, 1000)).mounts(programs).noNewPrivileges(true),
                "/programs/" + SETUID + " traceroute -n -q 1 -m 1 -w 1 127.0.0.1",
                EPERM);
        add(
                "run without a filter",
                "run without a seccomp filter",
                p -> p.seccomp(Seccomp.unconfined()),
                Pairs::same,
                "unshare -U true",
                EPERM);
    }

    private void call(String name, String call, String attempt, List<String> calls) {
        add(
                name,
                "call " + call + "\\(",
                p -> p.seccomp(Seccomp.profile(SeccompProfile.dockerDefault())),
                p -> p.seccomp(Seccomp.profile(SeccompProfile.dockerDefault().deny(calls, Errno.of("EXDEV")))),
                attempt,
                "cross-device link");
    }

    private void calls() {
        call("make a directory", "mkdir(at)?", "mkdir /tmp/made", List.of("mkdir", "mkdirat"));
        call("make a link", "symlink(at)?", "ln -s /bin /tmp/linked", List.of("symlink", "symlinkat"));
        call("make a pipe with a name", "mknod(at)?", "mkfifo /tmp/fifo", List.of("mknod", "mknodat"));
        call("change another's priority", "setpriority", "renice -n 5 -p $$", List.of("setpriority"));
        call("take a file away", "unlink(at)?|rmdir", "touch /tmp/f && rm -f /tmp/f", List.of("unlink", "unlinkat"));
        call("open a socket", "socket", "ip link show lo", List.of("socket"));
        call("be on chosen processors", "sched_setaffinity", "taskset 0x1 true", List.of("sched_setaffinity"));
    }

    private void namespaces() {
        String own = "no such file|can't|^$";
        add(
                "see the host's processes",
                "share the host's .*process",
                p -> p.pid(PidMode.host()),
                Pairs::same,
                "[ -d /proc/" + ProcessHandle.current().pid() + " ]",
                "");
        add(
                "see the host's shared memory",
                "share the host's ",
                p -> p.ipc(IpcMode.host()),
                Pairs::same,
                "readlink /proc/self/ns/ipc | grep -qF '" + ofHost("ipc") + "'",
                "");
        add(
                "have the host's name",
                "share the host's ",
                p -> p.uts(UtsMode.HOST),
                Pairs::same,
                "readlink /proc/self/ns/uts | grep -qF '" + ofHost("uts") + "'",
                "");
        add(
                "see where its cgroups are",
                "share the host's .*cgroup",
                p -> p.cgroupns(CgroupnsMode.HOST),
                p -> p.cgroupns(CgroupnsMode.PRIVATE),
                "grep -q '[0-9a-f]\\{64\\}' /proc/self/cgroup",
                own);
        add(
                "use the host's network",
                "use the host's network",
                p -> p.network(NetworkMode.host()),
                p -> p.network(NetworkMode.bridge()),
                "[ -e /sys/class/net/docker0 ]",
                own);
        add(
                "reach the bridge",
                "use network bridge|use a network interface",
                p -> p.network(NetworkMode.bridge()),
                Pairs::same,
                "traceroute -n -q 1 -m 1 -w 5 $(ip route | awk '/^default/ {print $3}') | grep ' ms'",
                "");
        add(
                "listen on a port below 1024 without a capability",
                "have net.ipv4.ip_unprivileged_port_start as low as",
                p -> p.user(User.of(1000, 1000)).sysctls(Map.of("net.ipv4.ip_unprivileged_port_start", "0")),
                p -> p.user(User.of(1000, 1000)).sysctls(Map.of("net.ipv4.ip_unprivileged_port_start", "1024")),
                "httpd -p 80",
                EACCES);
    }

    private static String ofHost(String namespace) {
        return InForce.namespaceOfThisProcess(namespace);
    }

    private void files() {
        String data = host.toString();
        Mount bind = Mount.bind(data, "/data");
        add("write to its root", "write to /", Pairs::same, p -> p.readOnlyRootfs(true), "touch /file", EROFS);
        tmpfs("write to a tmpfs", "write to /scratch", "rw", "ro", "touch /scratch/file", EROFS);
        tmpfs(
                "run what it wrote",
                "run programs in /scratch",
                "exec",
                "noexec",
                "cp /bin/busybox /scratch/true && /scratch/true",
                EACCES);
        tmpfs(
                "make a setuid program",
                "gain privileges by programs in /scratch",
                "exec,suid",
                "exec,nosuid",
                """
                cp /bin/busybox /scratch/busybox && chmod 4755 /scratch/busybox
                su app -c '/scratch/busybox traceroute -n -q 1 -m 1 -w 1 127.0.0.1'
                """,
                EPERM);
        tmpfs(
                "use a device node that it made",
                "open device nodes in /scratch",
                "dev",
                "nodev",
                "rm -f /scratch/null && mknod /scratch/null c 1 3 && echo > /scratch/null",
                EACCES);
        tmpfs(
                "fill a tmpfs",
                "write [0-9]+ bytes to /scratch",
                "size=4m",
                "size=64k",
                "dd if=/dev/zero of=/scratch/large bs=1000000 count=1",
                ENOSPC);
        add(
                "fill the shared memory",
                "write [0-9]+ bytes to /dev/shm",
                p -> p.shmSize(ByteSize.mebibytes(4)),
                p -> p.shmSize(ByteSize.kibibytes(64)),
                "dd if=/dev/zero of=/dev/shm/large bs=1000000 count=1",
                ENOSPC);
        add(
                "read a directory of the host",
                "read the host's " + Pattern.quote(data),
                p -> p.mounts(Mount.readOnlyBind(data, "/data")),
                Pairs::same,
                "cat /data/" + MARK,
                "no such file");
        add(
                "write to a directory of the host",
                "write to ",
                p -> p.mounts(bind),
                p -> p.mounts(Mount.readOnlyBind(data, "/data")),
                "touch /data/" + MARK,
                EROFS);
        add(
                "write below a directory of the host",
                "write to .*/in",
                p -> p.mounts(bind, Mount.bind(data + "/in", "/data/in")),
                p -> p.mounts(bind, Mount.readOnlyBind(data + "/in", "/data/in")),
                "touch /data/in/file",
                EROFS);
        add(
                "read a kernel file",
                "read the kernel's /proc/uptime",
                p -> p.maskedPaths(),
                p -> p.maskedPaths("/proc/uptime"),
                "grep -q . /proc/uptime",
                "");
        add(
                "write a kernel file",
                "write to the kernel's /proc/sys",
                p -> p.readOnlyPaths(),
                p -> p.readOnlyPaths("/proc/sys"),
                "echo 8192 > /proc/sys/kernel/msgmax",
                EROFS);
    }

    private void tmpfs(String name, String witness, String permitting, String denying, String attempt, String refusal) {
        add(
                name,
                witness,
                p -> p.tmpfs(Tmpfs.parse("/scratch:" + permitting)),
                p -> p.tmpfs(Tmpfs.parse("/scratch:" + denying)),
                attempt,
                refusal);
    }

    private void devices() {
        add(
                "open a device that it made a node of",
                "(read|write to|make a node for) character device 10:229",
                p -> p.deviceCgroupRules(DeviceCgroupRule.parse("c 10:229 rwm")),
                Pairs::same,
                "rm -f /tmp/fuse && mknod /tmp/fuse c 10 229 && : < /tmp/fuse",
                EPERM);
        add(
                "write to a device",
                "write to character device 10:229",
                p -> p.devices(Device.parse("/dev/fuse:/dev/fuse:rw")),
                p -> p.devices(Device.parse("/dev/fuse:/dev/fuse:r")),
                ": > /dev/fuse",
                EPERM);
        add(
                "have a device",
                "find the device node /dev/fuse|character device 10:229",
                p -> p.devices(Device.of("/dev/fuse")),
                Pairs::same,
                ": < /dev/fuse",
                "no such file");
    }

    private static SecurityProfile.Builder memory(SecurityProfile.Builder profile, int mebibytes) {
        ByteSize size = ByteSize.mebibytes(mebibytes);
        return profile.memory(size).memorySwap(SwapLimit.of(size));
    }

    private void memory() {
        add(
                "use memory",
                "use [0-9]+ bytes of memory",
                p -> memory(p, 128),
                p -> memory(p, 32),
                "head -c 64000000 /dev/zero | tail -c 64000000 | wc -c | grep -q 64000000",
                "");
        add(
                "be spared longer",
                "start with an oom_score_adj .*",
                p -> p.oomScoreAdj(100),
                p -> p.oomScoreAdj(500),
                "[ $(cat /proc/self/oom_score_adj) -le 100 ]",
                "");
    }

    private void limit(String resource, String permitting, String denying, String attempt, String refusal) {
        add(
                "use more of " + resource,
                "start with a (soft|hard) limit of [0-9]+ for " + resource,
                p -> p.ulimits(Ulimit.parse(resource + "=" + permitting)),
                p -> p.ulimits(Ulimit.parse(resource + "=" + denying)),
                attempt,
                refusal);
    }

    private void processes() {
        add(
                "run many processes",
                "run [0-9]+ processes and threads",
                p -> p.pidsLimit(PidsLimit.of(100)),
                p -> p.pidsLimit(PidsLimit.of(10)),
                "i=0; while [ $i -lt 30 ]; do sleep 5 & i=$((i+1)); done; killall -9 sleep",
                "can't fork");
        limit(
                "nofile",
                "200:200",
                "20:20",
                "i=0; for f in $(seq 40); do set -- \"$@\" /etc/group; done; tail -n 1 \"$@\"",
                "too many open files");
        limit("fsize", "1048576:1048576", "4096:4096", "head -c 65536 /dev/zero > /tmp/large", "");
        limit("core", "4096:8192", "0:0", "ulimit -c 8", EPERM);
        limit("nproc", "100:100", "3:3", """
                su -s /bin/sh app -c 'i=0; while [ $i -lt 20 ]; do sleep 5 & i=$((i+1)); done; killall -9 sleep'
                """, "can't fork");
        add(
                "run on another processor",
                "run on processor 1",
                p -> p.cpusetCpus(CpuSet.parse("0-1")),
                p -> p.cpusetCpus(CpuSet.parse("0")),
                "taskset 0x2 true",
                "invalid argument");
        add(
                "use more processor time",
                "use [0-9]+ us of processor time .*",
                p -> p.cpuQuota(CpuQuota.of(Duration.ofMillis(100))),
                p -> p.cpuQuota(CpuQuota.of(Duration.ofMillis(20))),
                "[ $(cat /sys/fs/cgroup/cpu/cpu.cfs_quota_us) -ge 100000 ]",
                "");
    }

    private void identity() {
        Mount bind = Mount.bind(host.toString(), "/data");
        add(
                "act as another user",
                "act as user 1000 of the host",
                p -> p.user(User.of(1000, 1000)).mounts(bind),
                p -> p.user(User.of(2000, 1000)).mounts(bind),
                "rm -f /data/in/own && touch /data/in/own && [ $(stat -c %u /data/in/own) = 1000 ]",
                "");
        add(
                "act for a group",
                "act as group 44 of the host",
                p -> p.user(User.of(1000, 1000)).mounts(bind).groups(Account.of(44)),
                p -> p.user(User.of(1000, 1000)).mounts(bind),
                "cat /data/" + OF_GROUP,
                EACCES);
    }
}
