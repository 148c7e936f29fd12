namespace An8Suite.Core.Selection;

/// <summary>What a bootstrap draws as a whole.</summary>
public enum ResampleUnit
{
    /// <summary>
    /// A pose with its images of all classes, which differ in colour alone and so are not independent.
    /// </summary>
    Pose,

    /// <summary>An image on its own.</summary>
    Image,
}
