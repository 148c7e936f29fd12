using System.Runtime.InteropServices;
using An8Suite.Core;
using SkiaSharp;

namespace An8Suite.Workflow.Pictures;

/// <summary>The native library behind SkiaSharp: whether it is there, and what mends it when it is not.</summary>
public static class SkiaLibrary
{
    private static readonly Lazy<Exception?> Problem = new(
        () => Try(() => SkiaSharpVersion.CheckNativeLibraryCompatible(throwIfIncompatible: true)));

    /// <summary>The version of the package.</summary>
    public static string Version { get; } = typeof(SKCodec).Assembly.GetName().Version!.ToString(3);

    /// <summary>Demands that the library loads.</summary>
    /// <exception cref="MissingComponentException">It does not; the message says why and what mends it.</exception>
    public static void Require()
    {
        if (Problem.Value is { } error)
        {
            throw Missing(error);
        }
    }

    /// <summary>What is said when <paramref name="error"/> came of loading the library.</summary>
    public static MissingComponentException Missing(Exception error)
    {
        string reason = (error is TypeInitializationException { InnerException: { } inner } ? inner : error).Message
            .Split('\n', StringSplitOptions.TrimEntries)[0];
        return new MissingComponentException(
            $"pictures: libSkiaSharp does not load on {RuntimeInformation.RuntimeIdentifier}: {reason}; "
            + "it belongs beside an8.dll: build again "
            + "on this machine with `dotnet build -c Release src/An8Suite.Cli`, or use PNG datasets of 'an8 generate' "
            + "or IDX files, which need no decoder",
            error);
    }

    private static Exception? Try(Action load)
    {
        try
        {
            load();
            return null;
        }
        catch (Exception error)
            when (error is TypeInitializationException or DllNotFoundException or BadImageFormatException
                or InvalidOperationException or EntryPointNotFoundException)
        {
            return error;
        }
    }
}
