namespace An8Suite.Core.Geometry.Parts;

/// <summary>What in a mesh file names parts.</summary>
public enum PartSource
{
    /// <summary>Nodes of the scene; one without a name has its mesh's.</summary>
    Nodes,

    /// <summary>Meshes; one without a name has its node's.</summary>
    Meshes,

    /// <summary>Materials.</summary>
    Materials,

    /// <summary>Groups of formats such as OBJ, which are nodes to the library that reads them.</summary>
    Groups,

    /// <summary>The colour of each triangle's first vertex, named as <c>#rrggbb</c>.</summary>
    Colors,

    /// <summary>A file of face ranges.</summary>
    Faces,
}
