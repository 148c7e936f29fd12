using An8Suite.Core;
using An8Suite.Core.Datasets;
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
    private readonly FoldReport _cell;
    private readonly string _policy;
    private readonly CellTable _scores;
    private readonly Dictionary<string, int> _places;
    private readonly Dictionary<string, ExplainedImage> _explained;
    private readonly string[] _methods;
    private readonly HeatmapSource _heatmaps;

    public GalleryReader(Dataset dataset, CellFolders folders, FoldReport cell, string policy)
    {
        (_dataset, _cell, _policy) = (dataset, cell, policy);
        _scores = cell.Scores.Auc[policy];
        _places = _scores.Images.Index().ToDictionary(entry => entry.Item.Id, entry => entry.Index);
        _explained = folders.Explain is { } explain
            && new Missing().Try(() => ExplanationIndex.Read(explain)) is { } index
            ? index.Images.ToDictionary(image => image.Id)
            : [];
        _heatmaps = HeatmapSource.Of(dataset, folders);
        _methods = [.. MethodTitle.Sort(_scores.Scores.Keys).Select(title => title.Name)];
    }

    private static SrgbColor OutlineColor { get; } = new(0x6f, 0xd3, 0xff);

    /// <summary>Images of different classes and views, those alone that have a heatmap of every method.</summary>
    public Gallery Read()
    {
        Sample[] candidates =
        [
            .. _dataset.Samples.Where(sample => _methods.Any(method => Auc(method, sample.Id) is not null)
                && _methods.All(method => NoteOf(method, sample.Id) is not null || IsShown(method, sample))),
        ];
        Sample[] shown = [.. ShownImages.Choose(candidates)];
        return new Gallery(_cell.TestFold, _methods, [.. shown.Select(Row)])
        {
            Truths = [.. shown.Take(1).SelectMany(sample => _cell.Scores.Auc.Keys
                .OrderBy(policy => policy != _policy).ThenBy(policy => policy, StringComparer.Ordinal)
                .Where(sample.MaskPaths.ContainsKey)
                .Select(policy => (policy, PngWriter.Encode(_dataset.ReadMask(sample, policy)))))],
        };
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
                .. _places.Keys.Where(id => NoteOf(method, id) is null && IsShown(method, samples[id]))
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
            Render = CompactPng.Encode(_dataset.ReadImage(sample)),
            Mask = PngWriter.Encode(mask),
            Heatmaps =
            [
                .. _methods.Select(method => NoteOf(method, sample.Id) is { } note
                    ? new GalleryHeatmap(null, Auc(method, sample.Id), note)
                    : new GalleryHeatmap(Paint(_heatmaps.Read(method, sample), mask), Auc(method, sample.Id))),
            ],
        };
    }

    private ExtremeCase Case(string method, Sample sample, double auc) => new(
        sample.Id,
        _dataset.Classes[sample.Label].Name,
        auc,
        CompactPng.Encode(_dataset.ReadImage(sample)),
        Paint(_heatmaps.Read(method, sample), _dataset.ReadMask(sample, _policy)));

    private double? Auc(string method, string id) =>
        _places.TryGetValue(id, out int place) && _scores.Scores[method][place] is var value
        && !double.IsNaN(value) ? value : null;

    private string? NoteOf(string method, string id) =>
        _explained.GetValueOrDefault(id)?.Notes.GetValueOrDefault(method);

    /// <summary>Whether there is a map, and it could be scored.</summary>
    private bool IsShown(string method, Sample sample) =>
        Auc(method, sample.Id) is not null && _heatmaps.Has(method, sample);

    // The blackest colour and the one above it as one: with the outline that leaves 256, which a palette holds.
    private static Heatmap Drawn(Heatmap heat) => new(
        heat.Width, heat.Height, Array.ConvertAll(heat.Values, value => Math.Max(value, 1 / 255f)));

    private static byte[] Paint(Heatmap heat, BinaryMask mask) => CompactPng.Encode(
        MaskOutline.Draw(ColorMap.Inferno.Paint(Drawn(heat)), mask, OutlineColor));
}
