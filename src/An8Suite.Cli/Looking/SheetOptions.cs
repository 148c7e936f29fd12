using An8Suite.Rendering.Contexts;

namespace An8Suite.Cli.Looking;

/// <summary>What a sheet and a turntable show.</summary>
internal sealed record SheetOptions
{
    /// <summary>The most poses a class has on a sheet.</summary>
    public const int MostViews = 64;

    /// <summary>The most frames of a turntable.</summary>
    public const int MostFrames = 720;

    /// <summary>A recipe file, a shipped recipe's name, or a mesh file.</summary>
    public required string Subject { get; init; }

    /// <summary>The folder for both pictures.</summary>
    public required string Out { get; init; }

    /// <summary>Poses a class, 1 to <see cref="MostViews"/>.</summary>
    public int Views { get; init; } = 4;

    /// <summary>The classes on the sheet; null for all.</summary>
    public IReadOnlyList<string>? Classes { get; init; }

    /// <summary>The longer side of every picture in pixels; null for the standard.</summary>
    public int? Size { get; init; }

    /// <summary>The class on the turntable; null for the first one on the sheet.</summary>
    public string? Class { get; init; }

    /// <summary>Pictures of the turntable, 0 to <see cref="MostFrames"/>; 0 for no turntable.</summary>
    public int Frames { get; init; } = 36;

    /// <summary>What renders.</summary>
    public RenderDevice Device { get; init; }
}
