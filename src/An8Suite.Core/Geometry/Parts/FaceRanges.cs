using System.Globalization;
using An8Suite.Core.Files;

namespace An8Suite.Core.Geometry.Parts;

/// <summary>
/// Parts by the numbers of their triangles, from a CSV file with the columns part, first_triangle and triangle_count.
/// </summary>
/// <remarks>
/// Triangles count from 0 in the order of the file, over all its pieces. What no range holds is the part <c>rest</c>.
/// </remarks>
internal sealed class FaceRanges
{
    private const string Header = "part,first_triangle,triangle_count";
    private const string Uncovered = "rest";
    private const int MostBytes = 4_000_000;
    private readonly List<(string Part, int First, int End)> _ranges;

    private FaceRanges(List<(string Part, int First, int End)> ranges) => _ranges = ranges;

    /// <summary>Reads the file.</summary>
    public static FaceRanges Read(string path)
    {
        List<(string Part, int First, int End)> ranges = [];
        string[] lines = Lines(path);
        if (lines.FirstOrDefault()?.Trim() != Header)
        {
            throw new InputException($"{path}:1: expected the header '{Header}', found '{lines.FirstOrDefault()}'");
        }

        for (int i = 1; i < lines.Length; i++)
        {
            if (lines[i].Trim().Length > 0)
            {
                ranges.Add(Range(lines[i], $"{path}:{i + 1}"));
            }
        }

        ranges.Sort((a, b) => a.First.CompareTo(b.First));
        for (int i = 1; i < ranges.Count; i++)
        {
            if (ranges[i].First < ranges[i - 1].End)
            {
                throw new InputException(
                    $"{path}: the ranges of '{ranges[i - 1].Part}' and '{ranges[i].Part}' overlap at triangle "
                    + $"{ranges[i].First}");
            }
        }

        return new FaceRanges(ranges);
    }

    /// <summary>The part of every triangle from <paramref name="first"/> on.</summary>
    public string[] Of(int first, int count)
    {
        string[] parts = new string[count];
        Array.Fill(parts, Uncovered);
        foreach ((string part, int begin, int end) in _ranges)
        {
            (int from, int to) = (Math.Max(begin, first), Math.Min(end, first + count));
            if (from < to)
            {
                Array.Fill(parts, part, from - first, to - from);
            }
        }

        return parts;
    }

    /// <summary>The part of each of some triangles.</summary>
    public string[] Of(int[] triangles)
    {
        string[] parts = new string[triangles.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            (int low, int high) = (0, _ranges.Count);
            while (low < high)
            {
                int middle = (low + high) / 2;
                (low, high) = _ranges[middle].End <= triangles[i] ? (middle + 1, high) : (low, middle);
            }

            parts[i] = low < _ranges.Count && _ranges[low].First <= triangles[i] ? _ranges[low].Part : Uncovered;
        }

        return parts;
    }

    /// <summary>Refuses ranges beyond the last triangle.</summary>
    public void Check(string path, int triangleCount)
    {
        foreach ((string part, _, int end) in _ranges.Where(range => range.End > triangleCount))
        {
            throw new InputException(
                $"{path}: a range of '{part}' ends at triangle {end}, the mesh has {triangleCount}");
        }
    }

    private static (string Part, int First, int End) Range(string line, string place)
    {
        string[] cells = line.Split(',', StringSplitOptions.TrimEntries);
        return cells.Length == 3 && cells[0].Length > 0 && Number(cells[1], out int first)
            && Number(cells[2], out int count)
            && first <= int.MaxValue - count
                ? (cells[0], first, first + count)
                : throw new InputException(
                    $"{place}: expected part, first triangle and triangle count, found '{line}'");
    }

    private static bool Number(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static string[] Lines(string path)
    {
        try
        {
            RegularFile.Require(path, "face ranges");
            return new FileInfo(path).Length <= MostBytes
                ? File.ReadAllLines(path)
                : throw new InputException($"{path}: expected at most {MostBytes} bytes of face ranges, found more");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: the face ranges cannot be read: {error.Message}", error);
        }
    }
}
