# Shared by tools/an8 and tools/test: builds a project when it must, and says what it is at. Sourced after setup.sh.

# is_fresh STAMP PATH...: whether nothing under the paths changed since the stamp.
is_fresh() {
    local stamp=$1
    shift
    [ -f "$stamp" ] && [ -z "$(find "$@" \( -name bin -o -name obj \) -prune -o -type f ! -name '*.md' -newer "$stamp" -print -quit)" ]
}

# need_buildable_path: MSBuild takes some characters of a path for patterns, lists or escapes, and then misses its own files.
need_buildable_path() {
    case $root in
        *[:*?\|\\]* | *@\(* | *%[0-9A-Fa-f][0-9A-Fa-f]*)
            die "the suite lies in $root, and the .NET SDK cannot build in folders whose names hold : * ? | \\ @( or a code such as %20;" \
                "move it and start it there, for example with" "    mv '$root' ~/an8suite && ~/an8suite/tools/an8 --help" ;;
    esac
}

# show_build LOG: keeps the lines of a build and says what it is at: on a terminal in one line that counts, else line by line.
show_build() {
    local log=$1 begun=$SECONDS at="restoring packages, the first time about 250 MB" line code said= next=0
    while :; do
        code=0
        IFS= read -r -t 1 line || code=$?
        if [ "$code" = 0 ]; then
            printf '%s\n' "$line" >>"$log"
            case $line in
                *Restored\ * | *up-to-date\ for\ restore*) at=compiling ;;
                *\ -\>\ *) line=${line%% -> *} at="compiled ${line##* }" ;;
            esac
        elif [ "$code" -le 128 ]; then
            break # the end; a second without a line gives more than 128
        fi
        if [ -t 2 ]; then
            printf '\r\033[Kan8: building, %d s: %s' "$((SECONDS - begun))" "$at" >&2
        elif [ "$at" != "$said" ] || [ "$SECONDS" -ge "$next" ]; then
            echo "an8: building, $((SECONDS - begun)) s: $at" >&2
            said=$at next=$((SECONDS + 30))
        fi
    done
    [ ! -t 2 ] || printf '\r\033[K' >&2
}

# build_once STAMP PROJECT PATH...: builds the project unless nothing changed; one process at a time.
build_once() {
    local stamp=$1 project=$2
    shift 2
    is_fresh "$stamp" "$@" && return
    need_buildable_path
    need_sdk
    mkdir -p "$(dirname "$stamp")"
    (
        set -o pipefail
        if command -v flock >/dev/null && ! flock -n 9; then
            echo "an8: another an8 is building; waiting for it" >&2
            flock 9
        fi
        is_fresh "$stamp" "$@" && exit 0
        log=$(mktemp)
        begun=$SECONDS
        touch "$stamp.begun"
        if ! DOTNET_CLI_UI_LANGUAGE=en "$dotnet" build --nologo -c Release -v minimal -tl:off -clp:NoSummary "$project" 2>&1 9>&- |
            show_build "$log"; then
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
