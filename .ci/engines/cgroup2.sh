# Docker on cgroup v2 without controllers: it takes limits and enforces none
# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with .ci/engine

mounts() {
    umount --recursive /sys/fs/cgroup
    mount -t cgroup2 cgroup2 /sys/fs/cgroup
}
