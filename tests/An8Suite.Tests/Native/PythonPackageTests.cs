namespace An8Suite.Tests.Native;

/// <summary>Builds the wheel of <c>tools/python</c> and runs its tests, which compare it with this build's <c>an8</c>.</summary>
public sealed class PythonPackageTests
{
    private const string Python = "/usr/bin/python3";

    // The native library's first compilation, beside other tests, on two cores.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    [Fact]
    [Needs(Needs.Suite)]
    public void Its_tests_pass()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the wheel is for Linux");
        Assert.SkipUnless(
            File.Exists(Python) && ChildProcess.Run(Python, ["-c", "import numpy"]).ExitCode == 0, "NumPy is not installed");
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("PATH")!.Split(':')
                .Any(folder => File.Exists(Path.Combine(folder, "clang")) || File.Exists(Path.Combine(folder, "gcc"))),
            "neither clang nor gcc is installed, one of which links native code");
        ChildProcess built = ChildProcess.Run(Script("build"), [], limit: Limit);
        Assert.SkipWhen(
            built.Error.Contains("error NU1", StringComparison.Ordinal),
            "the package of the ahead-of-time compiler is not to be had: " + built.Error);
        Assert.True(built.ExitCode == 0, built.Error);

        using TemporaryFolder folder = new();
        string program = folder["an8"];
        File.WriteAllText(program, $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "an8.dll")}' \"$@\"\n");
        ChildProcess.Run("/bin/chmod", ["+x", program]);
        ChildProcess tested = ChildProcess.Run(
            Script("test"), [], new Dictionary<string, string?> { ["AN8_PROGRAM"] = program }, Limit);
        Assert.True(tested.ExitCode == 0, tested.Error);
        Assert.Contains("numbers equal to the bit", tested.Error, StringComparison.Ordinal);
    }

    private static string Script(string name) => Path.Combine(RepositoryRoot.Path, "tools", "python", name);
}
