using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using SharpGLTF.Schema2;
using SharpGLTF.Validation;

namespace An8Suite.Core.Geometry.Gltf;

/// <summary>
/// Writes a mesh as a binary glTF 2.0 file: one node and mesh a part, one primitive a material of it, occlusion as
/// COLOR_0.
/// </summary>
/// <remarks>
/// Textures are written. Base colours of parts without are left out: a recipe that uses them has them written out.
/// </remarks>
internal sealed class GlbEncoder : IDisposable
{
    private const int Float = 5126, UnsignedInt = 5125;
    private readonly MemoryStream _binary = new();
    private readonly List<object> _views = [];
    private readonly List<object> _accessors = [];

    /// <summary>The file's bytes.</summary>
    public static byte[] Encode(Mesh mesh)
    {
        byte[] bare = Shapes(mesh);
        if (mesh.Parts.All(part => part.Runs.Count == 0))
        {
            return bare;
        }

        var model = ModelRoot.ParseGLB(bare, new ReadSettings { Validation = ValidationMode.Skip });
        GltfTextureWriter.Attach(model, [.. mesh.Parts.SelectMany((part, i) => part.Runs.Select((run, k) =>
            (model.LogicalMeshes[i].Primitives[k], run)))]);
        return [.. model.WriteGLB(new WriteSettings { Validation = ValidationMode.Skip })];
    }

    /// <inheritdoc/>
    public void Dispose() => _binary.Dispose();

    private static byte[] Shapes(Mesh mesh)
    {
        using var encoder = new GlbEncoder();
        object[] meshes = [.. mesh.Parts.Select(part => encoder.Add(mesh, part))];
        return encoder.File(JsonSerializer.SerializeToUtf8Bytes(new
        {
            asset = new { version = "2.0", generator = "An8Suite" },
            scene = 0,
            scenes = new[] { new { nodes = Enumerable.Range(0, meshes.Length) } },
            nodes = mesh.Parts.Select((part, i) => new { name = part.Name, mesh = i }),
            meshes,
            accessors = encoder._accessors,
            bufferViews = encoder._views,
            buffers = new[] { new { byteLength = encoder._binary.Length } },
        }));
    }

    private object Add(Mesh mesh, MeshPart part) => new
    {
        name = part.Name,
        primitives = part.Runs.Count == 0
            ? [Primitive(mesh, part.FirstIndex, part.IndexCount)]
            : part.Runs.Select(run => Primitive(mesh, run.FirstIndex, run.IndexCount)).ToArray(),
    };

    private object Primitive(Mesh mesh, int firstIndex, int indexCount)
    {
        int[] corners = mesh.Indices[firstIndex..(firstIndex + indexCount)];
        (int first, int count) = (corners.Min(), corners.Max() - corners.Min() + 1);
        Vector3[] positions = mesh.Positions[first..(first + count)];
        var attributes = new Dictionary<string, int>
        {
            ["POSITION"] = Accessor("VEC3", Float, positions, new
            {
                min = new[] { positions.Min(p => p.X), positions.Min(p => p.Y), positions.Min(p => p.Z) },
                max = new[] { positions.Max(p => p.X), positions.Max(p => p.Y), positions.Max(p => p.Z) },
            }),
            ["NORMAL"] = Accessor("VEC3", Float, mesh.Normals[first..(first + count)]),
            ["TEXCOORD_0"] = Accessor("VEC2", Float, mesh.TexCoords[first..(first + count)]),
            ["COLOR_0"] = Accessor(
                "VEC4", Float, Array.ConvertAll(mesh.Occlusion[first..(first + count)], o => new Vector4(o, o, o, 1))),
        };
        int indices = Accessor("SCALAR", UnsignedInt, Array.ConvertAll(corners, i => (uint)(i - first)));
        return new { attributes, indices };
    }

    private int Accessor<T>(string type, int componentType, T[] values, object? bounds = null)
        where T : unmanaged
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(values.AsSpan());
        _views.Add(new { buffer = 0, byteOffset = _binary.Length, byteLength = bytes.Length });
        _binary.Write(bytes);
        var accessor = new Dictionary<string, object>
        {
            ["bufferView"] = _views.Count - 1,
            ["componentType"] = componentType,
            ["count"] = values.Length,
            ["type"] = type,
        };
        foreach (System.Reflection.PropertyInfo bound in bounds?.GetType().GetProperties() ?? [])
        {
            accessor[bound.Name] = bound.GetValue(bounds)!;
        }

        _accessors.Add(accessor);
        return _accessors.Count - 1;
    }

    private byte[] File(byte[] json)
    {
        byte[] text = [.. json, .. Enumerable.Repeat((byte)' ', -json.Length & 3)];
        using var file = new MemoryStream();
        Numbers(file, 0x46546C67, 2, (uint)(28 + text.Length + _binary.Length), (uint)text.Length, 0x4E4F534A);
        file.Write(text);
        Numbers(file, (uint)_binary.Length, 0x004E4942);
        _binary.WriteTo(file);
        return file.ToArray();
    }

    private static void Numbers(MemoryStream file, params ReadOnlySpan<uint> numbers)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (uint number in numbers)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
            file.Write(bytes);
        }
    }
}
