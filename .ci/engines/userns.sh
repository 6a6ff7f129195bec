# Docker with userns-remap: ids of containers are others on the host
# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with .ci/engine
arguments=(--userns-remap daemon)

prepare() { echo daemon:200000:65536 >"$dir/subid"; }

# Its own /etc/subuid, so that the machine's stays as it is.
mounts() {
    mount --bind "$dir/subid" /etc/subuid
    mount --bind "$dir/subid" /etc/subgid
}
