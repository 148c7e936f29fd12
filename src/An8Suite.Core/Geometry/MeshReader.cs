using System.Buffers.Binary;
using SharpGLTF.Schema2;

namespace An8Suite.Core.Geometry;

/// <summary>Reads triangle meshes with named parts from glTF 2.0 files, binary (.glb) or text (.gltf).</summary>
/// <remarks>
/// Every node of the default scene that carries a mesh becomes one part, in the order of the file's node list, called
/// by the node's name (else its mesh's, else part_1, part_2, ...) in lower case. Node transforms are applied; skins,
/// morph targets and materials are not read, but for base-colour textures. Occlusion is the red channel of COLOR_0.
/// </remarks>
public static class MeshReader
{
    /// <summary>The most parts a mesh may have: part ids are bytes.</summary>
    public const int MaxPartCount = 250;

    /// <summary>The most vertices, and three times the most triangles, that a mesh may have in all.</summary>
    public const int MaxVertexCount = 3_000_000;

    private const uint Magic = 0x46546C67; // "glTF", little-endian
    private const int HeaderBytes = 12;
    private static readonly string[] Extensions = [".glb", ".gltf"];

    /// <summary>Reads <paramref name="path"/>.</summary>
    /// <exception cref="InputException">The file is missing, broken, or not a mesh the suite can use.</exception>
    public static Mesh Read(string path)
    {
        CheckFile(path);
        try
        {
            ModelRoot model = GltfDocument.Load(path, out GltfMaterials materials);
            var assembler = new MeshAssembler(path, materials);
            foreach (Node node in NodesWithMeshes(model))
            {
                assembler.Add(node);
            }

            return assembler.Finish();
        }
        catch (Exception error) when (error is not InputException)
        {
            // What a broken file throws is not documented, so this boundary catches everything.
            throw new InputException($"{path}: not a readable glTF file: {error.Message}", error);
        }
    }

    private static void CheckFile(string path)
    {
        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (!Extensions.Contains(extension))
        {
            string found = extension.Length == 0 ? "no extension" : $"'{extension}'";
            string read = string.Join(", ", Extensions);
            throw new InputException($"{path}: expected a mesh file, read are {read}; found {found}");
        }

        if (!File.Exists(path))
        {
            throw new InputException($"{path}: there is no such mesh file");
        }

        if (extension == ".glb")
        {
            CheckBinaryHeader(path);
        }
    }

    private static void CheckBinaryHeader(string path)
    {
        byte[] header = new byte[HeaderBytes];
        using FileStream stream = OpenFile(path);
        if (stream.Length == 0)
        {
            throw new InputException($"{path}: expected a binary glTF file, found an empty file");
        }

        int read = stream.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false);
        if (read < HeaderBytes || BinaryPrimitives.ReadUInt32LittleEndian(header) != Magic)
        {
            throw new InputException($"{path}: not a binary glTF file: it lacks the 12-byte 'glTF' header");
        }

        uint version = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(4));
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(8));
        if (version != 2)
        {
            throw new InputException($"{path}: expected glTF version 2, found version {version}");
        }

        if (length > stream.Length)
        {
            throw new InputException(
                $"{path}: truncated: its header promises {length} bytes, the file has {stream.Length}");
        }
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read: {error.Message}", error);
        }
    }

    private static IEnumerable<Node> NodesWithMeshes(ModelRoot model)
    {
        IEnumerable<Node> nodes = model.DefaultScene is null ? model.LogicalNodes : Node.Flatten(model.DefaultScene);
        return nodes.Where(node => node.Mesh is not null).OrderBy(node => node.LogicalIndex);
    }
}
