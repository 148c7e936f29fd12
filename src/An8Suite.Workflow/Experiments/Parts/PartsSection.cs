using System.Globalization;
using An8Suite.Core.Games;
using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;
using An8Suite.Pages.Charts;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;

namespace An8Suite.Workflow.Experiments.Parts;

/// <summary>The report's section on what the network uses of each part, and which methods and scores know it.</summary>
internal static class PartsSection
{
    private const string Number = "0.00";

    /// <summary>Writes it, but for its heading.</summary>
    public static void Write(HtmlWriter html, IReadOnlyList<ExperimentResult<PartsFile>> runs, string id)
    {
        html.Line($"""
            <p>Every subset of the parts is rendered in the same pose, light and background, and the network answers each. φ, a part's Shapley value,
            is what the part adds to that answer, averaged over all orders in which parts can come in; the values add up to what all parts change together.
            No mask is asked: this is what the network uses, not where the classes differ.</p>
            """);
        if (runs.Count > 1)
        {
            WriteNetworks(html, runs);
        }

        for (int i = 0; i < runs.Count; i++)
        {
            (string title, string folder, PartsFile file) = runs[i];
            html.Line($"<h3>{title}</h3>");
            html.Line($"<p>{string.Join(' ', PartsVerdict.Of(file))}</p>");
            if (i > 0)
            {
                WriteScores(html, title, file);
            }

            WriteComparisons(html, title, file);
            WriteWorths(html, title, file);
            html.Line($"<p>{Sufficient(file)}</p>");
            Game(file, FormattableString.Invariant($"{id}-{i}-game")).Write(html);
            WriteInteractions(html, title, file);
            PartPictures.Show(
                html, folder, file, file.Protocols.Select(row => (row.Method, MethodTitle.Of(row.Method).Title)));
            WriteProxies(html, title, file);
            WriteProtocols(html, title, file);
        }
    }

    /// <summary>The methods of the first run.</summary>
    public static void Lead(HtmlWriter html, IReadOnlyList<ExperimentResult<PartsFile>> runs, string id) =>
        WriteScores(html, runs[0].Title, runs[0].File);

    private static void WriteScores(HtmlWriter html, string title, PartsFile file)
    {
        ILookup<string, PartScore> scores = file.Scores.ToLookup(score => score.Method);
        Table<IGrouping<string, PartScore>> table = new Table<IGrouping<string, PartScore>>(
            scores.OrderBy(rows => MethodTitle.Of(rows.Key).IsControl))
        {
            Group = rows => MethodTitle.Of(rows.Key).IsControl ? "Controls" : "Explanation methods",
            Contends = rows => !MethodTitle.Of(rows.Key).IsControl,
        };
        table.Name("Method", rows => MethodTitle.Of(rows.Key).Title);
        foreach (PartColumn column in PartColumn.Of(PartColumnKind.Truth))
        {
            table.Ranked(
                $"{column.Title} {(column.Best == Best.Lowest ? "↓" : "↑")}",
                rows => Row(rows, column).Mean, (_, value) => Cell.Number(value, Number), column.Best);
            if (column == PartColumn.Truth)
            {
                table.Number("95 % interval", rows => Text(Row(rows, column).Low, Row(rows, column).High));
            }
        }

        table.Number("Undefined", rows => Cell.Count(Row(rows, PartColumn.Truth).Undefined))
            .Write(html, $"Heat and part values, {title}", $"""
                Heat on a part against its value φ of the {Choice(file)}, over the visible parts of each image; {file.Images} images
                of {file.Units} poses; means over images within a class, then classes. Heat is summed over a part's pixels, in one column averaged. Distance: share of heat against share of |φ|,
                weighted by area, 0 is best. Undefined: the map has the same heat on all parts.
                """, "scores");

        static PartScore Row(IGrouping<string, PartScore> rows, PartColumn column) =>
            rows.First(row => row.Column == column.Name);
    }

