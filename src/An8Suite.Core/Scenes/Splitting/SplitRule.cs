using System.Globalization;
using An8Suite.Core.Labels;

namespace An8Suite.Core.Scenes.Splitting;

/// <summary>
/// How the poses of a recipe are divided among training, validation and test; all classes of a pose stay together.
/// </summary>
/// <remarks>
/// Poses are dealt in a seeded order. A subset is the beginning of that order, so a pose has the same split in every
/// subset as in the whole.
/// </remarks>
public abstract record SplitRule
{
    /// <summary>How many cross-validation folds there are; 1 where the splits are fixed.</summary>
    public virtual int FoldCount => FoldSplit.Fixed;

    /// <summary>What a recipe says, as one line of YAML.</summary>
    internal abstract string Yaml { get; }

    /// <summary>What is wrong with the numbers: a key below <c>splits</c>, and a sentence.</summary>
    internal abstract IEnumerable<(string Key, string Message)> Problems(long poseCount);

    /// <summary>The same for what only the poses can tell; asked where <see cref="Problems"/> finds nothing.</summary>
    /// <param name="views">Of every pose, in degrees.</param>
    internal virtual IEnumerable<(string Key, string Message)> PoseProblems(IReadOnlyList<double> views) => [];

    /// <summary>The fold and split of each pose, in the order given.</summary>
    /// <param name="views">Of every pose in the order in which they are dealt, in degrees.</param>
    internal abstract IReadOnlyList<(int Fold, Split Split)> Deal(IReadOnlyList<double> views);

    /// <summary>A number as it reads back.</summary>
    protected static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
