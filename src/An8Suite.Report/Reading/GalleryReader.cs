using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;
using An8Suite.Report.Model;
using An8Suite.Workflow.Evaluating;
using An8Suite.Workflow.Explaining;
using An8Suite.Workflow.Steps;

namespace An8Suite.Report.Reading;

/// <summary>
/// Picks test images whose heatmaps were kept: a few with all of their heatmaps, and the best and worst of every
/// method.
/// </summary>
internal sealed class GalleryReader
{
    private const int ExtremeCount = 2;
    private readonly Dataset _dataset;
    private readonly CellFolders _folders;
    private readonly FoldReport _cell;
    private readonly string _policy;
    private readonly CellTable _scores;
    private readonly Dictionary<string, int> _places;
    private readonly Dictionary<string, ExplainedImage> _explained;
    private readonly string[] _methods;
    private readonly Dictionary<string, bool> _fitting = [];

    public GalleryReader(Dataset dataset, CellFolders folders, FoldReport cell, string policy)
    {
        (_dataset, _folders, _cell, _policy) = (dataset, folders, cell, policy);
        _scores = cell.Scores.Auc[policy];
        _places = _scores.Images.Index().ToDictionary(entry => entry.Item.Id, entry => entry.Index);
        _explained = folders.Explain is { } explain
            && new Missing().Try(() => ExplanationIndex.Read(explain)) is { } index
            ? index.Images.ToDictionary(image => image.Id)
            : [];
        _methods = [.. MethodTitle.Sort(_scores.Scores.Keys).Select(title => title.Name)];
    }

    private static SrgbColor OutlineColor { get; } = new(0x6f, 0xd3, 0xff);

    /// <summary>Images of different classes and views, those alone that have a heatmap of every method.</summary>
    public Gallery Read()
    {
        Sample[] candidates =
        [
            .. _dataset.Samples.Where(sample => _methods.Any(method => Auc(method, sample.Id) is not null)
                && _methods.All(
                    method => NoteOf(method, sample.Id) is not null || HeatmapOf(method, sample.Id) is not null)),
        ];
        return new Gallery(_cell.TestFold, _methods, [.. ShownImages.Choose(candidates).Select(Row)]);
    }

    /// <summary>The best and worst of every method, among the heatmaps that were kept and are not empty.</summary>
    public IReadOnlyList<ExtremeCases> Extremes()
    {
        Dictionary<string, Sample> samples = _dataset.Samples.ToDictionary(sample => sample.Id);
        List<ExtremeCases> cases = [];
        foreach (string method in _methods.Where(method => !MethodTitle.Of(method).IsControl))
        {
            (Sample Sample, double Auc)[] kept =
            [
                .. _places.Keys.Where(id => NoteOf(method, id) is null && Auc(method, id) is not null
                    && HeatmapOf(method, id) is not null)
                    .Select(id => (Sample: samples[id], Auc: Auc(method, id)!.Value))
                    .OrderByDescending(entry => entry.Auc).ThenBy(entry => entry.Sample.Id, StringComparer.Ordinal),
            ];
            int shown = Math.Min(ExtremeCount, kept.Length / 2);
            if (shown > 0)
            {
                cases.Add(new ExtremeCases(
                    method,
                    kept.Length,
                    _scores.Scores[method].Count(value => !double.IsNaN(value)),
                    [.. kept.Take(shown).Select(entry => Case(method, entry.Sample, entry.Auc))],
                    [.. kept.Reverse().Take(shown).Select(entry => Case(method, entry.Sample, entry.Auc))]));
            }
        }

        return cases;
    }

    private GalleryRow Row(Sample sample)
    {
        BinaryMask mask = _dataset.ReadMask(sample, _policy);
        return new GalleryRow
        {
            Id = sample.Id,
            ClassName = _dataset.Classes[sample.Label].Name,
            PredictedName = _dataset.Classes
                .ElementAtOrDefault(_explained.GetValueOrDefault(sample.Id)?.Predicted ?? sample.Label)?.Name
                ?? throw new InputException($"{ExplanationIndex.FileName} of {sample.Id}: "
                    + $"expected a label of {_dataset.Classes.Count} classes"),
            Render = PngWriter.Encode(_dataset.ReadImage(sample)),
            Mask = PngWriter.Encode(mask),
            Heatmaps =
            [
                .. _methods.Select(method => NoteOf(method, sample.Id) is { } note
                    ? new GalleryHeatmap(null, Auc(method, sample.Id), note)
                    : new GalleryHeatmap(Paint(HeatmapOf(method, sample.Id)!, mask), Auc(method, sample.Id))),
            ],
        };
    }

    private ExtremeCase Case(string method, Sample sample, double auc) => new(
        sample.Id,
        _dataset.Classes[sample.Label].Name,
        auc,
        PngWriter.Encode(_dataset.ReadImage(sample)),
        Paint(HeatmapOf(method, sample.Id)!, _dataset.ReadMask(sample, _policy)));

    private double? Auc(string method, string id) =>
        _places.TryGetValue(id, out int place) && _scores.Scores[method][place] is var value
        && !double.IsNaN(value) ? value : null;

    private string? NoteOf(string method, string id) =>
        _explained.GetValueOrDefault(id)?.Notes.GetValueOrDefault(method);

    private string? HeatmapOf(string method, string id) =>
        _folders.Heatmaps is { } folder && ExplanationIndex.HeatmapPath(folder, method, id) is var path
        && File.Exists(path)
            && (_folders.Explain is not null || Fits(path)) ? path : null;

    /// <summary>
    /// Heatmaps from elsewhere may be of another size or kind; the scorer has its own ways with them, they are not
    /// shown.
    /// </summary>
    private bool Fits(string path)
    {
        if (!_fitting.TryGetValue(path, out bool fits))
        {
            fits = new Missing().Try(() => NpyFile.Read<float>(path))?.Shape is [int height, int width]
                && (height, width) == (_dataset.Height, _dataset.Width);
            _fitting.Add(path, fits);
        }

        return fits;
    }

    /// <summary>
    /// The suite's own heatmaps lie in [0, 1] as they were scored; others are made so, by the sign rule they were
    /// scored with.
    /// </summary>
    private Heatmap Stretched(Heatmap heat)
    {
        string? sign = _folders.Scores.Step == "score" ? _folders.Records["score"].Options["sign"]?.ToString() : null;
        return _folders.Explain is not null ? heat
            : new Heatmap(heat.Width, heat.Height, Array.ConvertAll(heat.Values, value => sign switch
            {
                "minmax" => value,
                "absolute" => Math.Abs(value),
                "negative" => Math.Max(0, -value),
                _ => Math.Max(0, value),
            })).Normalized();
    }

    private byte[] Paint(string path, BinaryMask mask)
    {
        NpyArray<float> heat = NpyFile.Read<float>(path);
        return heat.Shape is [int height, int width] && (height, width) == (mask.Height, mask.Width)
            ? PngWriter.Encode(MaskOutline.Draw(
                ColorMap.Inferno.Paint(Stretched(new Heatmap(width, height, heat.Values))), mask, OutlineColor))
            : throw new InputException(
                $"{path}: expected {mask.Height} x {mask.Width} heat values, found {string.Join(" x ", heat.Shape)}");
    }
}
