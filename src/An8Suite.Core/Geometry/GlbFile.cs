using SharpGLTF.Schema2;

namespace An8Suite.Core.Geometry;

/// <summary>A mesh file as one binary glTF, whatever form it has on disk.</summary>
public static class GlbFile
{
    /// <summary>The bytes of a .glb file as they are, of a .gltf file with its side files packed into it.</summary>
    /// <remarks>Call <see cref="MeshReader.Read"/> first, which says what is wrong with a broken file.</remarks>
    public static byte[] Of(string path) =>
        Path.GetExtension(path).Equals(".glb", StringComparison.OrdinalIgnoreCase) ? File.ReadAllBytes(path) : Packed(path);

    private static byte[] Packed(string path)
    {
        ModelRoot model = GltfDocument.Load(path, out GltfMaterials materials);
        GltfTextures.Attach(model, materials);
        return [.. model.WriteGLB()];
    }
}
