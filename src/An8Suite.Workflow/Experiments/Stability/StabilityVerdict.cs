using An8Suite.Core;
using An8Suite.Core.Selection;

namespace An8Suite.Workflow.Experiments.Stability;

/// <summary>The stability of a selection in words.</summary>
internal static class StabilityVerdict
{
    /// <summary>How to tell a set that changed for nothing from one that changed for the worse.</summary>
    public const string Excess =
        "The excess is the error, on all images, of what a sample selected, above the smallest possible. "
        + "Where it is near 0 "
        + "while sets differ, the samples chose other features that explain the class as well.";

    // Fleiss' bands for kappa, which Nogueira, Sechidis and Brown take over for their index.
    private const double Poor = 0.4;
    private const double Excellent = 0.75;

    /// <summary>The range over the classes, and what it means.</summary>
    public static string Of(StabilityFile file)
    {
        (string Name, double Value)[] known =
        [
            .. file.ClassNames.Zip(file.Classes).Where(c => c.Second.Index is not null)
                .Select(c => (c.First, c.Second.Index!.Value)).OrderBy(c => c.Value),
        ];
        string drawn = FormattableString.Invariant(
            $"At μ = {file.Mu}, over {file.Samples} bootstrap samples of {file.UnitCount} ")
            + FormattableString.Invariant($"{Unit(file.Unit, file.UnitCount)},");
        return known.Length == 0
            ? $"{drawn} no class has a defined stability index: its samples selected nothing, or everything."
            : drawn + FormattableString.Invariant(
                $" the stability index runs from {known[0].Value:0.00} ({known[0].Name}, {Word(known[0].Value)}) to ")
                + FormattableString.Invariant($"{known[^1].Value:0.00} ({known[^1].Name}, {Word(known[^1].Value)}).");
    }

    /// <summary>The unit's name.</summary>
    public static string Unit(ResampleUnit unit, int count) =>
        Choice.NameOf(unit) + (count == 1 ? "" : "s");

    private static string Word(double value) =>
        value < Poor ? "poor" : value > Excellent ? "excellent" : "intermediate to good";
}
