using System.Buffers.Binary;
using System.Text.Json;

namespace An8Suite.Modeller;

/// <summary>Writes parts as a binary glTF 2.0 file: one node, mesh and material a part, 36 bytes a vertex.</summary>
/// <remarks>Occlusion goes into COLOR_0 as grey, so that other viewers darken by it too.</remarks>
internal sealed class GlbWriter
{
    private const int Float = 5126, UnsignedShort = 5123, UnsignedByte = 5121;
    private const int ArrayBuffer = 34962, ElementArrayBuffer = 34963;
    private readonly List<byte> _binary = [];
    private readonly List<object> _views = [];
    private readonly List<object> _accessors = [];
    private readonly List<object> _meshes = [];
    private readonly List<object> _materials = [];
    private readonly List<object> _nodes = [];

    /// <summary>Appends <paramref name="part"/> with its occlusion and a linear base colour for other viewers.</summary>
    public void Add(ModelPart part, double[] occlusion, double[] color)
    {
        var attributes = new Dictionary<string, int>
        {
            ["POSITION"] = AddPositions(part.Positions),
            ["NORMAL"] = AddFloats("VEC3", [.. part.Normals.SelectMany(n => new[] { n.X, n.Y, n.Z })], null),
            ["TEXCOORD_0"] = AddFloats("VEC2", [.. part.TexCoords.SelectMany(t => new[] { t.U, t.V })], null),
            ["COLOR_0"] = AddColors(occlusion),
        };
        int indices = AddIndices(part.Indices);
        int number = _nodes.Count;
        _meshes.Add(new { name = part.Name, primitives = new[] { new { attributes, indices, material = number } } });
        _nodes.Add(new { name = part.Name, mesh = number });
        _materials.Add(new
        {
            name = part.Name,
            doubleSided = true,
            pbrMetallicRoughness = new { baseColorFactor = color, metallicFactor = 0, roughnessFactor = 0.8 },
        });
    }

    /// <summary>Writes the file.</summary>
    public void Write(Stream stream)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(new
        {
            asset = new
            {
                version = "2.0",
                generator = "An8Suite.Modeller",
                copyright = "An8Suite authors, MIT licence",
            },
            scene = 0,
            scenes = new[] { new { nodes = Enumerable.Range(0, _nodes.Count) } },
            nodes = _nodes,
            meshes = _meshes,
            materials = _materials,
            accessors = _accessors,
            bufferViews = _views,
            buffers = new[] { new { byteLength = _binary.Count } },
        });
        byte[] text = [.. json, .. Enumerable.Repeat((byte)' ', -json.Length & 3)];
        byte[] binary = [.. _binary];
        WriteNumbers(stream, 0x46546C67, 2, (uint)(12 + 8 + text.Length + 8 + binary.Length));
        WriteNumbers(stream, (uint)text.Length, 0x4E4F534A);
        stream.Write(text);
        WriteNumbers(stream, (uint)binary.Length, 0x004E4942);
        stream.Write(binary);
    }

    private static void WriteNumbers(Stream stream, params ReadOnlySpan<uint> numbers)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (uint number in numbers)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
            stream.Write(bytes);
        }
    }

    private int AddPositions(List<Vector3d> positions)
    {
        double[] min = [positions.Min(p => p.X), positions.Min(p => p.Y), positions.Min(p => p.Z)];
        double[] max = [positions.Max(p => p.X), positions.Max(p => p.Y), positions.Max(p => p.Z)];
        return AddFloats("VEC3", [.. positions.SelectMany(p => new[] { p.X, p.Y, p.Z })], (min, max));
    }

    private int AddFloats(string type, double[] values, (double[] Min, double[] Max)? bounds)
    {
        byte[] bytes = new byte[4 * values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            // Adding zero turns -0 into 0: the two are equal but not the same bytes.
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), (float)values[i] + 0f);
        }

        int view = AddView(bytes, ArrayBuffer);
        int count = values.Length / (type == "VEC3" ? 3 : 2);
        return AddAccessor(bounds is { } b
            ? new { bufferView = view, componentType = Float, count, type, min = b.Min, max = b.Max }
            : new { bufferView = view, componentType = Float, count, type });
    }

    private int AddColors(double[] occlusion)
    {
        IEnumerable<byte> greys = occlusion.Select(open => (byte)Math.Round(255 * open));
        int bufferView = AddView([.. greys.SelectMany(grey => new byte[] { grey, grey, grey, 255 })], ArrayBuffer);
        int count = occlusion.Length;
        return AddAccessor(new { bufferView, componentType = UnsignedByte, normalized = true, count, type = "VEC4" });
    }

    private int AddIndices(List<int> indices)
    {
        byte[] bytes = new byte[(2 * indices.Count) + (2 * indices.Count % 4)];
        for (int i = 0; i < indices.Count; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * i), checked((ushort)indices[i]));
        }

        int bufferView = AddView(bytes, ElementArrayBuffer);
        return AddAccessor(new { bufferView, componentType = UnsignedShort, count = indices.Count, type = "SCALAR" });
    }

    private int AddView(byte[] bytes, int target)
    {
        _views.Add(new { buffer = 0, byteOffset = _binary.Count, byteLength = bytes.Length, target });
        _binary.AddRange(bytes);
        return _views.Count - 1;
    }

    private int AddAccessor(object accessor)
    {
        _accessors.Add(accessor);
        return _accessors.Count - 1;
    }
}
