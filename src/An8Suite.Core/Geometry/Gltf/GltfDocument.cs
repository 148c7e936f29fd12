using System.Text.Json;
using System.Text.Json.Nodes;
using An8Suite.Core.Files;
using SharpGLTF.Schema2;
using SharpGLTF.Validation;

namespace An8Suite.Core.Geometry.Gltf;

/// <summary>Loads the shapes of a glTF file and nothing else that it may name.</summary>
/// <remarks>
/// Pictures, materials, skins, extensions and animations are taken out before the library sees them: it would read a
/// picture from any path. What they say is kept in <see cref="GltfMaterials"/> and <see cref="GltfScene"/>. Buffers may
/// lie beside a .gltf file, in its folder or below; a .glb file holds its own. The node tree is checked first, because
/// the library walks it by recursion.
/// </remarks>
internal static class GltfDocument
{
    private const int MostNodes = 10_000;
    private const int DeepestNode = 64;
    private const string Quantization = "KHR_mesh_quantization";
    private const int JsonStart = 20;

    private static ReadOnlySpan<byte> OwnStart =>
        """{"asset":{"version":"2.0","generator":"An8Suite.Modeller","copyright":"An8Suite authors, MIT licence"}"""u8;

    private static readonly string[] Unread =
        [
            "images",
            "textures",
            "samplers",
            "materials",
            "animations",
            "skins",
            "cameras",
            "extensions",
            "extensionsUsed",
            "extensionsRequired",
        ];

    /// <summary>
    /// Loads <paramref name="content"/> of the file <paramref name="path"/>; what a broken file throws is anything.
    /// </summary>
    public static ModelRoot Load(string path, byte[] content, out GltfMaterials materials, out GltfScene scene)
    {
        (GltfMaterials? Materials, GltfScene? Scene) read = default;
        InputException? refused = null;
        var buffers = new Buffers(path);
        var context = ReadContext.Create(buffers.Read);
        context.Validation = ValidationMode.Skip; // The assembler checks what the suite needs and says it in its words.
        context.JsonPreprocessor = json => Reduce(json, buffers, root =>
        {
            try
            {
                GltfExtensions.Check(path, root);
            }
            catch (InputException error)
            {
                refused = error;
                throw;
            }

            read = (new GltfMaterials(path, root), new GltfScene(root));
        });
        try
        {
            ModelRoot model = context.ReadSchema2(new MemoryStream(content));
            (materials, scene) = (read.Materials!, read.Scene!);
            return model;
        }
        catch (Exception) when (refused is not null)
        {
            throw refused; // Without what the library makes of it.
        }
    }

    /// <summary>Whether a binary file was modelled for this suite and not changed by another program.</summary>
    public static bool IsOwnMesh(string path)
    {
        byte[] start = new byte[OwnStart.Length + JsonStart];
        using FileStream stream = File.OpenRead(path);
        int read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return read == start.Length && start.AsSpan(JsonStart).SequenceEqual(OwnStart);
    }

