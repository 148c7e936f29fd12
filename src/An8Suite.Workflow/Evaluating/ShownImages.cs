using An8Suite.Core.Labels;

namespace An8Suite.Workflow.Evaluating;

/// <summary>Chooses the images whose heatmaps are looked at.</summary>
internal static class ShownImages
{
    private const int RowCount = 6;

    /// <summary>One image a class, of at most six classes spread over all, each at another view.</summary>
    public static IReadOnlyList<Sample> Choose(IReadOnlyList<Sample> candidates)
    {
        Sample[][] classes =
        [
            .. candidates.GroupBy(sample => sample.Label).OrderBy(group => group.Key)
                .Select(group => group.OrderBy(sample => sample.Pose).ToArray()),
        ];
        int rows = Math.Min(RowCount, classes.Length);
        return
        [
            .. Enumerable.Range(0, rows).Select(row =>
            {
                Sample[] members = classes[row * classes.Length / rows];
                return members[((2 * row) + 1) * members.Length / (2 * rows)];
            }),
        ];
    }
}
