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

# begin FOLDER OPTION...: starts 'an8 generate' and returns, with its process in $begun, when it has entered its first new pose.
begin() {
    local lengths=$1.partial/journal/lengths before now
    before=$(size_of "$lengths")
    timeout -k 5 120 "$wine" an8/an8.exe generate "${@:2}" --threads 1 --out "$1" >begun.log 2>&1 &
    begun=$(wine_process $!)
    for _ in $(seq 500); do
        now=$(size_of "$lengths")
        [ "$now" -gt "$before" ] && return
        sleep 0.02
    done
    echo "        nothing was written"
    return 1
}

size_of() { stat -c %s "$1" 2>/dev/null || echo 0; }

# wine_process PID: the program under the time limit with that number.
wine_process() {
    local child
    for _ in $(seq 100); do
        child=$(ps -o pid= --ppid "$1" | tr -d ' ')
        [ -n "$child" ] && echo "$child" && return
        sleep 0.02
    done
}

# resumes RECIPE OPTION...: interrupts a run, kills the next, and lets the third finish.
resumes() {
    local code=0
    "$root/tools/an8" generate "$@" --out linux/undisturbed >/dev/null 2>&1 || return 1
    begin windows/stopped "$@" || return 1
    kill -INT "$begun"
    wait %% || code=$?
    [ "$code" = 130 ] || { echo "        after Ctrl-C: exit code $code, expected 130"; return 1; }
    begin windows/stopped "$@" || return 1
    kill -KILL "$begun"
    wait %% 2>/dev/null || true
    [ -d windows/stopped.partial ] || { echo "        it was finished before it was killed"; return 1; }
    says "an interrupted run left" windows generate "$@" --out windows/stopped &&
        same_trees windows/stopped linux/undisturbed
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
    local format file
    for format in webdataset yolo an8flower quantus parquet fiftyone; do
        windows export "windows/$1" --format "$format" --out "windows/$format" >export.log 2>&1 || { cat export.log; return 1; }
        "$root/tools/an8" export "linux/$1" --format "$format" --out "linux/$format" >export.log 2>&1 || { cat export.log; return 1; }
        if [ "$format" != quantus ]; then
            same_trees "windows/$format" "linux/$format" || return 1
        fi
    done
    # A zip names the system that made each of its 7 entries and its permissions: 3 bytes an entry.
    for file in linux/quantus/*.npz; do
        [ "$(cmp -l "$file" "windows/quantus/${file##*/}" | wc -l)" -le 21 ] || { echo "        ${file##*/} differs"; return 1; }
    done
}

sheets() {
    windows sheet an8flower-double-12c --out windows/sheet >sheet.log 2>&1 || { cat sheet.log; return 1; }
    "$root/tools/an8" sheet an8flower-double-12c --out linux/sheet >sheet.log 2>&1 || { cat sheet.log; return 1; }
    same_trees windows/sheet linux/sheet
}

# learns: every step of the quick reproduction, with libtorch for Windows.
learns() {
    # wine 8 has no GetNumaNodeProcessorMaskEx, which libtorch's OpenMP asks for the processor's layout.
    KMP_AFFINITY=disabled timeout -k 5 1200 "$wine" an8/an8.exe reproduce --quick --out windows/quick >quick.log 2>&1 ||
        { tail -n 20 quick.log; return 1; }
    tail -n 24 quick.log
    [ -s windows/quick/report/report.html ]
}
