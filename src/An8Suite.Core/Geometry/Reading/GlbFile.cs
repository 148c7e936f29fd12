using An8Suite.Core.Files;
using An8Suite.Core.Geometry.Gltf;
using An8Suite.Core.Geometry.Parts;

namespace An8Suite.Core.Geometry.Reading;

/// <summary>A mesh with the one binary glTF that a dataset keeps of it, whatever form it has on disk.</summary>
/// <param name="Mesh">What <see cref="MeshReader.Read(string, MeshOptions?)"/> gives.</param>
/// <param name="Bytes">
/// Of a .glb file that is read without options the file, of any other one the mesh that it becomes.
/// </param>
public sealed record GlbFile(Mesh Mesh, byte[] Bytes)
{
    /// <summary>Reads <paramref name="path"/>.</summary>
    /// <exception cref="InputException">The file is missing, broken, or not a mesh the suite can use.</exception>
    /// <exception cref="MissingComponentException">The format needs Assimp, which is not installed.</exception>
    public static GlbFile Read(string path, MeshOptions? options = null)
    {
        if (!MeshReader.IsPlain(path, options))
        {
            return Of(path, MeshAssembler.Assemble(path, MeshReader.ReadPieces(path), options ?? new MeshOptions()));
        }

        return new GlbFile(MeshReader.Read(path), File.ReadAllBytes(path));
    }

    /// <summary>Writes an assembled mesh and reads it again.</summary>
    /// <remarks>Showing what the kept file says lets a dataset be rendered again to the same bytes.</remarks>
    internal static GlbFile Of(string path, Mesh assembled)
    {
        byte[] bytes = Written(path, () => GlbEncoder.Encode(assembled));
        Mesh kept = MeshAssembler.Assemble(path, GltfPieces.Read(path, bytes), new MeshOptions());
        if (!kept.Parts.Select(part => part.IndexCount).SequenceEqual(assembled.Parts.Select(part => part.IndexCount)))
        {
            throw new InputException($"{path}: cannot be kept as glTF, in which it is another mesh; "
                + "are there two parts whose names differ in case alone?");
        }

        return new GlbFile(
            kept with
            {
                Parts = [.. kept.Parts.Zip(
                    assembled.Parts, (part, read) => part with { BaseColor = read.BaseColor, Runs = read.Runs })],
                Remarks = assembled.Remarks,
            },
            bytes);
    }

    private static byte[] Written(string path, Func<byte[]> write)
    {
        byte[] bytes;
        try
        {
            bytes = write();
        }
        catch (Exception error) when (error is not InputException)
        {
            // What the library throws where a file holds what it does not expect is not documented.
            throw new InputException(
                $"{path}: cannot be kept as one glTF file: {OneLine.Message(error.Message)}", error);
        }

        return bytes.Length <= MeshLimits.MaxFileBytes ? bytes : throw new InputException(FormattableString.Invariant(
            $"{path}: with its pictures it would be a file of {bytes.Length / 1_000_000} MB, ")
            + FormattableString.Invariant($"expected at most {MeshLimits.MaxFileBytes / 1_000_000}"));
    }
}
