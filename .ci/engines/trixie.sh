# Docker 26.1 of Debian 13 (trixie), unpacked and not installed
# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with .ci/engine
#
# HASP_ENGINE_CACHE is where its packages are unpacked, once for all engines of the machine
# (default: hasp-engine in the user's cache directory).
needs+=("dpkg dpkg" "patchelf patchelf")
cache=${HASP_ENGINE_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/hasp-engine}/trixie

prepare() {
    mkdir -p "$cache"
    exec 7>"$cache/lock"
    flock -w 600 7 || die "another start holds $cache/lock"
    if [ ! -e "$cache/complete" ]; then fetch; fi
    exec 7>&-
    PATH=$cache/bin:$PATH
}

# Debian's mirror, as this machine's apt knows it.
mirror() {
    # shellcheck disable=SC2016 # for apt-get
    apt-get indextargets --format '$(ORIGIN) $(REPO_URI)' 'Created-By: Packages' \
        | awk '$1 == "Debian" && $2 !~ /security/ && !found { print $2; found = 1 }'
}

# apt with lists of its own, so that the machine's packages never come to know of this suite.
configure_apt() {
    local site
    site=$(mirror)
    if [ -z "$site" ]; then
        apt-get -qq update >/dev/null || true
        site=$(mirror)
    fi
    [ -n "$site" ] || die "apt knows no mirror of Debian"
    mkdir -p "$cache"/apt/{lists/partial,archives/partial,none}
    : >"$cache/apt/status"
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $site trixie main" >"$cache/apt/sources.list"
    cat >"$cache/apt/apt.conf" <<END
Dir::Etc::SourceList "$cache/apt/sources.list";
Dir::Etc::SourceParts "$cache/apt/none";
Dir::Etc::PreferencesParts "$cache/apt/none";
Dir::State::Lists "$cache/apt/lists";
Dir::State::Status "$cache/apt/status";
Dir::Cache "$cache/apt";
APT::Sandbox::User "root";
Acquire::Languages "none";
Acquire::Retries "3";
END
}

fetch() {
    local began=$SECONDS package
    rm -rf "${cache:?}"/{apt,root,bin}
    mkdir -p "$cache"/{apt,root,bin}
    configure_apt
    export APT_CONFIG=$cache/apt/apt.conf
    apt-get -qq update >/dev/null || die "apt-get cannot read the lists of trixie"
    (cd "$cache/apt" \
        && apt-get -qq download docker.io containerd runc tini libc6 libseccomp2 >/dev/null) \
        || die "apt-get cannot download the packages of trixie"
    unset APT_CONFIG
    for package in "$cache"/apt/*.deb; do dpkg -x "$package" "$cache/root"; done
    take dockerd dockerd
    take docker-proxy docker-proxy
    take tini-static docker-init
    take containerd containerd
    take containerd-shim-runc-v2 containerd-shim-runc-v2
    take runc runc
    "$cache/bin/runc" --version >/dev/null || die "runc of trixie does not run on this machine"
    rm -rf "$cache/apt"
    : >"$cache/complete"
    say "unpacked $("$cache/bin/dockerd" --version) after $((SECONDS - began)) s"
}

# A program of the unpacked packages; one that needs a newer C library than this machine's gets that of its own suite.
take() {
    local program=$cache/bin/$2 too_old='not found|GLIBC' file loader
    file=$(find "$cache/root/usr" -type f -perm -u+x -name "$1" -print -quit)
    [ -n "$file" ] || die "the packages of trixie have no $1"
    cp "$file" "$program"
    if [[ $(ldd "$program" 2>&1 || true) =~ $too_old ]]; then
        loader=$(find "$cache/root/usr/lib" -name 'ld-linux*' -print -quit)
        patchelf --set-interpreter "$loader" --set-rpath "$(dirname "$loader")" "$program"
    fi
    [[ ! $(ldd "$program" 2>&1 || true) =~ $too_old ]] || die "$1 of trixie does not run on this machine"
}
