namespace An8Suite.Cli.Report;

/// <summary>The sections of the experiments whose folders were given.</summary>
internal static class ExperimentPart
{
    /// <summary>The id of an experiment's section.</summary>
    public static string Id(ExperimentSection section) => $"x-{section.Step}";

    /// <summary>Those that have folders.</summary>
    public static IReadOnlyList<ExperimentSection> Shown(ReportModel model) =>
        [.. ExperimentSections.All.Where(section => model.Experiments.Any(folder => folder.Step == section.Step))];

    public static void Write(HtmlWriter html, ReportModel model)
    {
        foreach (ExperimentSection section in Shown(model))
        {
            html.Line($"<section id=\"{Id(section)}\"><h2>{section.Heading}</h2>");
            section.Write(html, [.. model.Experiments.Where(folder => folder.Step == section.Step)], Id(section));
            html.Raw("</section>");
        }
    }
}