    /// <summary>
    /// Where a file lies that a glTF file names; throws <see cref="InvalidDataException"/> unless it is in the same
    /// folder or below.
    /// </summary>
    public static string BesidePath(string path, string uri, string what)
    {
        if (Path.GetExtension(path).Equals(".glb", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException(
                $"a .glb file must hold its own data, found a {what} at '{OneLine.Short(uri)}'");
        }

        MeshFolder folder = new(path);
        string file = folder.PathOf(Uri.UnescapeDataString(uri));
        return !folder.IsBelow(file) ? throw new InvalidDataException(
            $"a {what} must lie in the folder of its .gltf file or below, found '{OneLine.Short(uri)}'")
            : !folder.Holds(file) ? throw new InvalidDataException(
                $"the {what} '{OneLine.Short(uri)}' lies behind a link, which may lead out of the mesh's folder; "
                + "put the file itself there")
            : file;
    }

    private static string Reduce(string json, Buffers buffers, Action<JsonNode> keep)
    {
        JsonNode root = JsonNode.Parse(json) ?? throw new JsonException("expected an object, found null");
        keep(root);
        Remove(root, Unread);
        root["extensionsUsed"] = new JsonArray(Quantization); // Without which the library refuses positions of bytes.
        root["extensionsRequired"] = new JsonArray(Quantization);
        JsonNode[] nodes = Items(root, "nodes");
        Array.ForEach(nodes, node => Remove(node, "skin", "camera", "extensions"));
        CheckTree(nodes);
        Array.ForEach(Items(root, "buffers"), buffers.TakeInline);
        Array.ForEach(((string[])["accessors", "bufferViews", "buffers", "scenes", "meshes"])
            .SelectMany(key => Items(root, key)).ToArray(), item => Remove(item, "extensions"));
        foreach (JsonNode primitive in Items(root, "meshes").SelectMany(mesh => Items(mesh, "primitives")))
        {
            Remove(primitive, "material", "targets", "extensions");
        }

        return root.ToJsonString();
    }

    private static void CheckTree(JsonNode[] nodes)
    {
        if (nodes.Length > MostNodes)
        {
            throw new InvalidDataException($"expected at most {MostNodes} nodes, found {nodes.Length}");
        }

        int[] parents = [.. Enumerable.Repeat(-1, nodes.Length)];
        for (int parent = 0; parent < nodes.Length; parent++)
        {
            foreach (int child in Items(nodes[parent], "children").Select(index => index.GetValue<int>()))
            {
                parents[child] = parents[child] < 0 ? parent
                    : throw new InvalidDataException($"node {child} has two parents");
            }
        }

        for (int i = 0; i < nodes.Length; i++)
        {
            int depth = 0;
            for (int at = i; at >= 0; at = parents[at])
            {
                _ = ++depth > DeepestNode
                    ? throw new InvalidDataException($"node {i} lies in a circle or deeper than {DeepestNode} nodes")
                    : depth;
            }
        }
    }

    private static JsonNode[] Items(JsonNode node, string key) =>
        node[key] is JsonNode items
            ? [.. items.AsArray().Select(item => item ?? throw new JsonException($"null among {key}"))]
            : [];

    private static void Remove(JsonNode node, params string[] keys)
    {
        JsonObject from = node.AsObject();
        foreach (string key in keys)
        {
            from.Remove(key);
        }
    }

    /// <summary>The buffers beside a file, each read once, however often it is named.</summary>
    private sealed class Buffers(string path)
    {
        private readonly Dictionary<string, byte[]> _known = [];
        private readonly Dictionary<string, byte[]> _inline = [];
        private long _bytes;

        /// <summary>
        /// Takes the data of a buffer out of its address, of which the library knows two forms alone.
        /// </summary>
        public void TakeInline(JsonNode buffer)
        {
            if (GltfJson.Value(buffer["uri"], string.Empty) is string uri && DataUri.Is(uri))
            {
                string name = $"inline-{_inline.Count}.bin";
                try
                {
                    _inline.Add(name, DataUri.Read(uri));
                }
                catch (InvalidDataException error)
                {
                    throw new InvalidDataException($"a buffer {error.Message}", error);
                }

                buffer["uri"] = name;
            }
        }

        public ArraySegment<byte> Read(string uri)
        {
            if (_inline.TryGetValue(uri, out byte[]? inline))
            {
                return inline;
            }

            FileInfo file = new(BesidePath(path, uri, "buffer"));
            if (!_known.TryGetValue(file.FullName, out byte[]? bytes))
            {
                _bytes += file.Length;
                if (file.Length == 0 || _bytes > MeshLimits.MaxFileBytes)
                {
                    throw new InvalidDataException(FormattableString.Invariant(
                        $"expected buffers of 1 byte to {MeshLimits.MaxFileBytes / 1_000_000} MB in all, ")
                        + FormattableString.Invariant($"found {_bytes} bytes with '{OneLine.Short(uri)}'"));
                }

                _known.Add(file.FullName, bytes = File.ReadAllBytes(file.FullName));
            }

            return bytes;
        }
    }
}
