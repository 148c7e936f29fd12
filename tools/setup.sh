# Shared by the scripts in tools: finds what is missing, mends it where it may, and says what to do where it may not.
# Sourced, with $root set to the repository's root.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# The suite is culture-free, and a bare system has no libicu, without which .NET does not start otherwise.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1

die() {
    printf 'an8: %s\n' "$@" >&2
    exit 2
}

find_dotnet() {
    if command -v dotnet >/dev/null; then
        dotnet=dotnet
    elif [ -x "${DOTNET_ROOT:-/nonexistent}/dotnet" ]; then
        dotnet=$DOTNET_ROOT/dotnet
    elif [ -x "${HOME:-/nonexistent}/.dotnet/dotnet" ]; then
        dotnet=$HOME/.dotnet/dotnet
    else
        die "the .NET 10 SDK is missing; install it, for example with one of" \
            "    apt-get install -y dotnet-sdk-10.0        (Ubuntu; Debian after adding Microsoft's package source)" \
            "    dotnet-install.sh --channel 10.0          (the script from https://dot.net, no root needed)"
    fi
}

need_sdk() {
    "$dotnet" --list-sdks 2>/dev/null | grep -q '^1[0-9]\.' ||
        die "the .NET 10 SDK is missing; '$dotnet --list-sdks' lists only: $("$dotnet" --list-sdks 2>/dev/null | tr '\n' ' ')"
}

# apt_get ARGUMENT...: for need_debian, whose $sudo and $log it uses; waits while another program holds one of apt's locks.
# DPkg::Lock::Timeout waits for the lock of installing, but not for that of 'update'; hence the loop.
apt_get() {
    local begun=$SECONDS said= held
    until $sudo env LC_ALL=C DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=2 "$@" >"$log" 2>&1; do
        held=$(grep -m 1 -o 'Could not get lock.*' "$log") && [ $((SECONDS - begun)) -lt 600 ] || return 1
        [ -n "$said" ] || echo "an8: another program is installing packages ($held); waiting for it, at most 10 minutes" >&2
        said=1
        sleep 2
    done
}

# need_debian WHAT PACKAGE...: installs Debian packages as root or with passwordless sudo, else says how.
need_debian() {
    local what=$1 sudo=
    shift
    local command="apt-get install -y --no-install-recommends $*"
    command -v apt-get >/dev/null || die "$what is missing; install what your system calls: $*"
    if [ "$(id -u)" != 0 ]; then
        sudo -n true 2>/dev/null || die "$what is missing; run:" "    sudo $command"
        sudo="sudo -n"
    fi
    echo "an8: $what is missing; installing $*" >&2
    local log
    log=$(mktemp)
    if ! { apt_get update -qq && apt_get ${command#apt-get }; }; then
        tail -n 15 "$log" >&2
        die "$what could not be installed; run and mend:" "    ${sudo:+sudo }$command"
    fi
    rm -f "$log"
}

# want_debian WHAT PACKAGE...: as need_debian, but goes on without them.
want_debian() {
    (need_debian "$@") || echo "an8: going on; the tests that need $1 are skipped" >&2
}

have_library() {
    if command -v ldconfig >/dev/null; then
        ldconfig -p 2>/dev/null | grep -q "$1" && return
    elif [ -x /sbin/ldconfig ]; then
        /sbin/ldconfig -p 2>/dev/null | grep -q "$1" && return
    fi
    compgen -G "/usr/lib/*/$1*" >/dev/null || compgen -G "/usr/lib64/$1*" >/dev/null
}

have_gl_driver() {
    compgen -G "/usr/lib/*/dri/*_dri.so" >/dev/null || compgen -G "/usr/lib64/dri/*_dri.so" >/dev/null ||
        compgen -G "/usr/lib/*/libgallium*.so" >/dev/null || compgen -G "/usr/lib/*/libEGL_nvidia.so*" >/dev/null
}

need_gl() {
    have_library libEGL.so.1 && have_gl_driver ||
        need_debian "OpenGL without a display (libEGL and a driver)" libegl1 libgl1-mesa-dri
}
