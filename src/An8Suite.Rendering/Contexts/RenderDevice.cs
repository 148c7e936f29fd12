using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace An8Suite.Rendering.Contexts;

/// <summary>What draws: our own renderer, or one of OpenGL; the default is <see cref="Software"/>.</summary>
/// <remarks>
/// Windows gives a program one driver and numbers none: there <see cref="Software"/> is Mesa's opengl32.dll where it
/// lies beside the program, and otherwise, as <see cref="Fastest"/>, the driver of the system.
/// </remarks>
public readonly record struct RenderDevice
{
    /// <summary>What <see cref="TryParse"/> reads, in words.</summary>
    public static string Valid { get; } = OperatingSystem.IsWindows()
        ? "cpu (needs no driver), software (Mesa's opengl32.dll where it lies beside the program) or fastest "
            + "(the system's driver)"
        : "cpu (needs no driver), software, fastest, or a number that 'an8 doctor' lists";

    /// <summary>OpenGL's software renderer where there is one: the same bytes on every machine.</summary>
    public static RenderDevice Software => default;

    /// <summary>Our own renderer, which needs no driver: the same bytes on every machine and system.</summary>
    public static RenderDevice Cpu => new() { IsCpu = true };

    /// <summary>Whatever the system prefers, usually the graphics card.</summary>
    public static RenderDevice Fastest => new() { PrefersHardware = true };

    /// <summary>The device with this number in <see cref="GlDevices"/>, from 0.</summary>
    public static RenderDevice Numbered(int number) => new() { Number = number };

    /// <summary>
    /// One of the driver's devices by its number in <see cref="GlDevices"/>, from 0; null where any will do.
    /// </summary>
    public int? Number { get; private init; }

    /// <summary>Whether a graphics card goes before the software renderer.</summary>
    public bool PrefersHardware { get; private init; }

    /// <summary>Whether our own renderer draws, and no OpenGL.</summary>
    public bool IsCpu { get; private init; }

    /// <summary>Where the shaders lie that it runs, for people who change them; null for the suite's own.</summary>
    public string? ShaderFolder { get; init; }

    /// <summary>
    /// Reads <c>cpu</c>, <c>software</c>, <c>fastest</c> or a number; false when <paramref name="text"/> is none.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out RenderDevice device)
    {
        bool isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        device = isNumber ? Numbered(number) : text == "fastest" ? Fastest : text == "cpu" ? Cpu : Software;
        return isNumber || text is "fastest" or "software" or "cpu";
    }

    /// <summary>
    /// What renders again what <paramref name="driver"/> made: our own renderer where that was it, otherwise this.
    /// </summary>
    /// <param name="driver">As a dataset's provenance has it.</param>
    public RenderDevice For(string driver) => driver == GlDriver.Cpu.ToString() ? Cpu : this;

    /// <inheritdoc/>
    public override string ToString() =>
        Number?.ToString(CultureInfo.InvariantCulture) ?? (IsCpu ? "cpu" : PrefersHardware ? "fastest" : "software");
}
