using An8Suite.Core;
using An8Suite.Core.Labels;
using An8Suite.Core.Selection;

namespace An8Suite.Workflow.Experiments.RegularizationPaths;

/// <summary>What <c>an8 path</c> looks at; written into its folder.</summary>
public sealed record PathOptions
{
    /// <summary>
    /// How each class is fitted; its budget is the one <c>an8 select</c> would take, and a point of the grid.
    /// </summary>
    public LassoOptions Lasso { get; init; } = new();

    /// <summary>Where the path ends; above 0.</summary>
    public double MuMax { get; init; } = 100;

    /// <summary>Budgets of the grid, even in their logarithm; at least 2.</summary>
    public int Points { get; init; } = 31;

    /// <summary>
    /// The splits on which the weights are tried as a classifier, beside the images they are fitted on.
    /// </summary>
    public IReadOnlyList<Split> On { get; init; } = Enum.GetValues<Split>();

    /// <summary>Reports everything that is wrong with the options at once.</summary>
    /// <exception cref="InputException">An option is out of its range.</exception>
    public void Validate()
    {
        Lasso.Validate();
        List<string> problems = [];
        if (!double.IsFinite(MuMax) || MuMax <= 0)
        {
            problems.Add(FormattableString.Invariant($"mu-max is {MuMax}, expected a finite number above 0"));
        }

        if (Points < 2)
        {
            problems.Add(FormattableString.Invariant($"points is {Points}, expected 2 or more"));
        }

        if (problems.Count > 0)
        {
            throw new InputException($"path options: {string.Join("; ", problems)}");
        }
    }

    /// <summary>
    /// The budgets of the grid, rising, the one of <see cref="Lasso"/> among them where the path gets that far.
    /// </summary>
    public double[] Grid() =>
        [.. MuGrid.Even(MuMax, Points).Append(Lasso.Mu).Where(mu => mu <= MuMax).Distinct().Order()];
}
