# Shared by tools/an8 and tools/test: finds what is missing, mends it where it may, and says what to do where it may not.
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
    if ! { $sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive $command; } >"$log" 2>&1; then
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

# is_fresh STAMP PATH...: whether nothing under the paths changed since the stamp.
is_fresh() {
    local stamp=$1
    shift
    [ -f "$stamp" ] && [ -z "$(find "$@" \( -name bin -o -name obj \) -prune -o -type f -newer "$stamp" -print -quit)" ]
}

# build_once STAMP PROJECT PATH...: builds the project unless nothing changed; one process at a time.
build_once() {
    local stamp=$1 project=$2
    shift 2
    is_fresh "$stamp" "$@" && return
    need_sdk
    mkdir -p "$(dirname "$stamp")"
    (
        if command -v flock >/dev/null; then flock 9; fi
        is_fresh "$stamp" "$@" && exit 0
        echo "an8: building (the first time downloads about 250 MB of packages)" >&2
        local log begun=$SECONDS
        log=$(mktemp)
        touch "$stamp.begun"
        if ! "$dotnet" build --nologo -c Release -v quiet -clp:NoSummary "$project" >"$log" 2>&1; then
            cat "$log" >&2
            rm -f "$log"
            echo "an8: the build failed; the lines above say why (no network? no space? then free it and try again)" >&2
            exit 1
        fi
        rm -f "$log"
        mv "$stamp.begun" "$stamp"
        echo "an8: built in $((SECONDS - begun)) s" >&2
    ) 9>"$stamp.lock"
}
