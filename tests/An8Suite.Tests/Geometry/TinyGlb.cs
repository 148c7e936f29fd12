using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace An8Suite.Tests.Geometry;

/// <summary>Writes the smallest glTF files a test needs, right or wrong on purpose.</summary>
internal sealed class TinyGlb
{
    private readonly List<byte> _binary = [];
    private readonly JsonArray _views = [];
    private readonly JsonArray _accessors = [];
    private readonly JsonArray _meshes = [];
    private readonly JsonArray _nodes = [];

    /// <summary>Adds a node with one primitive; the caller may change the node before it is written.</summary>
    public JsonObject Add(string? name, float[] positions, ushort[]? indices, float[]? normals = null,
        float[]? texCoords = null, byte[]? colors = null, int mode = 4)
    {
        var attributes = new JsonObject { ["POSITION"] = Floats("VEC3", 3, positions) };
        if (normals is not null)
        {
            attributes["NORMAL"] = Floats("VEC3", 3, normals);
        }

        if (texCoords is not null)
        {
            attributes["TEXCOORD_0"] = Floats("VEC2", 2, texCoords);
        }

        if (colors is not null)
        {
            attributes["COLOR_0"] = Accessor(5121, "VEC4", colors.Length / 4, colors, normalized: true);
        }

        var primitive = new JsonObject { ["attributes"] = attributes, ["mode"] = mode };
        if (indices is not null)
        {
            byte[] bytes = [.. indices.SelectMany(BitConverter.GetBytes)];
            primitive["indices"] = Accessor(5123, "SCALAR", indices.Length, bytes, normalized: false);
        }

        var node = new JsonObject { ["mesh"] = _meshes.Count };
        if (name is not null)
        {
            node["name"] = name;
        }

        _meshes.Add(new JsonObject { ["primitives"] = new JsonArray(primitive) });
        _nodes.Add(node);
        return node;
    }

    /// <summary>A node with one triangle in the plane z = 0.</summary>
    public JsonObject AddTriangle(string? name) => Add(name, [0, 0, 0, 1, 0, 0, 0, 1, 0], [0, 1, 2]);

    /// <summary>The file; <paramref name="change"/> may damage the JSON first.</summary>
    public byte[] ToBytes(Action<JsonObject>? change = null)
    {
        JsonObject root = Root();
        change?.Invoke(root);
        byte[] json = Encoding.UTF8.GetBytes(root.ToJsonString());
        json = [.. json, .. Enumerable.Repeat((byte)' ', -json.Length & 3)];
        var file = new List<byte>();
        Append(file, 0x46546C67, 2, (uint)(28 + json.Length + _binary.Count), (uint)json.Length, 0x4E4F534A);
        file.AddRange(json);
        Append(file, (uint)_binary.Count, 0x004E4942);
        file.AddRange(_binary);
        return [.. file];
    }

    /// <summary>The same as text, with the binary part inside it.</summary>
    public string ToText()
    {
        JsonObject root = Root();
        root["buffers"]![0]!["uri"] = "data:application/octet-stream;base64," + Convert.ToBase64String([.. _binary]);
        return root.ToJsonString();
    }

    /// <summary>
    /// Adds an accessor while the file is being written, from within the change of <see cref="ToBytes"/>, and gives its
    /// number.
    /// </summary>
    public int AddAccessor(JsonObject root, string type, int componentType, int count, byte[] bytes)
    {
        int number = Accessor(componentType, type, count, bytes, normalized: false);
        root["accessors"]!.AsArray().Add(_accessors[number]!.DeepClone());
        root["bufferViews"]!.AsArray().Add(_views[number]!.DeepClone());
        root["buffers"]![0]!["byteLength"] = _binary.Count;
        return number;
    }

    private static void Append(List<byte> file, params uint[] numbers)
    {
        byte[] bytes = new byte[4];
        foreach (uint number in numbers)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
            file.AddRange(bytes);
        }
    }

    private JsonObject Root() => new()
    {
        ["asset"] = new JsonObject { ["version"] = "2.0" },
        ["scene"] = 0,
        ["scenes"] = new JsonArray(new JsonObject
        { ["nodes"] = new JsonArray([.. Enumerable.Range(0, _nodes.Count).Select(i => (JsonNode)i)]) }),
        ["nodes"] = _nodes.DeepClone(),
        ["meshes"] = _meshes.DeepClone(),
        ["accessors"] = _accessors.DeepClone(),
        ["bufferViews"] = _views.DeepClone(),
        ["buffers"] = new JsonArray(new JsonObject { ["byteLength"] = _binary.Count }),
    };

    private int Floats(string type, int width, float[] values) =>
        Accessor(5126, type, values.Length / width, [.. values.SelectMany(BitConverter.GetBytes)], normalized: false);

    private int Accessor(int componentType, string type, int count, byte[] bytes, bool normalized)
    {
        _views.Add(new JsonObject { ["buffer"] = 0, ["byteOffset"] = _binary.Count, ["byteLength"] = bytes.Length });
        _binary.AddRange(bytes);
        _binary.AddRange(new byte[-bytes.Length & 3]);
        _accessors.Add(new JsonObject
        {
            ["bufferView"] = _views.Count - 1,
            ["componentType"] = componentType,
            ["normalized"] = normalized,
            ["count"] = count,
            ["type"] = type,
        });
        return _accessors.Count - 1;
    }
}
