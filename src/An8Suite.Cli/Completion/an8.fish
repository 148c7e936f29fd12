# Completes an8 in fish. Now: an8 completion fish | source
# For good: an8 completion fish >~/.config/fish/completions/an8.fish
function __an8_behind --argument-names path
    set -l verb ''
    for word in (commandline -opc)[2..]
        switch "$verb $word"
            case @paths@
                set verb (string trim "$verb $word")
        end
    end
    test "$verb" = "$path"
end

function __an8_names
    set -l before (string match -r '.*,' -- (string replace -r '^--[^=]*=' '' -- (commandline -ct)))
    for name in $argv
        echo "$before$name"
    end
end

complete -c an8 -e
@lines@
