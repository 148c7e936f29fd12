using System.Globalization;
using An8Suite.Cli.Report;

namespace An8Suite.Cli.Experiments.Faithfulness;

/// <summary>The report's section on what heatmaps say about the network rather than about the masks.</summary>
public static class FaithfulnessSection
{
    /// <summary>Its heading.</summary>
    public const string Heading = "Faithfulness: deletion, insertion, infidelity";

    private static (string Title, bool LowerIsBetter, string Format, Func<FaithfulnessMethod, double?> Number)[] Columns { get; } =
    [
        ("Deletion, probability", true, "0.000", m => m.DeletionProbability),
        ("Insertion, probability", false, "0.000", m => m.InsertionProbability),
        ("Deletion, logit", true, "0.00", m => m.DeletionLogit),
        ("Insertion, logit", false, "0.00", m => m.InsertionLogit),
        ("Infidelity, logits²", true, "0.000", m => m.Infidelity),
        ("Infidelity, share", true, "0.000", m => m.InfidelityShare),
    ];

    /// <summary>Writes a table and two charts a run, but no heading.</summary>
    public static void Write(HtmlWriter html, IReadOnlyList<(string Title, FaithfulnessFile File)> runs, string id)
    {
        html.Line($"""
            <p>Whether a heatmap is faithful to the network: the hottest pixels are removed first (deletion, lower is better) or shown
            first (insertion, higher is better). A removed pixel shows what stands behind the object in the same pose, so nothing
            foreign enters the picture. Infidelity (lower is better) is how badly the heat in a patch foretells the drop of the logit.</p>
            """);
        for (int i = 0; i < runs.Count; i++)
        {
            (string title, FaithfulnessFile file) = runs[i];
            string run = string.Create(CultureInfo.InvariantCulture, $"{id}-{i}");
            html.Line($"<h3>{title}</h3>");
            WriteTable(html, title, file);
            html.Raw("<div class=\"pair\">");
            Chart(file, $"{run}-deletion", "Deletion: mean probability, hottest pixels removed first", m => m.Deletion.Probability).Write(html);
            Chart(file, $"{run}-insertion", "Insertion: mean probability, hottest pixels shown first", m => m.Insertion.Probability).Write(html);
            html.Raw("</div>");
        }

    }

    private static void WriteTable(HtmlWriter html, string title, FaithfulnessFile file)
    {
        html.Line($"""
            <div class="scroll" role="region" aria-label="Faithfulness, {title}" tabindex="0"><table class="scores">
            <caption>{file.Images:#,0} images; areas over the share of pixels removed or shown, in {file.Steps} steps; infidelity over {file.Patches}
            patches of {file.PatchSide} × {file.PatchSide} pixels with optimal scaling, its share is of the mean squared drop. Means are over images
            within a class, then over classes. Ties: {file.Ties}. Maps without heat are ordered by chance and have no infidelity.</caption>
            <thead><tr><th scope="col">Method</th>
            """);
        foreach ((string column, bool lower, _, _) in Columns)
        {
            html.Line($"<th scope=\"col\" class=\"n\">{column} {(lower ? "↓" : "↑")}</th>");
        }

        html.Raw("""
            <th scope="col" class="n">n</th><th scope="col" class="n">Without heat</th>
            <th scope="col" class="n">No infidelity</th><th scope="col" class="n">No share</th></tr></thead>
            """);
        foreach (IGrouping<bool, FaithfulnessMethod> group in file.Methods.GroupBy(m => m.IsControl).OrderBy(g => g.Key))
        {
            WriteGroup(html, [.. group], group.Key);
        }

        html.Raw("</table></div>");
        foreach (string line in file.LeftOut)
        {
            html.Line($"<p>{line}.</p>");
        }
    }

    private static void WriteGroup(HtmlWriter html, FaithfulnessMethod[] methods, bool controls)
    {
        html.Line($"<tbody><tr class=\"group\"><th scope=\"colgroup\" colspan=\"{Columns.Length + 5}\">{(controls ? "Controls" : "Explanation methods")}</th></tr>");
        double?[] best = [.. Columns.Select(c => controls ? null : c.LowerIsBetter ? methods.Min(c.Number) : methods.Max(c.Number))];
        foreach (FaithfulnessMethod method in methods)
        {
            html.Line($"<tr><th scope=\"row\">{MethodTitle.Of(method.Method).Title}</th>");
            foreach (((_, _, string format, Func<FaithfulnessMethod, double?> number), double? first) in Columns.Zip(best))
            {
                double? value = number(method);
                string text = value?.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−') ?? Percent.Undefined;
                html.Line($"<td class=\"n{(value is not null && value == first ? " best" : "")}\">{text}</td>");
            }

            html.Line($"""
                <td class="n">{method.Images:#,0}</td><td class="n">{method.WithoutHeat:#,0}</td>
                <td class="n">{method.UndefinedInfidelity:#,0}</td><td class="n">{method.UndefinedInfidelityShare:#,0}</td></tr>
                """);
        }

        html.Raw("</tbody>");
    }

    private static LineChart Chart(FaithfulnessFile file, string id, string title, Func<FaithfulnessMethod, double[]> curve)
    {
        (int methods, int controls) = (0, 0);
        return new LineChart
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
                    method.IsControl ? string.Create(CultureInfo.InvariantCulture, $"control c{controls++ % 5}")
                        : method.Method == MethodTitle.Ours ? "ours" : SeriesStyle.Of(methods++),
                    [.. curve(method).Select((value, i) => (i / (double)file.Steps, value))])),
            ],
        };
    }
}
