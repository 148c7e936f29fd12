# The suite's launcher on Windows: builds once, runs. 'tools\an8.ps1 --help' lists the verbs.
# Where scripts are not allowed: powershell -ExecutionPolicy Bypass -File tools\an8.ps1 --help
# Rendering takes the graphics card's driver; 'tools\an8.ps1 doctor' says which, or what to install.
$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_NOLOGO = '1'

function Stop-An8([int] $code, [string[]] $lines) {
    $lines | ForEach-Object { [Console]::Error.WriteLine("an8: $_") }
    exit $code
}

$missing = "the .NET 10 SDK is missing; install it with`n    winget install Microsoft.DotNet.SDK.10"
$found = Get-Command dotnet -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
if (-not $found) { Stop-An8 2 $missing }
$dotnet = $found.Source

$stamp = Join-Path $root 'src/An8Suite.Cli/obj/built'
$sources = 'src', 'shaders', 'meshes' | ForEach-Object { Join-Path $root $_ }
$built = if (Test-Path $stamp) { (Get-Item $stamp).LastWriteTimeUtc } else { [datetime]::MinValue }
$changed = Get-ChildItem $sources -Recurse -File |
    Where-Object { $_.FullName -notmatch '[\\/](bin|obj)[\\/]' -and $_.LastWriteTimeUtc -gt $built } |
    Select-Object -First 1
if ($changed) {
    # Windows PowerShell takes a program's first line on stderr for a failure of the script; the exit code is what counts.
    $ErrorActionPreference = 'Continue'
    if (-not (& $dotnet --list-sdks | Where-Object { $_ -match '^1[0-9]\.' })) { Stop-An8 2 $missing }

    [Console]::Error.WriteLine('an8: building (the first time downloads about 250 MB of packages)')
    $begun = Get-Date
    $log = & $dotnet build --nologo -c Release -v quiet -clp:NoSummary (Join-Path $root 'src/An8Suite.Cli') 2>&1
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
