namespace An8Suite.Core.Geometry;

/// <summary>A mesh file as one binary glTF, whatever form it has on disk.</summary>
public static class GlbFile
{
    /// <summary>The bytes of a .glb file as they are, of a .gltf file with its side files packed into it.</summary>
    /// <remarks>Call <see cref="MeshReader.Read"/> first, which says what is wrong with a broken file.</remarks>
    public static byte[] Of(string path) =>
        Path.GetExtension(path).Equals(".glb", StringComparison.OrdinalIgnoreCase)
            ? File.ReadAllBytes(path)
            : [.. GltfDocument.Load(path).WriteGLB()];
}
