namespace An8Suite.Modeller;

/// <summary>A point of a surface with its texture coordinates.</summary>
internal readonly record struct SurfacePoint(Vector3d Position, double U, double V);
