using System.Text.Json.Nodes;
using An8Suite.Core.Geometry.Textures;
using SharpGLTF.Schema2;

namespace An8Suite.Core.Geometry.Gltf;

/// <summary>
/// The bytes of a glTF file's pictures: from its buffers, from its text, or from a file in its folder or below.
/// </summary>
internal sealed class GltfPictures(string path)
{
    private readonly Dictionary<int, byte[]> _known = [];
    private readonly PictureLimits _limits = new();

    /// <summary>The glTF file.</summary>
    public string Path { get; } = path;

    /// <summary>What people call the picture.</summary>
    public static string NameOf(JsonNode image, int index) =>
        image["uri"]?.GetValue<string>() is string uri && !DataUri.Is(uri) ? uri
        : image["name"]?.GetValue<string>() is { Length: > 0 } name ? name
        : $"{index}";

    /// <summary>
    /// The encoded picture at <paramref name="index"/> of the file's; throws <see cref="InvalidDataException"/> with
    /// what is wrong.
    /// </summary>
    public byte[] Read(int index, JsonNode image, ModelRoot model)
    {
        if (_known.TryGetValue(index, out byte[]? known))
        {
            return known;
        }

        byte[] bytes = image["uri"]?.GetValue<string>() is string uri
            ? DataUri.Is(uri) ? Counted(DataUri.Read(uri)) : Beside(uri)
            : Inside(model.LogicalBufferViews[image["bufferView"]!.GetValue<int>()].Content);
        _known.Add(index, bytes);
        return bytes;
    }

    private byte[] Beside(string uri)
    {
        FileInfo file = new(GltfDocument.BesidePath(Path, uri, "picture"));
        if (!file.Exists)
        {
            throw new InvalidDataException("there is no such file beside the mesh");
        }

        _limits.Count(file.Length);
        return File.ReadAllBytes(file.FullName);
    }

    private byte[] Inside(ArraySegment<byte> view)
    {
        _limits.Count(view.Count);
        return [.. view];
    }

    private byte[] Counted(byte[] bytes)
    {
        _limits.Count(bytes.Length);
        return bytes;
    }
}