    /// <summary>Whether another network, or another training, changes the verdict on the methods.</summary>
    private static void WriteNetworks(HtmlWriter html, IReadOnlyList<ExperimentResult<PartsFile>> runs)
    {
        string[] methods = [.. runs.SelectMany(run => run.File.Protocols.Select(row => row.Method)).Distinct()];
        new Table<string>(methods.OrderBy(method => MethodTitle.Of(method).IsControl))
        {
            Group = method => MethodTitle.Of(method).IsControl ? "Controls" : "Explanation methods",
            Contends = method => !MethodTitle.Of(method).IsControl,
        }
            .Name("Method", method => MethodTitle.Of(method).Title)
            .Numbers(runs, run => run.Title, (method, run) => Cell.Number(Mean(run.File, method), Number))
            .Write(html, $"Networks side by side", $"""
                The rank correlation of heat with φ. Order of the methods, controls left out: {Orders(runs)}.
                """, "scores");
    }

    private static string Orders(IReadOnlyList<ExperimentResult<PartsFile>> runs) =>
        string.Join("; ", runs.Skip(1).Select(run =>
        {
            string[] both = [.. run.File.Protocols.Select(row => row.Method)
                .Where(method => !MethodTitle.Of(method).IsControl
                    && Mean(run.File, method) is not null && Mean(runs[0].File, method) is not null)];
            double? alike = RankCorrelation.Of(
                [.. both.Select(method => Mean(runs[0].File, method)!.Value)],
                [.. both.Select(method => Mean(run.File, method)!.Value)]);
            return $"{run.Title} as {runs[0].Title} {Cell.Number(alike, Number).Text}";
        }));

    private static double? Mean(PartsFile file, string method) => file.Scores
        .FirstOrDefault(score => score.Method == method && score.Column == PartColumn.Truth.Name)?.Mean;

    private static void WriteComparisons(HtmlWriter html, string title, PartsFile file)
    {
        if (file.Comparisons.Count == 0)
        {
            return;
        }

        new Table<PartComparison>(file.Comparisons)
            .Name("Against", row => MethodTitle.Of(row.Other).Title)
            .Number("Lead", row => Cell.Number(row.Difference, Number))
            .Number("95 % interval", row => Text(row.Low, row.High))
            .Number("p", row => Cell.Number(row.P, "0.000"))
            .Number("Holm", row => Cell.Number(row.HolmP, "0.000"))
            .Number("Poses", row => Cell.Count(row.Poses))
            .WriteSortable(html, $"The lead of {MethodTitle.Of(file.Comparisons[0].Best).Title}, {title}", $"""
                In rank correlation with φ, on the images that both have a value for. p of the permutation of signs, pose by pose; Holm's is corrected for the number of
                comparisons.
                """);
    }

    private static void WriteWorths(HtmlWriter html, string title, PartsFile file) => new Table<PartWorth>(file.Parts)
        .Name("Part", row => row.Part)
        .Text("In classes", row => row.Carries ? "whose colour it carries" : "where it is neutral")
        .Number("φ", row => Cell.Number(row.Shapley, Number))
        .Number("95 % interval", row => Text(row.Low, row.High))
        .Number("Share of |φ|, %", row => Percent.Of(row.Share))
        .Number("Banzhaf", row => Cell.Number(row.Banzhaf, Number))
        .Number("Drop without it", row => Cell.Number(row.Deletion, Number))
        .Number("n", row => Cell.Count(row.Images))
        .Number("Hidden", row => Cell.Count(row.Hidden))
        .WriteSortable(html, $"What the parts are worth, {title}", $"""
            In units of the {Choice(file)}; all parts together change it by {Cell.Number(file.MeanTotal, Number).Text} on average. Hidden: images that show no pixel of the part.
            """);

    private static void WriteInteractions(HtmlWriter html, string title, PartsFile file)
    {
        double largest = file.Interactions.SelectMany(row => row).Max(Math.Abs);
        new Table<int>(Enumerable.Range(0, file.Players.Count))
            .Name("Interaction", i => file.Players[i])
            .Numbers(Enumerable.Range(0, file.Players.Count), j => file.Players[j], (i, j) => i == j
                ? new Cell("")
                : Cell.Number(file.Interactions[i][j], Number) with
                {
                    Tint = largest > 0 ? Math.Abs(file.Interactions[i][j]) / largest : 0,
                })
            .Write(html, $"Interactions, {title}", $"""
                How much more two parts are worth together than apart, on average: above 0 they need each other, below 0 either will do.
                """, "heat");
    }

