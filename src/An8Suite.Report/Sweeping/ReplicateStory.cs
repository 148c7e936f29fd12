using System.Globalization;
using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;
using An8Suite.Workflow.Sweeping;

namespace An8Suite.Report.Sweeping;

/// <summary>Under which conditions the paper's order of methods appears, and what goes with it.</summary>
internal static class ReplicateStory
{
    private const string Number = "0.00";

    /// <summary>The story of a result.</summary>
    public static SweepStory Of(SweepResult result)
    {
        IReadOnlyDictionary<string, double> paper = PaperOrder.Of(result.Sweep);
        Dictionary<SweptNetwork, OrderAgreement> agreements =
            result.Networks.ToDictionary(network => network, network => OrderAgreement.With(network, paper));
        return new SweepStory
        {
            Question = "Under which conditions does the paper's order of methods appear?",
            Answers = [.. Sentences(result, network => agreements[network])],
            Caption = $"The paper's order: {Order(paper)}. τ is Kendall's rank correlation with it, 1 for the same order "
                + "and −1 for the reverse; its interval draws the poses.",
            ShowOwn = table => table
                .Text("Order of these methods, IoU-AUC in %", network => string.Join(
                    " > ", network.Order(paper.Keys).Select(title => Scored(title, network.Auc(title.Name)))))
                .Number("τ with the paper", network => Cell.Number(agreements[network].Tau, Number))
                .Number("95 % interval", network => Text(agreements[network].Interval)),
            AddKeys = table => table
                .Text("order", network => string.Join(' ', network.Order(paper.Keys).Select(title => title.Name)))
                .Number("tau", network => agreements[network].Tau)
                .Number("tau_low", network => agreements[network].Interval?.Low)
                .Number("tau_high", network => agreements[network].Interval?.High),
            ShareAxis = ReplicateConditions.Distance,
        };
    }

    /// <summary>An interval of a number that is no percentage.</summary>
    public static string Text(Interval? interval) => interval is { } known
        ? $"{Cell.Number(known.Low, Number).Text}{Percent.NoBreak}to{Percent.NoBreak}{Cell.Number(known.High, Number).Text}"
        : Percent.Undefined;

    /// <summary>The answer in sentences: one over all networks, and one a network.</summary>
    public static IEnumerable<string> Sentences(SweepResult result, Func<SweptNetwork, OrderAgreement> agreement)
    {
        yield return Count("Over all networks", result.Networks, agreement);
        foreach (string architecture in result.Architectures)
        {
            yield return $"{Count(architecture, result.Of(architecture), agreement)} "
                + Factors(result, architecture, agreement);
        }
    }

    private static string Count(
        string who, IReadOnlyList<SweptNetwork> networks, Func<SweptNetwork, OrderAgreement> agreement)
    {
        OrderAgreement[] known = [.. networks.Select(agreement).Where(found => found.Tau is not null)];
        int whole = known.Count(found => found.Tau > 1 - 1e-9);
        return known.Length == 0
            ? $"{who}: no condition has an order to compare."
            : $"{who}: the paper's order appears whole (τ = 1) under {whole} of {Conditions(known.Length)}, "
                + $"more right than wrong (τ > 0) under {known.Count(found => found.Tau > 0)}, and there whatever poses "
                + $"are drawn (interval of τ above 0) under {known.Count(found => found.IsSurelyPositive)}; "
                + $"τ reaches from {Told(known.Min(found => found.Tau))} to {Told(known.Max(found => found.Tau))}.";
    }

    /// <summary>
    /// Which of the three goes most with tau over all conditions, and by how much tau moves where one varies alone.
    /// </summary>
    private static string Factors(
        SweepResult result, string architecture, Func<SweptNetwork, OrderAgreement> agreement)
    {
        SweptNetwork[] known = [.. result.Of(architecture).Where(network => agreement(network).Tau is not null)];
        double[] taus = [.. known.Select(network => agreement(network).Tau!.Value)];
        (string Name, double? Correlation)[] factors =
        [
            .. Varied(result).Select(factor => (factor.Name, RankCorrelation.Of([.. known.Select(factor.Value)], taus)))
                .Where(factor => factor.Item2 is not null).OrderByDescending(factor => Math.Abs(factor.Item2!.Value)),
        ];
        if (factors.Length == 0)
        {
            return "τ is the same under all of them, so nothing that was varied decides it.";
        }

        int first = factors.Count(factor =>
            Math.Abs(factor.Correlation!.Value) > Math.Abs(factors[0].Correlation!.Value) - 1e-9);
        string[] told = [.. factors.Select(factor => $"{factor.Name} ({Told(factor.Correlation)})")];
        string rest = first == told.Length ? "" : $"; {string.Join(", ", told.Skip(first))}";
        IEnumerable<string> moves = Varied(result).Select(factor => $"{Told(Move(factor.Axis))} with {factor.Name}");
        return $"With τ {(first > 1 ? "go most, equally," : "goes most")} {string.Join(" and ", told.Take(first))}{rest} "
            + $"(Spearman's correlation over {Conditions(known.Length)}). Where one varies alone, τ moves by "
            + $"{string.Join(", ", moves)}.";

        double? Move(SweepAxis axis)
        {
            double?[] along = [.. result.Along(axis, architecture).Select(network => agreement(network).Tau)];
            return along.Max() - along.Min();
        }
    }

    /// <summary>The factors of which there are several values; the mask's share stands for the distance.</summary>
    private static IEnumerable<(string Name, SweepAxis Axis, Func<SweptNetwork, double> Value)> Varied(
        SweepResult result)
    {
        foreach (SweepAxis axis in result.Sweep.Axes.Where(axis => result.Sweep.Along(axis).Count > 1))
        {
            yield return axis.Key switch
            {
                // Shares of images of other sizes differ by rounding alone, which is no rank.
                ReplicateConditions.Distance =>
                    ("the mask's share", axis, network => Math.Round(network.MaskShare, 3)),
                ReplicateConditions.Epochs => ("the length of training", axis, network => network.Condition.At(axis)),
                _ => ("the side of the images", axis, network => network.Condition.At(axis)),
            };
        }
    }

    private static string Told(double? value) => Cell.Number(value, Number).Text;

    private static string Conditions(int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} condition{(count == 1 ? "" : "s")}");

    private static string Order(IReadOnlyDictionary<string, double> paper) => string.Join(
        " > ", paper.OrderByDescending(method => method.Value)
            .Select(method => Scored(MethodTitle.Of(method.Key), method.Value / 100)));

    private static string Scored(MethodTitle title, double? auc) => $"{title.ShortTitle} {Percent.Of(auc)}";
}
