using System.Globalization;
using An8Suite.Learning.Explanations;
using An8Suite.Pages.Charts;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;

namespace An8Suite.Workflow.Experiments.Faithfulness;

/// <summary>The report's section on what heatmaps say about the network rather than about the masks.</summary>
internal static class FaithfulnessSection
{
    private static (string Title, Best Best, string Format, Func<FaithfulnessMethod, double?> Number)[] Measures
    {
        get;
    } =
    [
        ("Deletion, probability", Best.Lowest, "0.000", m => m.DeletionProbability),
        ("Insertion, probability", Best.Highest, "0.000", m => m.InsertionProbability),
        ("Deletion, logit", Best.Lowest, "0.00", m => m.DeletionLogit),
        ("Insertion, logit", Best.Highest, "0.00", m => m.InsertionLogit),
        ("Infidelity, logits²", Best.Lowest, "0.000", m => m.Infidelity),
        ("Infidelity, share", Best.Lowest, "0.000", m => m.InfidelityShare),
    ];

    /// <summary>Writes a table and two charts a run, but no heading.</summary>
    public static void Write(HtmlWriter html, IReadOnlyList<ExperimentResult<FaithfulnessFile>> runs, string id)
    {
        html.Line($"""
            <p>Whether a heatmap is faithful to the network: the hottest pixels are removed first (deletion, lower is better) or shown
            first (insertion, higher is better). A removed pixel shows what stands behind the object in the same pose, so nothing
            foreign enters the picture. Infidelity (lower is better) is how badly the heat in a patch foretells the drop of the logit.</p>
            """);
        for (int i = 0; i < runs.Count; i++)
        {
            (string title, _, FaithfulnessFile file) = runs[i];
            string run = string.Create(CultureInfo.InvariantCulture, $"{id}-{i}");
            html.Line($"<h3>{title}</h3>");
            WriteTable(html, title, file);
            html.Raw("<div class=\"pair\">");
            if (i > 0)
            {
                Deletion(file, run).Write(html);
            }

            Chart(file, $"{run}-insertion", "Insertion: mean probability, hottest pixels shown first",
                m => m.Insertion.Probability).Write(html);
            html.Raw("</div>");
        }

    }

    /// <summary>The deletion of the first run.</summary>
    public static void Lead(HtmlWriter html, IReadOnlyList<ExperimentResult<FaithfulnessFile>> runs, string id) =>
        Deletion(runs[0].File, $"{id}-0").Write(html);

    /// <summary>Which method is first by each measure, and which controls come before it.</summary>
    public static IEnumerable<string> Sentences(FaithfulnessFile file)
    {
        var measured = Measures.Where(measure => Leader(file, measure, control: false) is not null).ToArray();
        string[] leaders =
        [
            .. measured.GroupBy(measure => Leader(file, measure, control: false)!.Method)
                .OrderByDescending(group => group.Count())
                .Select(group => $"{MethodTitle.Of(group.Key).Title} ({string.Join("; ", group.Select(measure => measure.Title.ToLowerInvariant()))})"),
        ];
        if (leaders.Length > 0)
        {
            yield return FormattableString.Invariant(
                $"On {file.Images} images the most faithful methods are {string.Join(", ", leaders)}; by {measured.Count(measure => IsBeaten(file, measure))} of {measured.Length} measures a control is more faithful still.");
        }
    }

    private static FaithfulnessMethod? Leader(
        FaithfulnessFile file, (string, Best Best, string, Func<FaithfulnessMethod, double?> Number) measure,
        bool control)
    {
        IEnumerable<FaithfulnessMethod> scored = file.Methods
            .Where(method => method.IsControl == control && measure.Number(method) is not null);
        return measure.Best == Best.Lowest ? scored.MinBy(measure.Number) : scored.MaxBy(measure.Number);
    }

    private static bool IsBeaten(
        FaithfulnessFile file, (string, Best Best, string, Func<FaithfulnessMethod, double?> Number) measure) =>
        Leader(file, measure, control: true) is { } control
        && (measure.Best == Best.Lowest ? -1 : 1) * measure.Number(control)
            > (measure.Best == Best.Lowest ? -1 : 1) * measure.Number(Leader(file, measure, control: false)!);

    private static LineChart Deletion(FaithfulnessFile file, string run) => Chart(
        file, $"{run}-deletion", "Deletion: mean probability, hottest pixels removed first",
        m => m.Deletion.Probability);

    private static void WriteTable(HtmlWriter html, string title, FaithfulnessFile file)
    {
        Table<FaithfulnessMethod> table = new Table<FaithfulnessMethod>(
            file.Methods.OrderBy(method => method.IsControl))
        {
            Group = method => method.IsControl ? "Controls" : "Explanation methods",
            Contends = method => !method.IsControl,
        };
        table.Name("Method", method => MethodTitle.Of(method.Method).Title);
        foreach ((string measure, Best best, string format, Func<FaithfulnessMethod, double?> number) in Measures)
        {
            table.Ranked(
                $"{measure} {(best == Best.Lowest ? "↓" : "↑")}",
                number, (_, value) => Cell.Number(value, format), best);
        }

        table.Number("n", method => Cell.Count(method.Images))
            .Number("Without heat", method => Cell.Count(method.WithoutHeat))
            .Number("No infidelity", method => Cell.Count(method.UndefinedInfidelity))
            .Number("No share", method => Cell.Count(method.UndefinedInfidelityShare))
            .Write(html, $"Faithfulness, {title}", $"""
                {file.Images:#,0} images; areas over the share of pixels removed or shown, in {file.Steps} steps; infidelity over {file.Patches}
                patches of {file.PatchSide} × {file.PatchSide} pixels with optimal scaling, its share is of the mean squared drop. Means are over images
                within a class, then over classes. Ties: {file.Ties}. Maps without heat are ordered by chance and have no infidelity.
                """, "scores");
        foreach (string line in file.LeftOut)
        {
            html.Line($"<p>{line}.</p>");
        }
    }

    private static LineChart Chart(
        FaithfulnessFile file, string id, string title, Func<FaithfulnessMethod, double[]> curve) =>
        new()
        {
            Id = id,
            Title = title,
            Description = "The areas under the curves are in the table above.",
            X = new ChartAxis("Share of the pixels", 0, 1, 10),
            Y = new ChartAxis("Probability of the explained class", 0, 1, 10),
            Series =
            [
                .. file.Methods.Select(method => new ChartSeries(
                    MethodTitle.Of(method.Method).Title,
                    SeriesStyle.Of(MethodTitle.Of(method.Method)),
                    [.. curve(method).Select((value, i) => (i / (double)file.Steps, value))])),
            ],
        };
}
