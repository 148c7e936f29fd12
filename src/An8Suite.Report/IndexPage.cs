using An8Suite.Core.Files;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;
using An8Suite.Workflow.Experiments;
using An8Suite.Workflow.Steps;
using An8Suite.Workflow.Sweeping;

namespace An8Suite.Report;

/// <summary>Writes <c>index.html</c> into a folder of many steps: what was made there, with links.</summary>
public static class IndexPage
{
    /// <summary>The page's file name.</summary>
    public const string FileName = "index.html";

    private const int Depth = 8;

    // What a visitor opens first of a step's folder.
    private static string[] Openers { get; } = [ReportPage.FileName, "README.md", "summary.json", "training.json"];

    private static (string Title, Func<string, bool> Holds)[] Kinds { get; } =
    [
        ("Reports", step => step is "report" or ReplicateConditions.Verb or LadderConditions.Verb),
        ("Datasets", step => step is "generate" or "merge" or "export"),
        ("Networks", step => step is "train" or "import"),
        ("Scores", step => step is "score" or "evaluate"),
        ("Experiments", step => KnownExperiments.All.Any(experiment => experiment.Name == step)),
        ("Steps between", _ => true),
    ];

    /// <summary>Writes the page of every finished step below a folder.</summary>
    public static void Write(string folder) => FinishedFile.WriteText(Path.Combine(folder, FileName), Html(folder));

    /// <summary>The page.</summary>
    public static string Html(string folder)
    {
        (string Path, StepRecord Record)[] steps =
        [
            .. Directory.EnumerateFiles(folder, StepRecord.FileName, new EnumerationOptions
            {
                RecurseSubdirectories = true,
                MaxRecursionDepth = Depth,
            }).Select(file => Path.GetDirectoryName(file)!).Order(StringComparer.Ordinal)
                .Select(path => (Path: path, Record: new Missing().Try(
                    () => SuiteJson.Read<StepRecord>(Path.Combine(path, StepRecord.FileName)))))
                .Where(step => step.Record is not null).Select(step => (step.Path, step.Record!)),
        ];
        HtmlWriter html = new();
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        HtmlPage.Open(html, $"What is in {name}");
        html.Line($"<header><p class=\"kicker\">An8Suite</p><h1>What is in <span class=\"name\">{name}</span></h1></header>");
        html.Raw("<main id=\"content\">");
        foreach (IGrouping<string, (string Path, StepRecord Record)> kind in steps
            .GroupBy(step => Kinds.First(kind => kind.Holds(step.Record.Step)).Title)
            .OrderBy(group => Array.FindIndex(Kinds, kind => kind.Title == group.Key)))
        {
            html.Line($"<section><h2>{kind.Key}</h2>");
            new Table<(string Path, StepRecord Record)>(kind)
                .Name("Folder", step => PageLink.Of(folder, step.Path, Path.GetRelativePath(folder, step.Path)))
                .Text("Open", step => Markup.Join(Opened(step.Path).Select(
                    file => PageLink.Of(folder, file, Path.GetFileName(file)))))
                .Text("Made by", step => Markup.Of($"<code>an8 {step.Record.Step}</code>"))
                .Number("Seed", step => step.Record.Seed)
                .Write(html, kind.Key, $"Finished folders, {kind.Key.ToLowerInvariant()}");
            html.Raw("</section>");
        }

        HtmlPage.Close(html);
        return html.ToString();
    }

    private static IEnumerable<string> Opened(string folder) => Openers.Select(name => Path.Combine(folder, name))
        .Where(File.Exists).Concat(Directory.EnumerateFiles(folder, "*.html")).Distinct()
        .OrderByDescending(file => file.EndsWith(".html", StringComparison.Ordinal)).Take(2);
}
