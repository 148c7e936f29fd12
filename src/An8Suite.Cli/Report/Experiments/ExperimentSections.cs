using An8Suite.Cli.Experiments.Ablate;
using An8Suite.Cli.Experiments.Compare;
using An8Suite.Cli.Experiments.Cue;
using An8Suite.Cli.Experiments.Doubts;
using An8Suite.Cli.Experiments.Faithfulness;
using An8Suite.Cli.Experiments.Sanity;
using An8Suite.Cli.Steps;
using An8Suite.Core.Files;

namespace An8Suite.Cli.Report;

/// <summary>The experiments the report knows, in the order of the page; a new one is a line here.</summary>
internal static class ExperimentSections
{
    public static IReadOnlyList<ExperimentSection> All { get; } =
    [
        ExperimentSection.Of("ablate", AblateSection.Heading, AblateFile.Read, AblateSection.Write),
        ExperimentSection.Of("sanity", SanitySection.Heading, SanityFile.Read, SanitySection.Write),
        ExperimentSection.Of(FaithfulnessStep.Name, FaithfulnessSection.Heading, FaithfulnessFile.Read, FaithfulnessSection.Write),
        new(CompareStep.Name, CompareSection.Heading, CompareSection.Write),
        ExperimentSection.Of(CueStep.Name, CueSection.Heading, CueFile.Read, CueSection.Write),
        ExperimentSection.Of(DoubtsStep.Name, DoubtsSection.Heading, DoubtsFile.Read, DoubtsSection.Write),
        ExperimentSection.Of(
            "path", "The selection at every budget", folder => SuiteJson.Read<PathFile>(Path.Combine(folder, PathFile.FileName)), PathSummary),
        ExperimentSection.Of(
            "stability",
            "Stability of the selection",
            folder => SuiteJson.Read<StabilityFile>(Path.Combine(folder, StabilityFile.FileName)),
            StabilitySummary),
        new("features", "Relevant features one by one", FeaturesSummary),
    ];

    /// <summary>The verbs.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(section => section.Step)];

    private static void PathSummary(HtmlWriter html, IReadOnlyList<(string Title, PathFile File)> runs, string id)
    {
        foreach ((string title, PathFile file) in runs)
        {
            html.Line($"<p><strong>{title}.</strong> {PathVerdict.Of(file)}</p>");
        }
    }

    private static void StabilitySummary(HtmlWriter html, IReadOnlyList<(string Title, StabilityFile File)> runs, string id)
    {
        foreach ((string title, StabilityFile file) in runs)
        {
            html.Line($"<p><strong>{title}.</strong> {StabilityVerdict.Of(file)}</p>");
        }

        html.Line($"<p>{StabilityVerdict.Excess}</p>");
    }

    private static void FeaturesSummary(HtmlWriter html, IReadOnlyList<ExperimentFolder> folders, string id)
    {
        foreach (ExperimentFolder folder in folders)
        {
            html.Line($"<p><strong>{folder.Title}.</strong> <code>{folder.Folder}/{FeaturesPage.FileName}</code></p>");
        }
    }
}
