# The suite's launcher on Windows: builds once, runs. 'tools\an8.ps1 --help' lists the verbs.
$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_NOLOGO = '1'

$dotnet = (Get-Command dotnet -ErrorAction SilentlyContinue).Source
if (-not $dotnet) {
    [Console]::Error.WriteLine("an8: the .NET 10 SDK is missing; install it with`n    winget install Microsoft.DotNet.SDK.10")
    exit 2
}

$stamp = Join-Path $root 'src/An8Suite.Cli/obj/built'
$sources = 'src', 'shaders', 'meshes' | ForEach-Object { Join-Path $root $_ }
$built = if (Test-Path $stamp) { (Get-Item $stamp).LastWriteTimeUtc } else { [datetime]::MinValue }
$changed = Get-ChildItem $sources -Recurse |
    Where-Object { $_.FullName -notmatch '[\\/](bin|obj)([\\/]|$)' -and $_.LastWriteTimeUtc -gt $built } |
    Select-Object -First 1
if ($changed) {
    if (-not (& $dotnet --list-sdks | Where-Object { $_ -match '^1[0-9]\.' })) {
        [Console]::Error.WriteLine("an8: the .NET 10 SDK is missing; install it with`n    winget install Microsoft.DotNet.SDK.10")
        exit 2
    }

    [Console]::Error.WriteLine('an8: building (the first time downloads about 250 MB of packages)')
    $begun = Get-Date
    $log = & $dotnet build --nologo -c Release -v quiet -clp:NoSummary (Join-Path $root 'src/An8Suite.Cli') 2>&1
    if ($LASTEXITCODE -ne 0) {
        $log | ForEach-Object { [Console]::Error.WriteLine($_) }
        [Console]::Error.WriteLine('an8: the build failed; the lines above say why')
        exit 1
    }

    New-Item -ItemType File -Force $stamp | Out-Null
    (Get-Item $stamp).LastWriteTimeUtc = $begun.ToUniversalTime()
}

& $dotnet (Join-Path $root 'src/An8Suite.Cli/bin/Release/net10.0/an8.dll') @args
exit $LASTEXITCODE
