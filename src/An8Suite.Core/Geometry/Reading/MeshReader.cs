using System.Buffers.Binary;
using An8Suite.Core.Files;
using An8Suite.Core.Geometry.Anim8or;
using An8Suite.Core.Geometry.Gltf;
using An8Suite.Core.Geometry.Importing;
using An8Suite.Core.Geometry.Parts;
using An8Suite.Core.Geometry.Wavefront;

namespace An8Suite.Core.Geometry.Reading;

/// <summary>
/// Reads triangle meshes with named parts: glTF 2.0, Anim8or's .an8 and .obj by itself, other formats through the
/// system's Assimp.
/// </summary>
/// <remarks>
/// Unless <see cref="MeshOptions"/> say otherwise, every node that carries a mesh becomes a part, called by the node's
/// name (else its mesh's, else part_1, part_2, ...) in lower case. Node transforms are applied. What the file lacks is
/// computed: smooth normals, ambient occlusion.
/// </remarks>
public static class MeshReader
{
    private const uint Magic = 0x46546C67; // "glTF", little-endian
    private const int HeaderBytes = 12;
    private const string An8Extension = ".an8", ObjExtension = ".obj";
    private static readonly string[] GltfExtensions = [".glb", ".gltf"];

    /// <summary>Reads <paramref name="path"/>.</summary>
    /// <exception cref="InputException">The file is missing, broken, or not a mesh the suite can use.</exception>
    /// <exception cref="MissingComponentException">The format needs Assimp, which is not installed.</exception>
    public static Mesh Read(string path, MeshOptions? options = null) => Read(path, ReadPieces(path), options);

    /// <summary>
    /// The mesh that <paramref name="pieces"/>, which <see cref="ReadPieces"/> has read from <paramref name="path"/>,
    /// become.
    /// </summary>
    /// <exception cref="InputException">It is not a mesh the suite can use.</exception>
    public static Mesh Read(string path, IReadOnlyList<MeshPiece> pieces, MeshOptions? options = null)
    {
        Mesh mesh = MeshAssembler.Assemble(path, pieces, options ?? new MeshOptions());
        return IsPlain(path, options) ? mesh : GlbFile.Of(path, mesh).Mesh;
    }

    /// <summary>The pieces of a file, before they become parts.</summary>
    public static IReadOnlyList<MeshPiece> ReadPieces(string path)
    {
        CheckFile(path);
        if (Path.GetExtension(path).Equals(An8Extension, StringComparison.OrdinalIgnoreCase))
        {
            return An8Reader.Read(path, File.ReadAllBytes(path));
        }

        if (Path.GetExtension(path).Equals(ObjExtension, StringComparison.OrdinalIgnoreCase))
        {
            return ObjReader.Read(path);
        }

        if (!IsGltf(path))
        {
            return ImportProcess.Read(path);
        }

        try
        {
            return GltfPieces.Read(path, File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is not InputException)
        {
            // What a broken file throws is not documented, so this boundary catches everything.
            throw new InputException($"{path}: not a readable glTF file: {OneLine.Message(error.Message)}", error);
        }
    }

    /// <summary>Whether a dataset can keep the file as it is.</summary>
    internal static bool IsPlain(string path, MeshOptions? options) =>
        Path.GetExtension(path).Equals(".glb", StringComparison.OrdinalIgnoreCase) && options?.IsDefault != false;

    private static bool IsGltf(string path) => GltfExtensions.Contains(Path.GetExtension(path).ToLowerInvariant());

    private static void CheckFile(string path)
    {
        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (!File.Exists(path))
        {
            throw new InputException($"{path}: there is no such mesh file");
        }

        if (extension.Length == 0)
        {
            throw new InputException(
                $"{path}: expected a mesh file, read are {string.Join(", ", GltfExtensions)}, {An8Extension}, "
                + $"{ObjExtension} and what Assimp reads (.ply, .stl, .fbx, .dae, ...); "
                + "found no extension");
        }

        RegularFile.Require(path, "a mesh file");
        using (FileStream stream = OpenFile(path))
        {
            if (stream.Length > MeshLimits.MaxFileBytes)
            {
                throw new InputException(FormattableString.Invariant(
                    $"{path}: expected a mesh file of at most {MeshLimits.MaxFileBytes / 1_000_000} MB, ")
                    + FormattableString.Invariant($"found {stream.Length / 1_000_000} MB; reduce it first, ")
                    + "for example with the Decimate modifier of Blender");
            }

            if (stream.Length == 0)
            {
                throw new InputException($"{path}: expected a mesh file, found an empty file");
            }
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
}
