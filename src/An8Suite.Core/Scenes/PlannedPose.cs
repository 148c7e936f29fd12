using An8Suite.Core.Datasets;

namespace An8Suite.Core.Scenes;

/// <summary>One pose of a dataset: what the camera sees and which fold it belongs to.</summary>
/// <param name="Index">From 0 in the order of the recipe's axes; the same in every subset.</param>
/// <param name="Camera">The values of all axes.</param>
/// <param name="Fold">The cross-validation fold, from 0.</param>
/// <param name="Split">Whose folder holds its images: the role of the fold when fold 0 is tested.</param>
public sealed record PlannedPose(int Index, CameraPose Camera, int Fold, Split Split);
