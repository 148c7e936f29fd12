namespace An8Suite.Core.Geometry;

/// <summary>The axis of a mesh file that points up.</summary>
public enum UpAxis
{
    /// <summary>The suite's own.</summary>
    Y,

    /// <summary>As in Blender and CAD programs: the file's z becomes y, its y becomes -z.</summary>
    Z,

    /// <summary>The file's x becomes y, its y becomes -x.</summary>
    X,
}
