# Completes an8 in bash. Now: source <(an8 completion bash)
# For good: an8 completion bash >~/.local/share/bash-completion/completions/an8
_an8() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} verb= i
    if [ "$word" = = ]; then
        word=
    elif [ "$before" = = ]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        case "$verb ${COMP_WORDS[i]}" in
            @paths@) verb=${verb:+$verb }${COMP_WORDS[i]} ;;
        esac
    done
    COMPREPLY=()
    case "$verb $before" in
@values@
    esac
    case $verb in
@verbs@
    esac
}

_an8_name() {
    COMPREPLY=($(compgen -W "$1" -- "$word"))
}

_an8_names() {
    local before=
    [[ $word != *,* ]] || before=${word%,*},
    COMPREPLY=($(compgen -P "$before" -W "$1" -- "${word##*,}"))
    compopt -o nospace 2>/dev/null
}

_an8_file() {
    compopt -o default 2>/dev/null
}

# _an8_behind VERBS OPTIONS NAMES
_an8_behind() {
    if [[ $word == -* ]]; then
        _an8_name "$2"
    elif [ -n "$1" ]; then
        _an8_name "$1"
    else
        _an8_name "$3"
    fi
}

complete -F _an8 an8
