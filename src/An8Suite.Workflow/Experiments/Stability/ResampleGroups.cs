using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Selection;

namespace An8Suite.Workflow.Experiments.Stability;

/// <summary>Which images a bootstrap draws together.</summary>
internal static class ResampleGroups
{
    /// <summary>The group of every image, numbered from 0 in the order of their first images.</summary>
    /// <exception cref="InputException">Poses are wanted, and an image is not in the dataset.</exception>
    public static int[] Of(IReadOnlyList<string> ids, Dataset dataset, ResampleUnit unit)
    {
        if (unit == ResampleUnit.Image)
        {
            return [.. Enumerable.Range(0, ids.Count)];
        }

        Dictionary<string, int> poses = dataset.Samples.ToDictionary(sample => sample.Id, sample => sample.Pose);
        Dictionary<int, int> groups = [];
        int[] result = new int[ids.Count];
        for (int image = 0; image < result.Length; image++)
        {
            if (!poses.TryGetValue(ids[image], out int pose))
            {
                throw new InputException(
                    $"image {ids[image]} is not in {dataset.Root}, so its pose is not known; record the responses "
                    + "anew, or use --unit image");
            }

            if (!groups.TryGetValue(pose, out result[image]))
            {
                groups[pose] = result[image] = groups.Count;
            }
        }

        return result;
    }
}
