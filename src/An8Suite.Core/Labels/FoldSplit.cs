namespace An8Suite.Core.Labels;

/// <summary>The samples of one cross-validation fold.</summary>
/// <remarks>
/// With test fold k of n, fold k is tested, fold (k + 1) mod n validates and the rest trains. Folds hold whole poses,
/// so no pose is on two sides. The folders train, val and test of a dataset are the split with k = 0. Where a recipe
/// fixes the splits, all samples are in fold 0, the only one, and the folders are its sides.
/// </remarks>
public sealed record FoldSplit(
    IReadOnlyList<Sample> Train, IReadOnlyList<Sample> Val, IReadOnlyList<Sample> Test)
{
    /// <summary>The number of folds of a dataset whose splits are fixed.</summary>
    public const int Fixed = 1;

    /// <summary>
    /// The role of a sample of fold <paramref name="fold"/> when fold <paramref name="testFold"/> is tested.
    /// </summary>
    public static Split RoleOf(int fold, int testFold, int foldCount) =>
        fold == testFold ? Split.Test : fold == (testFold + 1) % foldCount ? Split.Val : Split.Train;

    /// <summary>Divides <paramref name="samples"/>, in their order.</summary>
    public static FoldSplit Of(IReadOnlyList<Sample> samples, int testFold, int foldCount)
    {
        ILookup<Split, Sample> byRole = samples.ToLookup(
            s => foldCount == Fixed ? s.Split : RoleOf(s.Fold, testFold, foldCount));
        return new FoldSplit([.. byRole[Split.Train]], [.. byRole[Split.Val]], [.. byRole[Split.Test]]);
    }
}
