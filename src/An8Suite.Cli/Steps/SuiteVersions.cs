using System.Runtime.InteropServices;

namespace An8Suite.Cli.Steps;

/// <summary>The versions every step records.</summary>
public static class SuiteVersions
{
    /// <summary>Suite, .NET and operating system, then <paramref name="more"/>.</summary>
    public static IReadOnlyDictionary<string, string> With(IReadOnlyDictionary<string, string> more)
    {
        Dictionary<string, string> versions = new()
        {
            ["an8suite"] = CommandLine.Version,
            ["dotnet"] = Environment.Version.ToString(),
            ["os"] = RuntimeInformation.RuntimeIdentifier,
        };
        foreach ((string name, string version) in more)
        {
            versions[name] = version;
        }

        return versions;
    }
}
