using An8Suite.Rendering.Contexts;

namespace An8Suite.Cli.Looking.Viewing;

/// <summary>What <c>an8 view</c> is asked for.</summary>
internal sealed record ViewOptions
{
    /// <summary>A recipe file, a shipped recipe's name, or a mesh file.</summary>
    public required string Subject { get; init; }

    /// <summary>The folder for screenshots.</summary>
    public string Out { get; init; } = ".";

    /// <summary>The longer side of the picture in pixels.</summary>
    public int Size { get; init; } = 512;

    /// <summary>The class that is shown first; null for the first one.</summary>
    public string? Class { get; init; }

    /// <summary>A pose of the recipe to stand still at; null to turn.</summary>
    public int? Pose { get; init; }

    /// <summary>What renders.</summary>
    public RenderDevice Device { get; init; }

    /// <summary>
    /// For scripts: keys that are pressed, one a frame, as <see cref="ViewScript"/> reads them; null for none.
    /// </summary>
    public string? Keys { get; init; }

    /// <summary>For scripts: end after so many drawn frames; null to go on, or to end after the keys.</summary>
    public int? Frames { get; init; }

    /// <summary>For scripts: where what the window shows at the end is written; null for nowhere.</summary>
    public string? Screenshot { get; init; }

    /// <summary>Whether a script runs: it ends by itself, and its plant turns by frames, not by the clock.</summary>
    public bool IsScript => Keys is not null || Frames is not null || Screenshot is not null;
}
