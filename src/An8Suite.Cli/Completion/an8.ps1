# Completes an8 in PowerShell. Now: an8 completion powershell | Out-String | Invoke-Expression
# For good: the same line in $PROFILE
Register-ArgumentCompleter -Native -CommandName an8, an8.ps1 -ScriptBlock {
    param($word, $ast, $cursor)
    $verbs = @{
@verbs@
    }
    $options = @{
@options@
    }
    $names = @{
@names@
    }
    $lists = @(
@lists@
    )
    $word = "$word"
    $path = ''
    $before = ''
    foreach ($element in ($ast.CommandElements | Select-Object -Skip 1)) {
        if ($element.Extent.EndOffset -ge $cursor -and $word -ne '') { break }
        $before = "$element"
        if ($verbs[$path] -ccontains $before) { $path = "$path $before".Trim() }
    }
    $place = "$path $before"
    $start = ''
    $found =
        if ($names.ContainsKey($place)) { $names[$place] }
        elseif ($word.StartsWith('-')) { $options[$path] }
        elseif ($verbs.ContainsKey($path)) { $verbs[$path] }
        else { $names[$path] }
    if ($lists -ccontains $place -and $word.Contains(',')) {
        $start = $word.Substring(0, $word.LastIndexOf(',') + 1)
    }
    $found | Where-Object { "$start$_" -clike "$word*" } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new("$start$_", $_, 'ParameterValue', $_)
    }
}
