using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Core.Labels;

namespace An8Suite.Core.Scenes.Objects;

/// <summary>
/// Joins the recipe's mesh, the objects of its scene and the ground to one mesh with one list of parts.
/// </summary>
/// <remarks>
/// Each object keeps the place that its file gives it; poses place it. A mesh that holds the objects' parts already, as
/// the one that a dataset keeps does, stays as it is.
/// </remarks>
public static class SceneMesh
{
    /// <summary>The role of a part, by its name.</summary>
    public static PartRole RoleOf(string part, IReadOnlyList<SceneObject> objects, bool hasGround) =>
        hasGround && part == SceneGround.PartName ? PartRole.Ground
        : objects.FirstOrDefault(placed => placed.Owns(part))?.Role ?? PartRole.Plant;

    /// <summary>
    /// What a part belongs to: 0 the ground, 1 the recipe's own mesh, 2 and above the objects in their order.
    /// </summary>
    public static byte InstanceOf(string part, IReadOnlyList<SceneObject> objects, bool hasGround)
    {
        int owner = objects.TakeWhile(placed => !placed.Owns(part)).Count();
        return (byte)(hasGround && part == SceneGround.PartName ? 0 : owner == objects.Count ? 1 : owner + 2);
    }

    /// <summary>
    /// <paramref name="plant"/> with the objects behind it, in their order, and the ground as the last part.
    /// </summary>
    /// <param name="path">For messages.</param>
    /// <param name="plant">The recipe's mesh.</param>
    /// <param name="objects">Of the scene.</param>
    /// <param name="hasGround">Whether there is a ground.</param>
    /// <param name="read">Reads the mesh of an object.</param>
    /// <exception cref="InputException">Names collide, an object has no mesh, or there are too many parts.</exception>
    public static GlbFile Of(
        string path, GlbFile plant, IReadOnlyList<SceneObject> objects, bool hasGround, Func<string, Mesh> read)
    {
        List<Mesh> further = [];
        foreach (SceneObject placed in objects)
        {
            bool isThere = plant.Mesh.Parts.Any(part => placed.Owns(part.Name));
            if (isThere && placed.Role != PartRole.Cue && (placed.Mesh is not null || placed.Shape is not null))
            {
                throw new InputException(
                    $"{path}: has a part called as the object '{placed.Name}' of the recipe; give the object another "
                    + "name");
            }

            if (!isThere)
            {
                further.Add(Named(placed, MeshOf(path, placed, plant.Mesh, objects, read)));
            }
        }

        if (hasGround && plant.Mesh.Parts.All(part => part.Name != SceneGround.PartName))
        {
            further.Add(BasicShapes.Of(BasicShape.Disc, SceneGround.PartName));
        }

        return further.Count == 0 ? plant : GlbFile.Of(path, Joined(path, [plant.Mesh, .. further]));
    }

    private static Mesh MeshOf(
        string path, SceneObject placed, Mesh plant, IReadOnlyList<SceneObject> objects, Func<string, Mesh> read) =>
        placed.Mesh is not null ? read(placed.Mesh)
        : placed.Shape is { } shape ? BasicShapes.Of(shape, placed.Name)
        : placed.Role == PartRole.Instance ? Only(plant, part => !objects.Any(other => other.Owns(part)))
        : throw new InputException(
            $"{path}: has no part called as the object '{placed.Name}' of the recipe; give the object a mesh or a "
            + "shape");

    private static Mesh Only(Mesh mesh, Func<string, bool> keeps) => mesh with
    {
        Parts = [.. mesh.Parts.Where(part => keeps(part.Name) && part.Name != SceneGround.PartName)],
    };

    private static Mesh Named(SceneObject placed, Mesh mesh) => mesh with
    {
        Parts = [.. mesh.Parts.Select(part => part with
        {
            Name = placed.NameOf(part.Name, mesh.Parts.Count == 1 && placed.Role != PartRole.Instance),
        })],
    };

    private static Mesh Joined(string path, IReadOnlyList<Mesh> meshes)
    {
        List<MeshPart> parts = [];
        List<int> indices = [];
        int vertex = 0;
        foreach (Mesh mesh in meshes)
        {
            foreach (MeshPart part in mesh.Parts)
            {
                int moved = indices.Count - part.FirstIndex;
                indices.AddRange(mesh.Indices.AsSpan(part.FirstIndex, part.IndexCount).ToArray()
                    .Select(index => vertex + index));
                parts.Add(part with
                {
                    Id = (byte)Math.Min(parts.Count + 1, byte.MaxValue),
                    FirstIndex = part.FirstIndex + moved,
                    Runs = [.. part.Runs.Select(run => run with { FirstIndex = run.FirstIndex + moved })],
                });
            }

            vertex += mesh.Positions.Length;
        }

        if (parts.Count > MeshLimits.MaxPartCount)
        {
            throw new InputException($"{path}: with the objects of the recipe it has {parts.Count} parts, expected at "
                + $"most {MeshLimits.MaxPartCount}; use fewer objects, or join parts by the key 'mesh'");
        }

        new MeshLimits(path).Count(vertex, indices.Count);
        return new Mesh
        {
            Positions = [.. meshes.SelectMany(mesh => mesh.Positions)],
            Normals = [.. meshes.SelectMany(mesh => mesh.Normals)],
            TexCoords = [.. meshes.SelectMany(mesh => mesh.TexCoords)],
            Occlusion = [.. meshes.SelectMany(mesh => mesh.Occlusion)],
            Indices = [.. indices],
            Parts = parts,
            Remarks = [.. meshes.SelectMany(mesh => mesh.Remarks).Distinct()],
        };
    }
}
