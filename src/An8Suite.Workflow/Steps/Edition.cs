using System.Runtime.InteropServices;

namespace An8Suite.Workflow.Steps;

/// <summary>Which of the released programs this is; a program that was built on this machine is none of them.</summary>
public static class Edition
{
    /// <summary>The released program that brings no libtorch, and so has no verb that runs networks.</summary>
    public const string Lite = "an8-lite";

    // Both are written by An8Suite.Cli.csproj.
    private const string PackageSetting = "An8Suite.Package";
    private const string PartsSetting = "An8Suite.Parts";

    /// <summary>The name of its archive; null where it was not released.</summary>
    public static string? Package { get; } = AppContext.GetData(PackageSetting) as string;

    /// <summary>Whether it brings what runs networks.</summary>
    public static bool RunsNetworks => Package != Lite;

    /// <summary>The version with the commit; of a released program also what is inside, on a second line.</summary>
    public static string Describe() => Package is null
        ? SuiteVersions.Suite
        : $"{SuiteVersions.Suite}\n{Package} for {RuntimeInformation.RuntimeIdentifier}: .NET {Environment.Version}, "
            + AppContext.GetData(PartsSetting)
            + (RunsNetworks ? string.Empty
                : "; no libtorch, and no verb that runs networks (an8 --help lists those there are)");
}
