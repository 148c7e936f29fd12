namespace An8Suite.Core.Labels;

/// <summary>A picture that an image may have beside its masks; key <c>layers</c> of a recipe.</summary>
public enum PictureLayer
{
    /// <summary>How far away what a pixel shows is, along the camera's axis: 16-bit grey.</summary>
    Depth,

    /// <summary>Where the surface that a pixel shows faces, in camera coordinates: 16-bit RGB.</summary>
    Normals,

    /// <summary>Which object of the scene a pixel shows: 8-bit grey.</summary>
    Instances,
}
