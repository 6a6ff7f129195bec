# Docker with a strict daemon.json: no icc, no-new-privileges, default limits, its own seccomp file, an init
# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with .ci/engine

prepare() {
    cat >"$dir/seccomp.json" <<'END'
{
  "defaultAction": "SCMP_ACT_ALLOW",
  "archMap": [
    {"architecture": "SCMP_ARCH_X86_64", "subArchitectures": ["SCMP_ARCH_X86", "SCMP_ARCH_X32"]},
    {"architecture": "SCMP_ARCH_AARCH64", "subArchitectures": ["SCMP_ARCH_ARM"]}
  ],
  "syscalls": [
    {"names": ["add_key", "bpf", "keyctl", "perf_event_open", "request_key", "userfaultfd"],
     "action": "SCMP_ACT_ERRNO", "errnoRet": 1},
    {"names": ["chroot"], "action": "SCMP_ACT_ERRNO", "errnoRet": 13, "excludes": {"caps": ["CAP_SYS_ADMIN"]}}
  ]
}
END
    cat >"$dir/daemon.json" <<END
{
  "icc": false,
  "no-new-privileges": true,
  "userland-proxy": false,
  "seccomp-profile": "$dir/seccomp.json",
  "default-ulimits": {
    "nofile": {"Name": "nofile", "Soft": 1024, "Hard": 2048},
    "nproc": {"Name": "nproc", "Soft": 256, "Hard": 512}
  },
  "default-shm-size": "8M",
  "default-cgroupns-mode": "private",
  "init": true
}
END
}
