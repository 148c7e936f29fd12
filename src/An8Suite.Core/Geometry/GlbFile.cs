using An8Suite.Core.Geometry.Gltf;
using SharpGLTF.Schema2;
using SharpGLTF.Validation;

namespace An8Suite.Core.Geometry;

/// <summary>A mesh file as one binary glTF, whatever form it has on disk.</summary>
public static class GlbFile
{
    /// <summary>
    /// The bytes of a .glb file as they are, of a .gltf file with its side files packed into it, of any other file, and
    /// of any file whose parts go by rules, of the mesh that it becomes.
    /// </summary>
    /// <remarks>Call <see cref="MeshReader.Read"/> first, which says what is wrong with a broken file.</remarks>
    public static byte[] Of(string path, MeshOptions? options = null) =>
        !MeshReader.IsPlain(path, options) ? GlbEncoder.Encode(MeshReader.Assemble(path, options))
        : Path.GetExtension(path).Equals(".glb", StringComparison.OrdinalIgnoreCase) ? File.ReadAllBytes(path)
        : Packed(path);

    private static byte[] Packed(string path)
    {
        ModelRoot model = GltfDocument.Load(path, File.ReadAllBytes(path), out GltfMaterials materials);
        GltfTextureWriter.Attach(model, [.. model.LogicalMeshes.SelectMany(mesh => mesh.Primitives).Select(primitive =>
        {
            GltfMaterial material = materials.Of(primitive);
            return (primitive, material.Texture, material.Factor);
        })]);
        return [.. model.WriteGLB(new WriteSettings { Validation = ValidationMode.Skip })];
    }
}
