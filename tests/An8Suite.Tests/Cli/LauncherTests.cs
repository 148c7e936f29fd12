namespace An8Suite.Tests.Cli;

/// <summary>The shell launcher on machines that lack something.</summary>
public sealed class LauncherTests : IDisposable
{
    // What the script itself needs of a system; everything else is missing.
    private static readonly string[] Tools =
        ["bash", "env", "readlink", "dirname", "find", "grep", "id", "tr", "cat", "mktemp", "touch", "mv", "rm", "mkdir", "flock"];

    private readonly TemporaryFolder _folder = new();

    public LauncherTests()
    {
        Directory.CreateDirectory(_folder["bin"]);
        foreach (string tool in Tools)
        {
            string? path = new[] { "/usr/bin", "/bin" }.Select(d => Path.Combine(d, tool)).FirstOrDefault(File.Exists);
            if (path is not null)
            {
                File.CreateSymbolicLink(_folder["bin/" + tool], path);
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("tools/an8")]
    [InlineData("tools/test")]
    public void Without_an_sdk_it_says_how_to_get_one(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell script");
        ChildProcess run = Launch(script);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("the .NET 10 SDK is missing; install it", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Packages_that_cannot_be_installed_are_named_with_the_command()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell script");
        Script("id", "echo 1000");
        Script("apt-get", "exit 0");
        Script("sudo", "exit 1");
        ChildProcess run = ChildProcess.Run(
            _folder["bin/bash"],
            ["-c", $"root=.; . '{RepositoryRoot.Path}/tools/setup.sh'; need_debian 'OpenGL' libegl1 libgl1-mesa-dri"],
            new Dictionary<string, string?> { ["PATH"] = _folder["bin"] });
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(
            "    sudo apt-get install -y --no-install-recommends libegl1 libgl1-mesa-dri", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_build_shows_its_log_and_does_not_count_as_built()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell script");
        Script("dotnet", "if [ \"$1\" = --list-sdks ]; then echo '10.0.100 [/sdk]'; else echo 'error XY1: no network'; exit 1; fi");
        Directory.CreateDirectory(_folder["src"]);
        File.WriteAllText(_folder["src/a.cs"], "");
        string command =
            $"root=.; . '{RepositoryRoot.Path}/tools/setup.sh'; find_dotnet; set -e; build_once '{_folder["obj/built"]}' p '{_folder["src"]}'";
        ChildProcess run = ChildProcess.Run(
            _folder["bin/bash"], ["-c", command], new Dictionary<string, string?> { ["PATH"] = _folder["bin"] });
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error XY1: no network", run.Error, StringComparison.Ordinal);
        Assert.Contains("the build failed", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["obj/built"]));
    }

    [Fact]
    public void Nothing_is_built_twice_until_a_source_changes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell script");
        Script("dotnet", "if [ \"$1\" = --list-sdks ]; then echo '10.0.100 [/sdk]'; else echo built >> '" + _folder["builds"] + "'; fi");
        Directory.CreateDirectory(_folder["src/obj"]);
        File.WriteAllText(_folder["src/a.cs"], "");
        File.SetLastWriteTimeUtc(_folder["src/a.cs"], DateTime.UtcNow.AddMinutes(-5));
        string command =
            $"root=.; . '{RepositoryRoot.Path}/tools/setup.sh'; find_dotnet; set -e; build_once '{_folder["obj/built"]}' p '{_folder["src"]}'";
        void Build() => Assert.Equal(0, ChildProcess.Run(
            _folder["bin/bash"], ["-c", command], new Dictionary<string, string?> { ["PATH"] = _folder["bin"] }).ExitCode);

        Build();
        Build();
        Assert.Single(File.ReadAllLines(_folder["builds"]));
        File.SetLastWriteTimeUtc(_folder["src/a.cs"], DateTime.UtcNow.AddMinutes(5));
        Build();
        Assert.Equal(2, File.ReadAllLines(_folder["builds"]).Length);
    }

    [Fact]
    public void The_launcher_of_windows_is_plain_ascii() =>
        // Windows PowerShell reads a file without a byte-order mark in the system's own code page.
        Assert.DoesNotContain(File.ReadAllBytes(Path.Combine(RepositoryRoot.Path, "tools/an8.ps1")), b => b > 127);

    private ChildProcess Launch(string script) => ChildProcess.Run(
        Path.Combine(RepositoryRoot.Path, script),
        ["--help"],
        new Dictionary<string, string?>
        {
            ["PATH"] = _folder["bin"],
            ["HOME"] = _folder.Path,
            ["DOTNET_ROOT"] = null,
        });

    private void Script(string name, string body)
    {
        string path = _folder["bin/" + name];
        File.Delete(path);
        File.WriteAllText(path, $"#!{_folder["bin/bash"]}\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
