using System.Numerics;
using An8Suite.Core.Files;
using SharpGLTF.Schema2;

namespace An8Suite.Core.Geometry.Gltf;

/// <summary>The arrays of one glTF primitive, checked; those the file does not have are null.</summary>
internal sealed record PrimitiveArrays(
    Vector3[] Positions, Vector3[]? Normals, Vector2[]? TexCoords, Vector4[]? Colors, int[] Triangles)
{
    /// <summary>Reads <paramref name="primitive"/>; <paramref name="place"/> names file and part in messages.</summary>
    public static PrimitiveArrays Read(MeshPrimitive primitive, string place)
    {
        PrimitiveArrays arrays;
        try
        {
            Whole(primitive.IndexAccessor, a => a.AsIndicesArray());
            arrays = new PrimitiveArrays(
                Whole(primitive.GetVertexAccessor("POSITION"), a => a.AsVector3Array()) ?? [],
                Whole(primitive.GetVertexAccessor("NORMAL"), a => a.AsVector3Array()),
                Whole(primitive.GetVertexAccessor("TEXCOORD_0"), a => a.AsVector2Array()),
                Whole(primitive.GetVertexAccessor("COLOR_0"), a => a.AsColorArray()),
                [.. primitive.GetTriangleIndices().SelectMany(t => new[] { t.A, t.B, t.C })]);
        }
        catch (Exception error)
        {
            // Accessors that point outside their buffer throw whatever the library happens to hit first.
            throw new InputException($"{place} has data that cannot be read: {OneLine.Message(error.Message)}", error);
        }

        arrays.Check(place);
        return arrays;
    }

    /// <summary>All values of an accessor; null without one.</summary>
    /// <remarks>
    /// The library cuts an accessor short where its buffer ends, without a word. One without a buffer is zeros, of
    /// which a sparse one says the others.
    /// </remarks>
    public static T[]? Whole<T>(Accessor? accessor, Func<Accessor, IReadOnlyList<T>> read)
    {
        bool isEmpty = accessor is { SourceBufferView: null, IsSparse: false };
        if (accessor is not null && (isEmpty || accessor.Count > MeshLimits.MaxVertexCount))
        {
            throw new InvalidDataException(
                $"expected at most {MeshLimits.MaxVertexCount} values in a buffer, found {accessor.Count}"
                + (isEmpty ? " without one" : string.Empty));
        }

        T[]? values = accessor is null ? null : [.. read(accessor)];
        return values is null || values.Length == accessor!.Count
            ? values
            : throw new InvalidDataException($"its buffer holds {values.Length} of {accessor.Count} values");
    }

    private void Check(string place)
    {
        int?[] counts = [Normals?.Length, TexCoords?.Length, Colors?.Length];
        if (counts.FirstOrDefault(count => count is not null && count != Positions.Length) is { } count)
        {
            throw new InputException(
                $"{place} has {Positions.Length} positions but {count} normals, texture coordinates or colours");
        }

        int bad = Array.FindIndex(Positions, p => !(float.IsFinite(p.X) && float.IsFinite(p.Y) && float.IsFinite(p.Z)));
        if (bad >= 0)
        {
            throw new InputException($"{place} has a position that is not finite (vertex {bad})");
        }

        int outside = Array.FindIndex(Triangles, i => i < 0 || i >= Positions.Length);
        if (outside >= 0)
        {
            throw new InputException($"{place} has an index out of range: triangle {outside / 3} uses vertex "
                + $"{Triangles[outside]} of {Positions.Length}");
        }
    }
}
