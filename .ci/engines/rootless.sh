# Docker without root, as the user nobody: on cgroup v1 it takes limits and enforces none
# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with .ci/engine
needs+=("rootlesskit rootlesskit" "newuidmap uidmap" "slirp4netns slirp4netns" "setpriv util-linux")

prepare() {
    mkdir -p "$dir/home" "$dir/run"
    chown nobody "$dir" "$dir/home" "$dir/run"
    chmod 700 "$dir/run"
    setpriv --reuid nobody --clear-groups test -w "$dir/home" || die "the user nobody cannot reach $dir"
    echo nobody:300000:65536 >"$dir/subid"
    if [ ! -e "$dir/tun" ]; then mknod "$dir/tun" c 10 200 || die "no tun device can be made"; fi
    chmod 666 "$dir/tun"
    command=(
        env "HOME=$dir/home" "XDG_RUNTIME_DIR=$dir/run"
        setpriv --reuid nobody --regid "$(id -g nobody)" --clear-groups --inh-caps=-all
        sh /usr/share/docker.io/contrib/dockerd-rootless.sh
        --config-file "$dir/daemon.json" --data-root "$dir/data" --exec-root "$dir/exec"
        --pidfile "$dir/dockerd.pid" --host "unix://$socket" --add-runtime "capture=$dir/oci/runtime"
    )
}

mounts() {
    mount --bind "$dir/subid" /etc/subuid
    mount --bind "$dir/subid" /etc/subgid
    mkdir -p /dev/net
    [ -e /dev/net/tun ] || : >/dev/net/tun
    mount --bind "$dir/tun" /dev/net/tun
}
