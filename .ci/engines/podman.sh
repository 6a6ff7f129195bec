# Podman behind the interface of Docker
# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with .ci/engine
needs+=("podman podman" "crun crun" "/usr/libexec/podman/catatonit catatonit" "/usr/lib/podman/netavark netavark")

runtime=crun

prepare() {
    mkdir -p "$dir/networks"
    lower_limits
    cat >"$dir/containers.conf" <<END
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
runtime = "crun"
[engine.runtimes]
crun = ["$dir/oci/runtime"]
[network]
network_backend = "netavark"
network_config_dir = "$dir/networks"
END
    command=(
        env "CONTAINERS_CONF=$dir/containers.conf"
        podman --root "$dir/data" --runroot "$dir/exec" --tmpdir "$dir/exec/tmp"
        system service --time=0 "unix://$socket"
    )
}

# Podman asks for limits of its own (RLimitDefaultValue in pkg/specgen), which a root without CAP_SYS_RESOURCE cannot
# have; such a root gives the most that it has.
lower_limits() {
    local files processes
    files=$(ulimit -Hn)
    processes=$(ulimit -Hu)
    if [ "$files" != unlimited ] && [ "$files" -lt 1048576 ]; then lower NOFILE 1048576 "$files"; fi
    if [ "$processes" != unlimited ] && [ "$processes" -lt 4194304 ]; then lower NPROC 4194304 "$processes"; fi
}

lower() { # a limit, from, to
    adapt+="${adapt:+; }sed -i 's/\"RLIMIT_$1\",\"hard\":$2,\"soft\":$2/\"RLIMIT_$1\",\"hard\":$3,\"soft\":$3/'"
    adapt+=" \"\$bundle/config.json\""
}

# crun refuses a machine that has both versions of cgroups.
mounts() {
    if grep -q ' /sys/fs/cgroup/unified ' /proc/self/mountinfo; then umount /sys/fs/cgroup/unified; fi
}
