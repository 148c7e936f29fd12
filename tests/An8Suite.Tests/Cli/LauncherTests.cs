namespace An8Suite.Tests.Cli;

/// <summary>The shell launcher on machines that lack something.</summary>
[Needs(Needs.Suite)]
public sealed class LauncherTests : IDisposable
{
    // What the script itself needs of a system; everything else is missing.
    private static readonly string[] Tools =
        ["bash", "env", "readlink", "dirname", "find", "grep", "sed",
            "id", "tr", "tail", "cat", "mktemp", "touch", "mv", "rm", "mkdir", "flock", "sleep"];

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
        ChildProcess run = Launch(Path.Combine(RepositoryRoot.Path, script), "doctor");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("the .NET 10 SDK is missing; install it", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_the_first_build_help_and_version_are_those_of_the_program()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell script");
        ChildProcess help = Launch(Unbuilt(), "--help");
        Assert.Equal(0, help.ExitCode);
        Assert.Equal(help, Launch(Unbuilt()));
        Assert.Equal(help, Launch(Unbuilt(), "help"));
        Suite.Refused(Launch(Unbuilt(), "help", "train"), "the .NET 10 SDK is missing");
        Assert.Equal(Launch(Unbuilt(), "--version"), Launch(Unbuilt(), "-v"));
        Assert.True(
            Suite.Run("--help").Output == help.Output,
            "tools/help.txt is not what the program prints; run: tools/an8 --help >tools/help.txt");
        Assert.StartsWith("an8: not built yet; ", help.Error, StringComparison.Ordinal);
        Assert.StartsWith(
            Launch(Unbuilt(), "--version").Output.Trim() + "+",
            Suite.Run("--version").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_the_first_build_a_wrong_verb_gets_the_list_that_the_program_gives()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell script");
        string verbs = Suite.Run("genrate").Error.Split("valid: ")[1].Trim();
        Assert.Equal(
            $"an8: unknown verb 'genrate'; valid: {verbs}", Suite.Refused(Launch(Unbuilt(), "genrate")).Trim());
        Assert.Equal(Suite.Refused(Suite.Run("--halp")), Suite.Refused(Launch(Unbuilt(), "--halp")));
        Suite.Refused(Launch(Unbuilt(), "doctor"), "the .NET 10 SDK is missing");
    }

    [Theory]
    [InlineData("a:b")]
    [InlineData("my%20work")]
    public void A_folder_in_which_msbuild_fails_is_told_with_what_to_do(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell script");
        Script("dotnet", "exit 0");
        string launcher = Unbuilt(name);
        Suite.Refused(
            Launch(launcher, "doctor"), $"the suite lies in {_folder[name]}, and the .NET SDK cannot build",
            $"    mv '{_folder[name]}' ~/an8suite");
    }

    [Fact]
    public void Packages_that_cannot_be_installed_are_named_with_the_command()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell script");
        Script("id", "echo 1000");
        Script("apt-get", "exit 0");
        Script("sudo", "exit 1");
        ChildProcess run = Shell("need_debian 'OpenGL' libegl1 libgl1-mesa-dri");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(
            "    sudo apt-get install -y --no-install-recommends libegl1 libgl1-mesa-dri",
            run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lock_of_apt_is_waited_for_and_told_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell script");
        Script("id", "echo 0");
        Script("sleep", "exit 0");
        Script(
            "apt-get",
            $"echo \"$*\" >>'{_folder["calls"]}'; [ $(grep -c . '{_folder["calls"]}') -gt 3 ] || {{ echo 'E: "
            + "Could not get lock /var/lib/apt/lists/lock. It is held by process 7 (apt-get)'; exit 100; }");
        ChildProcess run = Shell("need_debian 'OpenGL' libegl1");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            "an8: OpenGL is missing; installing libegl1\n"
            + "an8: another program is installing packages (Could not get lock /var/lib/apt/lists/lock. "
            + "It is held by process 7 (apt-get)); "
            + "waiting for it, at most 10 minutes\n",
            run.Error);
        Assert.Equal(5, File.ReadAllLines(_folder["calls"]).Length);
        Assert.EndsWith(
            "install -y --no-install-recommends libegl1",
            File.ReadAllLines(_folder["calls"])[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_says_what_it_is_at()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell script");
        Script("dotnet", "if [ \"$1\" = --list-sdks ]; then echo '10.0.100 [/sdk]'; else echo '  Restored "
            + "/src/A.csproj (in 2 sec).'; echo '  An8Suite.Core -> /bin/An8Suite.Core.dll'; fi");
        ChildProcess run = Build();
        Assert.Equal(0, run.ExitCode);
        Assert.Matches(
            @"^(an8: building, \d+ s: restoring packages, the first time about 250 MB\n)?an8: building, \d+ s: compiling\n"
            + @"an8: building, \d+ s: compiled An8Suite.Core\nan8: built in \d+ s\n$",
            run.Error);
    }

    [Fact]
    public void A_failed_build_shows_its_log_and_does_not_count_as_built()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell script");
        Script("dotnet", "if [ \"$1\" = --list-sdks ]; then echo '10.0.100 [/sdk]'; else echo 'error XY1: no network'; "
            + "exit 1; fi");
        ChildProcess run = Build();
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error XY1: no network", run.Error, StringComparison.Ordinal);
        Assert.Contains("the build failed", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["obj/built"]));
    }

