using System.Globalization;
using An8Suite.Pages.Tables;
using An8Suite.Workflow.Sweeping;

namespace An8Suite.Report.Sweeping;

/// <summary>Which methods are above the silhouette on each level, and whether the order of methods stays.</summary>
internal static class LadderStory
{
    private const string Number = "0.00";

    /// <summary>The story of a result.</summary>
    public static SweepStory Of(SweepResult result)
    {
        Dictionary<SweptNetwork, OrderAgreement> agreements = result.Networks.ToDictionary(
            network => network, network => OrderAgreement.Between(network, Ground(result, network), Compared(result)));
        return new SweepStory
        {
            Question = "What becomes of the scores from level to level?",
            Answers = [.. result.Architectures.Select(name => Sentence(result, name, agreements))],
            Caption = "Above the silhouette: methods whose difference to it is above 0, paired over poses, by Holm's "
                + "correction of the sign-flip tests where there are poses enough, else by its 95 % interval. τ is "
                + "Kendall's rank correlation of the order of all methods, controls left out, with that of the lowest "
                + "level; its interval draws the poses, the same on both.",
            ShowOwn = table => table
                .Text("Above the silhouette", network => Above(result, network))
                .Text("Order of the methods", network => string.Join(
                    " > ", network.Order(Compared(result)).Select(title => title.ShortTitle)))
                .Number("τ with the lowest level", network => Cell.Number(agreements[network].Tau, Number))
                .Number("95 % interval", network => ReplicateStory.Text(agreements[network].Interval)),
            AddKeys = table => table
                .Text("above_silhouette", network => string.Join(
                    ' ', network.AboveSilhouette(result.Options).Select(title => title.Name)))
                .Text("order", network => string.Join(
                    ' ', network.Order(Compared(result)).Select(title => title.Name)))
                .Number("tau", network => agreements[network].Tau)
                .Number("tau_low", network => agreements[network].Interval?.Low)
                .Number("tau_high", network => agreements[network].Interval?.High),
        };
    }

    private static string Sentence(
        SweepResult result, string architecture, Dictionary<SweptNetwork, OrderAgreement> agreements)
    {
        IReadOnlyList<SweptNetwork> levels = result.Along(result.Sweep.Axes[0], architecture);
        string above = string.Join("; ", levels.Select(network =>
            $"level {Level(network)}: {Above(result, network)}"));
        SweptNetwork[] higher = [.. levels.Skip(1).Where(network => agreements[network].Tau is not null)];
        string order = higher.Length == 0 ? ""
            : " The order of methods goes with that of the lowest level by τ = "
                + $"{string.Join(", ", higher.Select(Tau))}.";
        return $"{architecture}, methods above the silhouette: {above}.{order}";

        string Tau(SweptNetwork network) =>
            $"{Cell.Number(agreements[network].Tau, Number).Text} on level {Level(network)}";
    }

    private static string Above(SweepResult result, SweptNetwork network) =>
        network.AboveSilhouette(result.Options) is { Count: > 0 } titles
            ? string.Join(", ", titles.Select(title => title.ShortTitle))
            : "none";

    private static string Level(SweptNetwork network) =>
        network.Condition.Place[LadderConditions.Level].ToString(CultureInfo.InvariantCulture);

    private static SweptNetwork Ground(SweepResult result, SweptNetwork network) =>
        result.Along(result.Sweep.Axes[0], network.Architecture)[0];

    private static IEnumerable<string> Compared(SweepResult result) =>
        result.Methods.Where(title => !title.IsControl).Select(title => title.Name);
}
