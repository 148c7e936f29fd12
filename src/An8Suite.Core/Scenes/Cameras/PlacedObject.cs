using System.Numerics;

namespace An8Suite.Core.Scenes.Cameras;

/// <summary>Where an object of the scene stands in one pose.</summary>
/// <param name="FirstId">The id of its first part.</param>
/// <param name="LastId">The id of its last part.</param>
/// <param name="World">Its own coordinates to the world; null where it is not there.</param>
public sealed record PlacedObject(byte FirstId, byte LastId, Matrix4x4? World);
