namespace An8Suite.Cli.Report;

/// <summary>Title, result in a sentence, warnings, and the table of contents.</summary>
internal static class PageHeader
{
    public static string Title(ReportModel model) =>
        $"Visual explanations on {string.Join(" and ", model.Datasets.Select(dataset => dataset.Name))}";

    public static void Write(HtmlWriter html, ReportModel model)
    {
        html.Raw("<header><p class=\"kicker\">An8Suite report</p>");
        Markup[] names = [.. model.Datasets.Select(dataset => Markup.Of($"<span class=\"name\">{dataset.Name}</span>"))];
        html.Line($"<h1>Visual explanations on {new Markup(string.Join(" and ", names.Select(name => name.Text)))}</h1>");
        foreach (DatasetReport dataset in model.Datasets)
        {
            html.Line($"<p class=\"verdict\">{Verdict.Of(dataset)}</p>");
        }

        foreach (string warning in model.Datasets.Select(Verdict.Warning).OfType<string>())
        {
            html.Line($"<p class=\"warning\" role=\"note\"><strong>Warning.</strong> {warning}</p>");
        }

        WriteContents(html, model);
        html.Raw("</header>");
    }

    private static void WriteContents(HtmlWriter html, ReportModel model)
    {
        html.Raw("<nav aria-label=\"Contents\"><ul><li><a href=\"#run\">What was run</a></li>");
        for (int i = 0; i < model.Datasets.Count; i++)
        {
            html.Line($"<li><a href=\"#d{i}\">{model.Datasets[i].Name}</a>: ");
            html.Line($"""
                <a href="#d{i}-pictures">pictures</a>, <a href="#d{i}-curves">curves</a>, <a href="#d{i}-scores">scores</a>,
                <a href="#d{i}-network">network</a>, <a href="#d{i}-features">features</a></li>
                """);
        }

        html.Raw("<li><a href=\"#numbers\">How the numbers are made</a></li></ul></nav>");
    }
}
