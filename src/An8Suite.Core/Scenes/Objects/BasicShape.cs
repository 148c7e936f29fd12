namespace An8Suite.Core.Scenes.Objects;

/// <summary>Shapes that need no mesh file.</summary>
public enum BasicShape
{
    /// <summary>A ball.</summary>
    Sphere,

    /// <summary>A cube.</summary>
    Box,

    /// <summary>A cone on its base.</summary>
    Cone,

    /// <summary>An upright cylinder, twice as high as wide.</summary>
    Cylinder,

    /// <summary>An upright square board without thickness, facing +z.</summary>
    Board,

    /// <summary>A disc without thickness, facing up.</summary>
    Disc,
}
