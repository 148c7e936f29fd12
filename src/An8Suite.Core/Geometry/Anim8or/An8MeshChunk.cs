using System.Numerics;

namespace An8Suite.Core.Geometry.Anim8or;

/// <summary>Reads the points and faces of a <c>mesh</c>.</summary>
internal static class An8MeshChunk
{
    private const int HasNormals = 2;
    private const int HasTexCoords = 4;

    /// <summary>The mesh as it stands in the file.</summary>
    /// <exception cref="InputException">A face names what is not there, or numbers are missing.</exception>
    public static An8Polygons Read(An8Values values)
    {
        Vector3[] points = [.. Tuples(values, "points", 3)
            .Select(n => new Vector3((float)n[0], (float)n[1], (float)n[2]))];
        Vector3[] normals = [.. Tuples(values, "normals", 3)
            .Select(n => new Vector3((float)n[0], (float)n[1], (float)n[2]))];

        // Their origin is the lower left corner of the picture, that of ours the upper left one.
        Vector2[] texCoords = [.. Tuples(values, "texcoords", 2)
            .Select(n => new Vector2((float)n[0], 1 - (float)n[1]))];
        return new An8Polygons
        {
            Points = points,
            Normals = normals,
            TexCoords = texCoords,
            Faces = [.. Faces(values, new An8Corner(points.Length, normals.Length, texCoords.Length))],
            SmoothDegrees = (values.Numbers("smoothangle", 1) ?? [An8Polygons.StandardSmoothDegrees])[0],
        };
    }

    private static IEnumerable<double[]> Tuples(An8Values values, string name, int size)
    {
        An8Chunk? chunk = values.Chunk.Find(name);
        return chunk is null || chunk.Numbers.Count % size == 0
            ? (chunk?.Numbers ?? []).Chunk(size)
            : throw values.Wrong(
                chunk.Line, $"{name}: expected {size} numbers each, found {chunk.Numbers.Count} in all");
    }

    // A face: how many corners, flags, material, flat normal, then for each corner its point, normal and texture
    // coordinate.
    private static IEnumerable<An8Face> Faces(An8Values values, An8Corner counts)
    {
        if (values.Chunk.Find("faces") is not { } chunk)
        {
            yield break;
        }

        IReadOnlyList<double> numbers = chunk.Numbers;
        int at = 0, face = 0;
        int Next(int least, int end, string what)
        {
            double number = at < numbers.Count ? numbers[at++]
                : throw values.Wrong(chunk.Line, $"faces: face {face} is cut off");
            return number >= least && number < end && number == Math.Floor(number)
                ? (int)number
                : throw values.Wrong(chunk.Line, FormattableString.Invariant($"faces: face {face}: ")
                    + FormattableString.Invariant($"expected {what} from {least} to {end - 1}, found {number}"));
        }

        for (; at < numbers.Count; face++)
        {
            int corners = Next(0, MeshLimits.MaxVertexCount, "a number of corners");
            int flags = Next(0, 1 << 16, "flags");
            int material = Next(-1, 1 << 16, "a material");
            _ = Next(int.MinValue, int.MaxValue, "a normal");
            List<An8Corner> read = [];
            for (int i = 0; i < corners; i++)
            {
                int point = Next(0, counts.Point, "a point");
                int normal = (flags & HasNormals) != 0 ? Next(0, counts.Normal, "a normal") : -1;
                int texCoord = (flags & HasTexCoords) != 0 ? Next(0, counts.TexCoord, "a texture coordinate") : -1;
                read.Add(new An8Corner(point, normal, texCoord));
            }

            // Anim8or goes around a face clockwise. A face of two corners is a line.
            read.Reverse();
            if (corners > 2)
            {
                yield return new An8Face(Math.Max(material, 0), [.. read]);
            }
        }
    }
}
