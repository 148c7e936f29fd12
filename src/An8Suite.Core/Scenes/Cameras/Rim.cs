namespace An8Suite.Core.Scenes.Cameras;

/// <summary>A horizontal circle about the y axis.</summary>
/// <param name="Height">Its y.</param>
/// <param name="Radius">Its radius.</param>
internal readonly record struct Rim(double Height, double Radius);
