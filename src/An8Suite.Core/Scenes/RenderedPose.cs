namespace An8Suite.Core.Scenes;

/// <summary>What rendering a pose gives: the matrices that were used and the samples they produced.</summary>
/// <param name="View">Recorded with every image of the pose.</param>
/// <param name="Buffer">Of the recipe's size.</param>
public sealed record RenderedPose(SceneView View, GBuffer Buffer);
