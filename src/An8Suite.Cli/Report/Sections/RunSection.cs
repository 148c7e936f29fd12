using An8Suite.Core.Datasets;

namespace An8Suite.Cli.Report;

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

    private static void WriteDatasets(HtmlWriter html, ReportModel model)
    {
        html.Raw("""
            <div class="scroll" role="region" aria-label="Datasets" tabindex="0"><table>
            <caption>Datasets and networks</caption><thead><tr><th scope="col">Dataset</th>
            <th scope="col" class="n">Images</th><th scope="col">Size</th><th scope="col">Classes</th>
            <th scope="col" class="n">Seeds</th><th scope="col">Folds run</th><th scope="col">Network</th><th scope="col" class="n">Test accuracy, %</th>
            <th scope="col" class="n">Explained images</th></tr></thead><tbody>
            """);
        foreach (DatasetReport dataset in model.Datasets)
        {
            string accuracies = Accuracies([.. dataset.Folds.Select(fold => fold.Training?.TestAccuracy)]);
            int explained = dataset.Folds.Sum(fold => fold.Scores.ImageCount);
            string folds = FormattableString.Invariant(
                $"{dataset.Folds.Select(fold => fold.TestFold).Distinct().Count()} of {dataset.FoldCount}");
            html.Line($"""
                <tr><th scope="row">{dataset.Name}</th><td class="n">{dataset.ImageCount:#,0}</td>
                <td class="size">{dataset.Width} × {dataset.Height}</td><td class="size">{dataset.Classes.Count} {Swatches(dataset.Classes)}</td>
                <td class="n">{dataset.Seeds.Count}</td><td>{folds}</td><td>{dataset.Architecture}</td><td class="n">{accuracies}</td>
                <td class="n">{explained:#,0}</td></tr>
                """);
        }

        html.Raw("</tbody></table></div>");
    }

    /// <summary>Each network's, or their range where they are many.</summary>
    private static string Accuracies(double?[] networks) => networks.Length <= 5 || networks.Contains(null)
        ? string.Join(" · ", networks.Select(accuracy => Percent.Of(accuracy)))
        : FormattableString.Invariant($"{Percent.Of(networks.Min())} to {Percent.Of(networks.Max())} ({networks.Length} networks)");

    private static Markup Swatches(IEnumerable<ClassEntry> classes) => Markup.Join(classes.Select(Swatch.Of));

    private static void WriteSteps(HtmlWriter html, ReportModel model)
    {
        html.Raw("""
            <details><summary>Options and seed of every step</summary>
            <p>Options that are not the standard ones must be given again.</p>
            <div class="scroll" role="region" aria-label="Steps" tabindex="0"><table class="steps">
            <caption>Steps in the order they ran</caption>
            <thead><tr><th scope="col">Step</th><th scope="col">For</th><th scope="col" class="n">Seed</th>
            <th scope="col">Options</th></tr></thead><tbody>
            """);
        foreach (StepNote step in model.Steps)
        {
            html.Line($"""
                <tr><th scope="row">{step.Step}</th><td>{step.Where}</td><td class="n">{step.Seed}</td>
                <td><code>{step.Options}</code></td></tr>
                """);
        }

        html.Raw("</tbody></table></div></details>");
    }
}
