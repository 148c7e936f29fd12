using An8Suite.Core.Datasets;
using An8Suite.Core.Heatmaps;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Learning.Explanations;

namespace An8Suite.Workflow.Scoring;

/// <summary>Heatmaps of others in the form in which they are scored, and the controls beside them.</summary>
internal sealed class GivenMaps(HeatmapFolder folder, Dataset dataset, ScoreHeatmapsOptions options)
{
    // As in 'an8 explain' with its standard seed, so that the noise is the same.
    private const ulong Seed = 0;

    /// <summary>The folder's maps.</summary>
    public HeatmapFolder Folder => folder;

    /// <summary>The controls that the suite draws: those of which the folder has no maps.</summary>
    public IReadOnlyList<ExplanationMethod> Controls { get; } = !options.Controls ? []
        : [.. ExplanationMethods.All.Where(one => one.OfImage is not null && !folder.Methods.ContainsKey(one.Name))];

    /// <summary>A map of the folder, prepared; null, with a note, where there is none that can be scored.</summary>
    public Heatmap? Read(string method, Sample sample, HeatmapLedger ledger)
    {
        if (!folder.Methods.TryGetValue(method, out Dictionary<string, string>? files)
            || !files.TryGetValue(sample.Id, out string? path))
        {
            ledger.Add(HeatmapFate.Missing, method, sample.Id);
            return null;
        }

        PictureSize size = new(dataset.Width, dataset.Height);
        return ForeignMap.Read(path, method, sample.Id, size, ledger) is HeatGrid grid
            ? options.Preparation.Apply(grid, size) : null;
    }

    /// <summary>The map of every control.</summary>
    public IEnumerable<(string Method, Heatmap Map)> DrawControls(Sample sample)
    {
        string truth = sample.MaskPaths.ContainsKey(MaskPolicy.ClassPart.Folder) ? MaskPolicy.ClassPart.Folder
            : options.Policies[0];
        SampleInput input = new(sample.Id, sample.Label, dataset.ReadImage(sample))
        {
            Parts = dataset.ReadParts(sample),
            IsObject = dataset.IsPlant,
            ClassMask = dataset.ReadMask(sample, truth),
        };
        return Controls.Select(control => (control.Name, control.OfImage!(input, Seed).Heatmap));
    }
}