    private static void WriteProxies(HtmlWriter html, string title, PartsFile file)
    {
        Table<IGrouping<string, ProxyAgreement>> table = new(file.Proxies.GroupBy(row => row.Score));
        table.Name("Score", rows => PartColumn.Named(rows.Key).Title);
        foreach (PartColumn truth in new[] { PartColumn.Truth, PartColumn.Distance })
        {
            table.Number($"With {truth.Title.ToLowerInvariant()}", rows => Cell.Number(Of(rows).Correlation, Number))
                .Number("95 % interval", rows => Text(Of(rows).Low, Of(rows).High));

            ProxyAgreement Of(IGrouping<string, ProxyAgreement> rows) => rows.First(row => row.Truth == truth.Name);
        }

        table.Number("Methods", rows => Cell.Count(rows.First().Methods))
            .WriteSortable(html, $"Which scores agree with the truth, {title}", $"""
                Whether a usual score puts the methods in the order of their agreement with φ, as rank correlation or as distance: 1 the same order, 0 none,
                −1 the reverse; what is best low is turned round. Controls are left out. Intervals draw the poses and not the methods.
                """);
    }

    private static void WriteProtocols(HtmlWriter html, string title, PartsFile file) =>
        new Table<PartProtocols>(file.Protocols.OrderBy(row => MethodTitle.Of(row.Method).IsControl))
        {
            Group = row => MethodTitle.Of(row.Method).IsControl ? "Controls" : "Explanation methods",
            Contends = row => !MethodTitle.Of(row.Method).IsControl,
        }
            .Name("Method", row => MethodTitle.Of(row.Method).Title)
            .Ranked("CSDC", row => row.SyntheticDataCheck, Text)
            .Ranked("PC", row => row.PreservationCheck, Text)
            .Ranked("DC", row => row.DeletionCheck, Text)
            .Ranked("D", row => row.Distractibility, Text)
            .Ranked("SD", row => row.SingleDeletion, Text)
            .Ranked("TS", row => row.TargetSensitivity, Text)
            .Number("t", row => Cell.Number(row.Threshold, Number))
            .Number("No SD", row => Cell.Count(row.WithoutCorrelation))
            .Number("No TS", row => Cell.Count(row.WithoutTest))
            .Write(html, $"FunnyBirds' protocols, {title}", $"""
                In [0, 1], higher is better: CSDC, are the parts that suffice among the important ones; PC, is the class kept with these alone; DC, is it lost without
                them; D, are parts that change nothing left out; SD, (r + 1) / 2 with r the rank correlation of heat and drop; TS, does heat follow the explained class.
                Important parts have more than the share t of all heat; t is each method's best. Background independence of the network, BI: {Percent.Of(file.BackgroundIndependence)} %.
                """, "scores");

    private static BarChart Game(PartsFile file, string id)
    {
        double[] worths = [.. file.Shown.Worths];
        int largest = file.Shown.Shapley.Index().MaxBy(one => one.Item).Index;
        (double low, double high) = (Math.Min(0, worths.Min()), Math.Max(0, worths.Max()));
        return new BarChart
        {
            Id = id,
            Title = $"The game of {file.Shown.Id}: the {Choice(file)} of {file.Classes[file.Shown.Explained]} with "
                + "every subset of the parts",
            Description = $"Bars with {file.Players[largest]} are marked; games.csv holds the values of all subsets.",
            Under = "Subsets of the parts, the smallest first; in colour those with " + file.Players[largest],
            Y = new ChartAxis(Choice(file), low, high > low ? high : low + 1, 5),
            Bars =
            [
                .. Enumerable.Range(0, worths.Length)
                    .OrderBy(SufficientSets.Size).ThenBy(set => set)
                    .Select(set => new ChartBar(
                        PartPlayers.NamesOf(set, file.Players), worths[set], (set & (1 << largest)) != 0)),
            ],
        };
    }

    private static string Sufficient(PartsFile file) => "The smallest sets of parts that keep the class: "
        + string.Join("; ", file.Sufficient.Take(6).Select(set =>
            string.Create(CultureInfo.InvariantCulture, $"{set.Players} ({100 * set.Share:0} % of the images)")))
        + (file.Sufficient.Count > 6 ? "; others more rarely." : ".");

    private static string Choice(PartsFile file) => Core.Choice.NameOf(file.Value);

    private static Cell Text(PartProtocols row, double? value) => Cell.Number(value, Number);

    private static Cell Text(double? low, double? high) => low is double from && high is double to
        ? $"{Cell.Number(from, Number).Text} to {Cell.Number(to, Number).Text}"
        : Percent.Undefined;
}
