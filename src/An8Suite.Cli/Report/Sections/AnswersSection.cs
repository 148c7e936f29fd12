using An8Suite.Cli.Experiments.Ablate;
using An8Suite.Cli.Experiments.Cue;
using An8Suite.Cli.Experiments.Doubts;
using An8Suite.Cli.Experiments.Sanity;

namespace An8Suite.Cli.Report;

/// <summary>The seven doubts that readers of the paper had, each with what this report's numbers answer.</summary>
internal static class AnswersSection
{
    private static (string Doubt, string Verb, Func<ReportStatistics, IEnumerable<string>> Answers)[] Doubts { get; } =
    [
        ("Guided backprop started from the logit, ours from chosen features: were they treated alike?", "evaluate", Grid),
        ("Removing chosen features hurts more than removing random ones; does that make them the most important?", "ablate",
            report => ByDataset<AblateFile>(report, "ablate", AblateFile.Read, file => file.Dataset, files => AblateVerdict.Of(files))),
        ("Does the network need more than the part that carries the colour?", "doubts",
            report => Runs(report, DoubtsStep.Name, DoubtsFile.Read, file => $"{DoubtsVerdict.OfParts(file)} {DoubtsVerdict.OfHeat(file)}").Concat(Policies(report))),
        ("Why divide each layer's responses by their sum?", "doubts",
            report => Runs(report, DoubtsStep.Name, DoubtsFile.Read, file => $"{DoubtsVerdict.OfScaling(file)} {DoubtsVerdict.OfOptions(file)}")),
        ("Does the sensitivity to the class come from the choice of channels alone?", "sanity",
            report => ByDataset<SanityFile>(report, "sanity", SanityFile.Read, file => file.Dataset, files => string.Join(' ', SanityVerdict.Of(files)))),
        ("One easy dataset, one small network: what carries over?", "evaluate", Networks),
        ("Does a method expose a network that cheats?", "cue", report => Runs(report, CueStep.Name, CueFile.Read, CueVerdict.Of)),
    ];

    /// <summary>Writes them where any experiment or grid was run.</summary>
    public static void Write(HtmlWriter html, ReportStatistics report)
    {
        (string Doubt, string Verb, string[] Answers)[] answered = [.. Doubts.Select(doubt => (doubt.Doubt, doubt.Verb, doubt.Answers(report).ToArray()))];
        if (!Shown(report))
        {
            return;
        }

        html.Raw("<section id=\"answers\"><h2>What readers doubted</h2><ol class=\"why\">");
        foreach ((string doubt, string verb, string[] answers) in answered)
        {
            html.Line($"<li><strong>{doubt}</strong>");
            foreach (string answer in answers)
            {
                html.Line($"<p>{answer}</p>");
            }

            html.Raw(answers.Length == 0 ? $"<p>Not measured in this report: <code>an8 {verb}</code> does.</p></li>" : "</li>");
        }

        html.Raw("</ol></section>");
    }

    /// <summary>Whether the page has the section.</summary>
    public static bool Shown(ReportStatistics report) =>
        report.Model.Experiments.Count > 0 || report.Datasets.Any(statistics => statistics.Grid is not null);

    private static IEnumerable<string> Grid(ReportStatistics report) => report.All.Where(entry => entry.Statistics.Grid is not null)
        .Select(entry => $"{entry.Report.Name}, {entry.Report.Architecture}: {GridSentence.Of(entry.Statistics.Grid!)} {GridSentence.Highest(entry.Statistics.Grid!)}");

    private static IEnumerable<string> Networks(ReportStatistics report) => NetworksSection.Shown(report)
        .Select(group => $"{group.Key}: {NetworksSection.Sentence([.. group])}");

    /// <summary>How ours fares under the other ground truths, on datasets with several candidate parts.</summary>
    private static IEnumerable<string> Policies(ReportStatistics report) => report.All
        .Where(entry => entry.Report.Policies.Count > 1 && entry.Statistics.Main.Table.Find(MethodTitle.Ours) is not null)
        .Select(entry => $"{entry.Report.Name}, {entry.Report.Architecture}: AUC of ours by ground truth: " + string.Join(", ", entry.Report.Policies.Select(policy =>
            $"{policy} {Percent.Of(entry.Statistics.Policies[policy].Table.Find(MethodTitle.Ours)?.Mean())} %")) + ".");

    private static IEnumerable<string> Runs<T>(ReportStatistics report, string step, Func<string, T> read, Func<T, string> verdict) =>
        report.Model.Experiments.Where(folder => folder.Step == step).Select(folder => $"{folder.Title}: {verdict(read(folder.Folder))}");

    private static IEnumerable<string> ByDataset<T>(
        ReportStatistics report, string step, Func<string, T> read, Func<T, string> dataset, Func<IReadOnlyList<T>, string> verdict) =>
        report.Model.Experiments.Where(folder => folder.Step == step).Select(folder => read(folder.Folder)).GroupBy(dataset)
            .Select(files => $"{files.Key}: {verdict([.. files])}");
}
