using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;
using An8Suite.Workflow.Sweeping;

namespace An8Suite.Report.Sweeping;

/// <summary>The tables of a sweep: a row a condition, network and method, and a row a condition and network.</summary>
internal static class SweepTables
{
    /// <summary>One row a condition, network and method.</summary>
    public const string MethodsName = "sweep.csv";

    /// <summary>One row a condition and network.</summary>
    public const string ConditionsName = "conditions.csv";

    /// <summary>Writes both files.</summary>
    public static void Write(SweepResult result, SweepStory story, string folder)
    {
        Methods(result).WriteCsv(Path.Combine(folder, MethodsName));
        Table<SweptNetwork> conditions = Placed(result, result.Networks, network => network);
        story.AddKeys(conditions
            .Number("epochs_run", network => network.EpochsRun)
            .Number("test_accuracy", network => network.TestAccuracy)
            .Number("mask_share", network => network.MaskShare));
        conditions.WriteCsv(Path.Combine(folder, ConditionsName));
    }

    /// <summary>The conditions of all networks, for readers.</summary>
    public static void WriteConditions(HtmlWriter html, SweepResult result, SweepStory story)
    {
        Table<SweptNetwork> table = new Table<SweptNetwork>(
            result.Architectures.SelectMany(result.Of))
        {
            Group = network => network.Architecture,
        }.Name("Condition", network => network.Condition.Name);
        foreach (SweepAxis axis in result.Sweep.Axes.Where(_ => result.Sweep.Axes.Count > 1))
        {
            table.Number(axis.Key, network => Cell.Number(network.Condition.At(axis), "0.##"));
        }

        table.Number("Epochs run", network => Cell.Number(network.EpochsRun, "0.#"))
            .Number("Test accuracy, %", network => Percent.Of(network.TestAccuracy))
            .Number("Mask, % of the picture", network => Cell.Number(100 * network.MaskShare, "0.00"));
        story.ShowOwn(table);
        table.Write(html, "Conditions", $"One row a condition and network. {story.Caption}", "sweep");
    }

    /// <summary>The scores of one network, method by condition, for readers.</summary>
    public static void WriteScores(HtmlWriter html, SweepResult result, string architecture)
    {
        IReadOnlyList<SweptNetwork> networks = result.Of(architecture);
        Table<MethodTitle> table = new(result.Methods.Where(title => networks.Any(
            network => network.Auc(title.Name) is not null)))
        {
            Group = title => title.IsControl ? "Controls" : "Explanation methods",
        };
        table.Name("Method", title => title.Title)
            .Numbers(networks, network => network.Condition.Name, (title, network) => new Cell("")
            {
                Page = Markup.Of($"{Scored(network, title.Name)}{Constant(network, title.Name)}"),
                Tint = network.Auc(title.Name),
            })
            .Write(
                html, $"IoU-AUC on {architecture}",
                $"IoU-AUC in % on {architecture}, with 95 % intervals over poses below, and how many maps of all seeds are constant.",
                "heat");
    }

    private static Markup Scored(SweptNetwork network, string method) =>
        Percent.WithInterval(network.Auc(method), network.Scores.Bootstrap.Mean(method));

    private static Markup Constant(SweptNetwork network, string method) =>
        network.ConstantMaps.TryGetValue(method, out int count)
            ? Markup.Of($"<small>{count} constant</small>")
            : default;

    private static Table<(SweptNetwork Network, string Method)> Methods(SweepResult result)
    {
        IEnumerable<(SweptNetwork Network, string Method)> rows = result.Networks.SelectMany(network =>
            MethodTitle.Sort(network.Scores.Table.Methods).Select(title => (network, title.Name)));
        return Placed(result, rows, row => row.Network)
            .Number("mask_share", row => row.Network.MaskShare)
            .Text("method", row => row.Method)
            .Number("poses", row => row.Network.Scores.Table.Poses.Count)
            .Number("images", row => row.Network.Scores.Table.Find(row.Method)!.ImageCount)
            .Number("constant_maps", row => row.Network.ConstantMaps.GetValueOrDefault(row.Method))
            .Number("auc", row => row.Network.Auc(row.Method))
            .Number("auc_low", row => row.Network.Scores.Bootstrap.Mean(row.Method)?.Low)
            .Number("auc_high", row => row.Network.Scores.Bootstrap.Mean(row.Method)?.High)
            .Number("rank_auc", row => row.Network.RankScores.Table.Find(row.Method)?.Mean())
            .Number("headroom", row => row.Network.HeadroomOf(row.Method))
            .Number("headroom_low", row => row.Network.HeadroomInterval(row.Method)?.Low)
            .Number("headroom_high", row => row.Network.HeadroomInterval(row.Method)?.High)
            .Number("less_silhouette", row => row.Network.AgainstSilhouette(row.Method)?.Difference)
            .Number("less_silhouette_low", row => row.Network.AgainstSilhouette(row.Method)?.Interval?.Low)
            .Number("less_silhouette_high", row => row.Network.AgainstSilhouette(row.Method)?.Interval?.High)
            .Number("less_silhouette_p", row => row.Network.AgainstSilhouette(row.Method)?.HolmP);
    }

    private static Table<T> Placed<T>(SweepResult result, IEnumerable<T> rows, Func<T, SweptNetwork> network) =>
        result.Sweep.Axes.Aggregate(
            new Table<T>(rows).Name("condition", row => network(row).Condition.Name),
            (table, axis) => table.Number(axis.Key, row => network(row).Condition.At(axis)))
            .Text("network", row => network(row).Architecture)
            .Number("seeds", _ => result.Sweep.Options.SeedCount!.Value);
}
