#compdef an8
# Completes an8 in zsh. Now, behind compinit: source <(an8 completion zsh)
# For good: an8 completion zsh >"${fpath[1]}/_an8"
_an8() {
    local verb= word before=${words[CURRENT-1]}
    local -a found
    for word in "${(@)words[2,CURRENT-1]}"; do
        case "$verb $word" in
            @paths@) verb=${verb:+$verb }$word ;;
        esac
    done
    if [[ $PREFIX == --*=* ]]; then
        before=${PREFIX%%=*}
        compset -P 1 '*='
    fi
    case "$verb $before" in
@values@
    esac
    case $verb in
@verbs@
    esac
}

_an8_names() {
    compset -P '*,'
    compadd -q -S , -- "$@"
}

_an8_options() {
    [[ $PREFIX == -* ]] && _describe -o option found
}

_an8_verbs() {
    _describe verb found
}

if [ "$funcstack[1]" = _an8 ]; then
    _an8 "$@"
else
    compdef _an8 an8
fi
