using An8Suite.Core;
using An8Suite.Learning.Explanations;
using An8Suite.Report.Model;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Sweeping;

namespace An8Suite.Report.Sweeping;

/// <summary>The order of methods that the paper reports, which a replication looks for.</summary>
internal static class PaperOrder
{
    private static readonly string[] Methods =
        [MethodTitle.Ours, "guided-backprop", "guided-grad-cam-plus-plus", "grad-cam", "upsampled-activation"];

    /// <summary>
    /// The published IoU-AUC, in percent, of the methods that a sweep draws: of the dataset itself where the paper has
    /// it, else of the paper's first.
    /// </summary>
    public static IReadOnlyDictionary<string, double> Of(Sweep sweep)
    {
        string dataset = PublishedScore.ExistFor(sweep.Recipe.Name) ? sweep.Recipe.Name : RecipeFiles.Paper[0];
        return Drawn(sweep).ToDictionary(method => method, method => PublishedScore.Of(dataset, method)!.Mean);
    }

    /// <summary>Demands that there is an order.</summary>
    /// <exception cref="InputException">Fewer than two of the methods are drawn.</exception>
    public static void Require(Sweep sweep)
    {
        string[] drawn = [.. Drawn(sweep)];
        if (drawn.Length < 2)
        {
            throw new InputException(
                $"--methods: expected at least two of {string.Join(", ", Methods)}, whose order is compared with the "
                + $"paper's, found {(drawn.Length == 0 ? "none" : drawn[0])}");
        }
    }

    private static IEnumerable<string> Drawn(Sweep sweep) => Methods.Where(sweep.Options.Methods!.Contains);
}
