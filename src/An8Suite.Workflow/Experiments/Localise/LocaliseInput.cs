using An8Suite.Core;
using An8Suite.Core.Heatmaps;
using An8Suite.Workflow.Explaining;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Scoring;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Experiments.Localise;

/// <summary>Whose heatmaps are tried, and on which images.</summary>
/// <param name="DatasetFolder">The images, their masks and parts.</param>
/// <param name="Maps">The heatmaps.</param>
/// <param name="AreForeign">Whether another program made them, so that the suite draws the controls beside.</param>
/// <param name="Inputs">For the plan.</param>
internal sealed record LocaliseInput(string DatasetFolder, HeatmapFolder Maps, bool AreForeign, StepInputs Inputs)
{
    private const string OnlyForeign = "--dataset, --name and --sign go with --heatmaps only";

    /// <summary>
    /// The heatmaps in <paramref name="explainFolder"/> or, where that is empty, those of other programs.
    /// </summary>
    /// <exception cref="InputException">Neither or both are named, or one is not what it should be.</exception>
    public static LocaliseInput Of(LocaliseOptions options, string explainFolder)
    {
        string? problem = (explainFolder.Length > 0, options.Heatmaps, options.Dataset) switch
        {
            (true, not null, _) => "explain-dir and --heatmaps exclude each other",
            (false, null, _) => "expected a folder made by 'an8 explain', or --heatmaps and --dataset",
            (false, _, null) => "--heatmaps needs --dataset, the folder of 'an8 generate' whose objects they show",
            (true, _, not null) => OnlyForeign,
            (true, _, _) when options.Name is not null || options.Preparation != new HeatPreparation() => OnlyForeign,
            _ => null,
        };
        return problem is not null ? throw new InputException(problem)
            : options.Heatmaps is string maps ? OfForeign(maps, options)
            : OfExplanations(explainFolder);
    }

    private static LocaliseInput OfExplanations(string folder)
    {
        var explain = Lineage.Of(folder, "explain");
        if (!explain.Has(GenerateStep.Name))
        {
            throw new InputException(
                $"{folder}: its images come without masks, so nobody knows where their objects are; only datasets of "
                + "'an8 generate' say it");
        }

        string dataset = explain.FolderOf(GenerateStep.Name);
        var maps = HeatmapFolder.Of(folder, null);
        HashSet<string> named = [.. ExplanationIndex.Read(folder).Methods.Select(method => method.Name)];
        foreach (string other in maps.Methods.Keys.Where(method => !named.Contains(method)).ToArray())
        {
            maps.Methods.Remove(other); // overlays and the like
        }

        Dictionary<string, string> folders = new() { ["explain"] = folder, [GenerateStep.Name] = dataset };
        return new LocaliseInput(
            dataset, maps, AreForeign: false, new StepInputs(folders, new Dictionary<string, string>()));
    }

    private static LocaliseInput OfForeign(string folder, LocaliseOptions options)
    {
        string dataset = Lineage.Of(options.Dataset!, GenerateStep.Name).Folder;
        var maps = HeatmapFolder.Of(folder, options.Name);
        Dictionary<string, string> folders = new() { [GenerateStep.Name] = dataset, [Lineage.Heatmaps] = folder };
        Dictionary<string, string> fingerprints = new() { [Lineage.Heatmaps] = maps.Fingerprint() };
        return new LocaliseInput(dataset, maps, AreForeign: true, new StepInputs(folders, fingerprints));
    }
}
