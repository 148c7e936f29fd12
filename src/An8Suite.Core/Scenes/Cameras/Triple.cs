namespace An8Suite.Core.Scenes.Cameras;

/// <summary>A vector in double precision.</summary>
internal readonly record struct Triple(double X, double Y, double Z)
{
    /// <summary>The inner product.</summary>
    public double Dot(Triple other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);

    /// <summary>This and a multiple of another.</summary>
    public Triple Plus(Triple other, double factor) =>
        new(X + (factor * other.X), Y + (factor * other.Y), Z + (factor * other.Z));
}
