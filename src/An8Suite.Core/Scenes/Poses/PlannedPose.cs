using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;

namespace An8Suite.Core.Scenes.Poses;

/// <summary>One pose of a dataset: what the camera sees, before what, and which fold and split it belongs to.</summary>
/// <param name="Index">From 0 in the order of the recipe's axes; the same in every subset.</param>
/// <param name="Camera">The values of all axes.</param>
/// <param name="Background">The colour of pixels that show no part.</param>
/// <param name="Fold">The cross-validation fold, from 0; 0 where the splits are fixed.</param>
/// <param name="Split">Whose folder holds its images; with folds, the role of the pose's when fold 0 is tested.</param>
public sealed record PlannedPose(int Index, CameraPose Camera, SrgbColor Background, int Fold, Split Split);
