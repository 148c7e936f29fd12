# Runs the published program under wine. Sourced by tools/windows/test, in its scratch folder, with the program in an8/.

find_wine() {
    local program
    for program in /usr/lib/wine/wine64 "$(command -v wine64 || true)" "$(command -v wine || true)"; do
        if [ -x "$program" ]; then wine=$program && break; fi
    done
    [ -n "${wine:-}" ] && command -v Xvfb >/dev/null || {
        echo "an8: wine or Xvfb is missing; apt-get install -y --no-install-recommends wine64 xvfb libgl1 libgl1-mesa-dri" >&2
        exit 2
    }
    wineserver=/usr/lib/wine/wineserver64
    [ -x "$wineserver" ] || wineserver=$(command -v wineserver64 || command -v wineserver)
}

# A crash under wine waits for somebody to close a dialog, so everything has a time limit.
start_wine() {
    export WINEPREFIX=$PWD/prefix WINEDEBUG=-all
    # Where wine 8 runs .NET 10 with pages that are writable or executable, never both, the runtime dies when it collects a
    # compiled method ("Internal CLR error. (0x80131506)"). A setting of the runtime, without effect on a result.
    export DOTNET_EnableWriteXorExecute=0
    Xvfb -displayfd 3 -screen 0 320x240x24 3>display >/dev/null 2>&1 &
    xvfb=$!
    for _ in $(seq 100); do
        [ -s display ] && break
        sleep 0.1
    done
    [ -s display ] || die "Xvfb does not start"
    DISPLAY=:$(cat display)
    export DISPLAY
    # Without the overrides wine asks in a window whether it may download Mono and Gecko, which nothing here needs.
    WINEDLLOVERRIDES='mscoree,mshtml=' timeout -k 5 120 "$wine" wineboot --init >/dev/null 2>&1 || die "wine does not start"
    windows=(timeout -k 5 120 "$wine" an8/an8.exe)
}

windows() { "${windows[@]}" "$@"; }

stop_wine() {
    [ -z "${WINEPREFIX:-}" ] || timeout 30 "$wineserver" -k || true
    [ -z "${xvfb:-}" ] || kill "$xvfb" 2>/dev/null || true
}

# resumes RECIPE OPTION...: kills a run when it has written some poses, and runs it again.
resumes() {
    local recipe=$1 pid
    "${windows[@]}" generate "$@" --threads 1 --out windows/killed >/dev/null 2>&1 &
    pid=$!
    for _ in $(seq 300); do
        [ -s windows/killed.partial/journal/lengths ] && break
        sleep 0.02
    done
    # The program, not the time limit around it: no Windows program can end wine's server orderly after this.
    timeout 30 "$wineserver" -k9 || true
    wait "$pid" 2>/dev/null || true
    [ -d windows/killed.partial ] || { echo "        it was finished before it was killed"; return 1; }
    says "an interrupted run left" windows generate "$@" --out windows/killed && same_trees windows/killed "linux/$recipe"
}

merges() {
    local number
    for number in 1 2; do
        windows generate "$@" --shard "$number/2" --out "windows/shard$number" >merge.log 2>&1 || { cat merge.log; return 1; }
    done
    windows merge windows/shard1 windows/shard2 --out windows/merged >merge.log 2>&1 || { cat merge.log; return 1; }
    same_trees windows/merged "linux/$1"
}

exports() {
    local format
    for format in quantus webdataset yolo an8flower; do
        windows export "windows/$1" --format "$format" --out "windows/$format" >export.log 2>&1 || { cat export.log; return 1; }
        "$root/tools/an8" export "linux/$1" --format "$format" --out "linux/$format" >export.log 2>&1 || { cat export.log; return 1; }
        same_trees "windows/$format" "linux/$format" || return 1
    done
}
