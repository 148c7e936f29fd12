using An8Suite.Core.Labels;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;
using An8Suite.Report.Model;

namespace An8Suite.Report.Sections;

/// <summary>What was run: data, networks, seeds, versions, and the commands that do it again.</summary>
internal static class RunSection
{
    public static void Write(HtmlWriter html, ReportModel model)
    {
        html.Raw("<section id=\"run\"><h2>What was run</h2>");
        WriteDatasets(html, model);
        html.Line($"<div id=\"commands\"><h3>To do it again</h3><pre tabindex=\"0\" aria-label=\"Commands\"><code>{string.Join('\n', model.Commands)}</code></pre></div>");
        html.Raw("<h3>Versions</h3><dl>");
        foreach ((string name, string version) in model.Versions)
        {
            html.Line($"<dt>{name}</dt><dd>{version}</dd>");
        }

        html.Raw("</dl>");
        WriteSteps(html, model);
        html.Raw("</section>");
    }

    private static void WriteDatasets(HtmlWriter html, ReportModel model) => new Table<DatasetReport>(model.Datasets)
        .Name("Dataset", dataset => dataset.Name)
        .Number("Images", dataset => Cell.Count(dataset.ImageCount))
        .Add(new("Size", dataset => $"{dataset.Width} × {dataset.Height}") { Class = "size" })
        .Add(new("Classes", dataset => Markup.Of($"{dataset.Classes.Count} {Swatches(dataset.Classes)}"))
        {
            Class = "size",
        })
        .Number("Seeds", dataset => dataset.Seeds.Count)
        .Text("Folds run", dataset =>
            $"{dataset.Folds.Select(fold => fold.TestFold).Distinct().Count()} of {dataset.FoldCount}")
        .Text("Network", dataset => dataset.Architecture)
        .Number(
            "Test accuracy, %", dataset => Accuracies([.. dataset.Folds.Select(fold => fold.Training?.TestAccuracy)]))
        .Number("Explained images", dataset => Cell.Count(dataset.Folds.Sum(fold => fold.Scores.ImageCount)))
        .Write(html, "Datasets", $"Datasets and networks");

    /// <summary>Each network's, or their range where they are many.</summary>
    private static string Accuracies(double?[] networks) => networks.Length <= 5 || networks.Contains(null)
        ? string.Join(" · ", networks.Select(accuracy => Percent.Of(accuracy)))
        : FormattableString.Invariant(
            $"{Percent.Of(networks.Min())} to {Percent.Of(networks.Max())} ({networks.Length} networks)");

    private static Markup Swatches(IEnumerable<ClassEntry> classes) => Markup.Join(classes.Select(Swatch.Of));

    private static void WriteSteps(HtmlWriter html, ReportModel model)
    {
        html.Raw("""
            <details><summary>Options and seed of every step</summary>
            <p>Options that are not the standard ones must be given again.</p>
            """);
        new Table<StepNote>(model.Steps)
            .Name("Step", step => step.Step)
            .Text("For", step => step.Where)
            .Number("Seed", step => step.Seed)
            .Text("Options", step => Markup.Of($"<code>{step.Options}</code>"))
            .Write(html, "Steps", $"Steps in the order they ran", "steps");
        html.Raw("</details>");
    }
}
