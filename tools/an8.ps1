# The suite's launcher on Windows: builds once, runs. 'tools\an8.ps1 --help' lists the verbs.
# Where scripts are not allowed: powershell -ExecutionPolicy Bypass -File tools\an8.ps1 --help
# Rendering takes the graphics card's driver; 'tools\an8.ps1 doctor' says which, or what to install.
$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_UI_LANGUAGE = 'en' # the lines of a build are read below

function Stop-An8([int] $code, [string[]] $lines) {
    $lines | ForEach-Object { [Console]::Error.WriteLine("an8: $_") }
    exit $code
}

$stamp = Join-Path $root 'src/An8Suite.Cli/obj/built'
if (-not (Test-Path $stamp)) {
    # What can be said without a build. help.txt is what the program prints; the tests hold the two equal.
    $help = @(Get-Content -Encoding UTF8 (Join-Path $PSScriptRoot 'help.txt'))
    $word = if ($args.Count) { "$($args[0])" } else { '' }
    if ($word -in '', '-h', '--help', '-?', '/h', '/?' -or ($word -eq 'help' -and $args.Count -eq 1)) {
        $help | ForEach-Object { [Console]::Out.WriteLine($_) }
        [Console]::Error.WriteLine('an8: not built yet; the first verb does it, which takes some minutes and about 250 MB of packages')
        exit 0
    }

    if ($word -in '-v', '--version') {
        [Console]::Out.WriteLine(([xml](Get-Content (Join-Path $root 'src/Directory.Build.props'))).Project.PropertyGroup.Version)
        exit 0
    }

    $verbs = @($help | Where-Object { $_ -cmatch '^  [a-z]' } | ForEach-Object { ($_ -split ' +')[1] })
    if ($word[0] -eq '-') { Stop-An8 2 "expected a verb; valid: $($verbs -join ', ') (see an8 --help)" }
    if ($word -match '^[a-z]' -and $word -cnotin $verbs) { Stop-An8 2 "unknown verb '$word'; valid: $($verbs -join ', ')" }
}

$missing = "the .NET 10 SDK is missing; install it with`n    winget install Microsoft.DotNet.SDK.10"
$found = Get-Command dotnet -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
if (-not $found) { Stop-An8 2 $missing }
$dotnet = $found.Source

$sources = 'src', 'shaders', 'meshes' | ForEach-Object { Join-Path $root $_ }
$built = if (Test-Path $stamp) { (Get-Item $stamp).LastWriteTimeUtc } else { [datetime]::MinValue }
$changed = Get-ChildItem $sources -Recurse -File |
    Where-Object { $_.FullName -notmatch '[\\/](bin|obj)[\\/]' -and $_.LastWriteTimeUtc -gt $built } |
    Select-Object -First 1
if ($changed) {
    # Windows PowerShell takes a program's first line on stderr for a failure of the script; the exit code is what counts.
    $ErrorActionPreference = 'Continue'
    if (-not (& $dotnet --list-sdks | Where-Object { $_ -match '^1[0-9]\.' })) { Stop-An8 2 $missing }

    if ($root -match '%[0-9A-Fa-f]{2}') {
        Stop-An8 2 "the suite lies in $root, and the .NET SDK cannot build in folders whose names hold such as '%20'; move it"
    }

    [Console]::Error.WriteLine('an8: building, 0 s: restoring packages, the first time about 250 MB')
    $begun = Get-Date
    $at = ''
    $log = & $dotnet build --nologo -c Release -v minimal -tl:off -clp:NoSummary (Join-Path $root 'src/An8Suite.Cli') 2>&1 | ForEach-Object {
        $now = if ("$_" -match '^\s*(\S+) -> ') { "compiled $($Matches[1])" } elseif ("$_" -match 'Restored |up-to-date for restore') { 'compiling' }
        if ($now -and $now -ne $at) {
            $at = $now
            [Console]::Error.WriteLine("an8: building, $([int]((Get-Date) - $begun).TotalSeconds) s: $at")
        }
        $_
    }
    if ($LASTEXITCODE -ne 0) {
        $log | ForEach-Object { [Console]::Error.WriteLine($_) }
        Stop-An8 1 'the build failed; the lines above say why (no network? no space? then free it and try again)'
    }

    New-Item -ItemType File -Force $stamp | Out-Null
    (Get-Item $stamp).LastWriteTimeUtc = $begun.ToUniversalTime()
    $ErrorActionPreference = 'Stop'
}

# PowerShell reads a,b as a list and would pass two words; the program writes UTF-8, which a pipe has to be told.
$words = @($args | ForEach-Object { if ($_ -is [array]) { $_ -join ',' } else { $_ } })
try { [Console]::OutputEncoding = [System.Text.Encoding]::UTF8 } catch { } # where there is no console
& $dotnet (Join-Path $root 'src/An8Suite.Cli/bin/Release/net10.0/an8.dll') @words
exit $LASTEXITCODE