    [Fact]
    public void Nothing_is_built_twice_until_a_source_changes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell script");
        Script("dotnet", "if [ \"$1\" = --list-sdks ]; then echo '10.0.100 [/sdk]'; else echo built >> '"
            + _folder["builds"] + "'; fi");
        Directory.CreateDirectory(_folder["src/obj"]);
        File.WriteAllText(_folder["src/a.cs"], "");
        File.SetLastWriteTimeUtc(_folder["src/a.cs"], DateTime.UtcNow.AddMinutes(-5));
        Assert.Equal(0, Build().ExitCode);
        Assert.Equal(0, Build().ExitCode);
        Assert.Single(File.ReadAllLines(_folder["builds"]));
        File.SetLastWriteTimeUtc(_folder["src/a.cs"], DateTime.UtcNow.AddMinutes(5));
        Assert.Equal(0, Build().ExitCode);
        Assert.Equal(2, File.ReadAllLines(_folder["builds"]).Length);
    }

    [Fact]
    public void The_launcher_of_windows_is_plain_ascii() =>
        // Windows PowerShell reads a file without a byte-order mark in the system's own code page.
        Assert.DoesNotContain(File.ReadAllBytes(Path.Combine(RepositoryRoot.Path, "tools/an8.ps1")), b => b > 127);

    private ChildProcess Launch(string script, params string[] arguments) => ChildProcess.Run(
        script,
        arguments,
        new Dictionary<string, string?>
        {
            ["PATH"] = _folder["bin"],
            ["HOME"] = _folder.Path,
            ["DOTNET_ROOT"] = null,
        });

    /// <summary>The launcher of a checkout in which nothing has been built.</summary>
    private string Unbuilt(string name = "checkout")
    {
        string tools = _folder[$"{name}/tools"];
        Directory.CreateDirectory(tools);
        Directory.CreateDirectory(_folder[$"{name}/src"]);
        foreach (string file in (string[])["tools/an8", "tools/setup.sh", "tools/build.sh", "tools/help.txt",
            "src/Directory.Build.props"])
        {
            File.Copy(Path.Combine(RepositoryRoot.Path, file), _folder[$"{name}/{file}"], overwrite: true);
        }

        return Path.Combine(tools, "an8");
    }

    private ChildProcess Build()
    {
        Directory.CreateDirectory(_folder["src"]);
        if (!File.Exists(_folder["src/a.cs"]))
        {
            File.WriteAllText(_folder["src/a.cs"], "");
        }

        return Shell($"find_dotnet; set -e; build_once '{_folder["obj/built"]}' p '{_folder["src"]}'");
    }

    private ChildProcess Shell(string command) => ChildProcess.Run(
        _folder["bin/bash"],
        ["-c", $"root=.; . '{RepositoryRoot.Path}/tools/setup.sh'; . '{RepositoryRoot.Path}/tools/build.sh'; "
            + $"{command}"],
        new Dictionary<string, string?> { ["PATH"] = _folder["bin"] });

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
