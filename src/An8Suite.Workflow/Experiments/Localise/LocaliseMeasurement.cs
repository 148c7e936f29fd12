using System.Collections.Concurrent;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Localisation;
using An8Suite.Core.Scoring;
using An8Suite.Workflow.Scoring;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Experiments.Localise;

/// <summary>Measures every heatmap on any number of threads: sums of whole numbers have no order.</summary>
internal sealed class LocaliseMeasurement(Dataset dataset, LocaliseOptions options, LocaliseInput input)
{
    private readonly ConcurrentBag<LocaliseRow> _rows = [];

    /// <summary>How often an image shows nothing of a kind of object.</summary>
    public ConcurrentDictionary<string, int> WithoutObject { get; } = new();

    /// <summary>What MaxBoxAccV2 and PxAP need, by method and kind of object, then by pose.</summary>
    public ConcurrentDictionary<(string Method, string Target), ConcurrentDictionary<int, LocalisationTally>> Tallies
    {
        get;
    } = new();

    /// <summary>Heatmaps that are left out.</summary>
    public HeatmapLedger Ledger { get; } = new();

    /// <summary>In fixed order.</summary>
    public LocaliseRow[] Rows =>
    [
        .. _rows.OrderBy(row => row.Target, StringComparer.Ordinal).ThenBy(row => row.Method, StringComparer.Ordinal)
            .ThenBy(row => row.Sample.Id, StringComparer.Ordinal),
    ];

    /// <summary>Measures the maps of all images.</summary>
    public void Run(Sample[] samples, StepContext context)
    {
        GivenMaps given = new(input.Maps, dataset, new ScoreHeatmapsOptions
        {
            Preparation = options.Preparation,
            Controls = input.AreForeign,
        });
        if (input.AreForeign)
        {
            input.Maps.NoteEmpty(Ledger);
        }

        int done = 0;
        context.Reporter.Track(LocaliseExperiment.Row.Name, samples.Length, "images", report => Parallel.ForEach(
            samples,
            new ParallelOptions { MaxDegreeOfParallelism = context.Threads, CancellationToken = context.Token },
            sample =>
            {
                Measure(sample, given);
                report(Interlocked.Increment(ref done));
            }));
        if (_rows.IsEmpty)
        {
            throw new InputException(
                FormattableString.Invariant($"none of the heatmaps of {samples.Length} images can be used; ")
                + string.Join("; ", Ledger.Remarks().Select(remark => remark.Line())));
        }
    }

    private void Measure(Sample sample, GivenMaps given)
    {
        (string Method, Heatmap Map)[] maps =
        [
            .. given.Folder.Methods.Keys.Select(method => (method, Map: given.Read(method, sample, Ledger)))
                .Where(read => read.Map is not null).Select(read => (read.method, read.Map!)),
        ];
        // The controls on the images alone that have a map, so that all means are over the same ones.
        maps = maps.Length > 0 ? [.. maps, .. given.DrawControls(sample)] : maps;
        foreach ((string target, BinaryMask mask) in Targets(sample))
        {
            if (PixelBox.Of(mask) is null)
            {
                WithoutObject.AddOrUpdate(target, 1, (_, count) => count + 1);
                continue;
            }

            foreach ((string method, Heatmap map) in maps)
            {
                Add(sample, method, target, (map, mask));
            }
        }
    }

    private void Add(Sample sample, string method, string target, (Heatmap Heat, BinaryMask Mask) map)
    {
        string name = $"image {sample.Id}, method {method}";
        LocalisedMap found = LocalisedMap.Of(map.Heat, map.Mask, options.Boxes, name)!;
        using var levels = HeatLevels.Of(map.Heat, map.Mask, name);
        _rows.Add(new LocaliseRow(
            sample, method, target, found.Box, found.BoxIou, IouCurve.Of(levels).Auc!.Value));
        LocalisationTally tally = Tallies.GetOrAdd((method, target), _ => new())
            .GetOrAdd(sample.Pose, _ => new LocalisationTally(options.Boxes.Thresholds));
        lock (tally)
        {
            tally.Add(found);
        }
    }

    private IEnumerable<(string Target, BinaryMask Mask)> Targets(Sample sample)
    {
        yield return (
            LocaliseTarget.Object, BinaryMask.Of(dataset.ReadParts(sample), dataset.IsPlant));
        if (sample.MaskPaths.ContainsKey(MaskPolicy.ClassPart.Folder))
        {
            yield return (LocaliseTarget.ClassPart, dataset.ReadMask(sample, MaskPolicy.ClassPart.Folder));
        }
    }
}
