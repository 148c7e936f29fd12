using System.Numerics;

namespace An8Suite.Core.Geometry.Wavefront;

/// <summary>What follows <c>map_Kd</c>: options, then the picture's file.</summary>
/// <param name="File">The rest of the line, which may hold spaces.</param>
internal sealed record MtlMap(string File)
{
    private static readonly Dictionary<string, int> ArgumentCounts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["-s"] = 3,
        ["-o"] = 3,
        ["-t"] = 3,
        ["-mm"] = 2,
        ["-clamp"] = 1,
        ["-blendu"] = 1,
        ["-blendv"] = 1,
        ["-boost"] = 1,
        ["-cc"] = 1,
        ["-texres"] = 1,
        ["-bm"] = 1,
        ["-imfchan"] = 1,
        ["-type"] = 1,
    };

    /// <summary>How often the picture lies across the coordinates from 0 to 1; option -s.</summary>
    public Vector2 Scale { get; init; } = Vector2.One;

    /// <summary>What is added to the coordinates after that; option -o.</summary>
    public Vector2 Offset { get; init; }

    /// <summary>Whether the pixels of its sides go on beyond it; option -clamp.</summary>
    public bool IsClamped { get; init; }

    /// <summary>The options that change what is seen and are not read.</summary>
    public IReadOnlyList<string> NotRead { get; init; } = [];

    /// <summary>Reads the statement.</summary>
    public static MtlMap Of(string statement)
    {
        var map = new MtlMap(string.Empty);
        string rest = statement;
        while (rest.StartsWith('-') && Cut(rest, out string option, out string after)
            && ArgumentCounts.TryGetValue(option, out int count))
        {
            List<string> arguments = [];
            while (arguments.Count < count && Cut(after, out string word, out string next)
                && (count == 1 || ObjNumbers.TryRead(word, out _)))
            {
                arguments.Add(word);
                after = next;
            }

            (map, rest) = (map.With(option.ToLowerInvariant(), arguments), after);
        }

        return map with { File = rest };
    }

    private MtlMap With(string option, List<string> arguments)
    {
        float Number(int i, float standard) =>
            i < arguments.Count && ObjNumbers.TryRead(arguments[i], out float number) ? number : standard;
        bool isUsual = option switch
        {
            "-t" => arguments.All(word => ObjNumbers.TryRead(word, out float number) && number == 0),
            "-mm" => (Number(0, 0), Number(1, 1)) == (0, 1),
            "-cc" => arguments is not ["on"],
            "-imfchan" => false,
            _ => true,
        };
        return option switch
        {
            "-s" => this with { Scale = new Vector2(Number(0, 1), Number(1, 1)) },
            "-o" => this with { Offset = new Vector2(Number(0, 0), Number(1, 0)) },
            "-clamp" => this with { IsClamped = arguments is ["on"] },
            _ when !isUsual => this with { NotRead = [.. NotRead, option] },
            _ => this,
        };
    }

    /// <summary>Parts the first word from others; false where there are none, as the last word is the file.</summary>
    private static bool Cut(string text, out string word, out string rest)
    {
        int end = text.AsSpan().IndexOfAny(' ', '\t');
        (word, rest) = end < 0 ? (text, string.Empty) : (text[..end], text[end..].TrimStart());
        return end >= 0;
    }
}
