using System.Collections.Concurrent;
using System.Globalization;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scoring;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Scoring;

/// <summary>Heatmaps of anyone to <c>scores.csv</c>, <c>summary.json</c> and <c>left-out.json</c>.</summary>
public static class ScoreHeatmapsStep
{
    /// <summary>
    /// Scores the maps in <paramref name="heatmapFolder"/> against the masks of <paramref name="datasetFolder"/>.
    /// </summary>
    public static bool Run(
        ScoreHeatmapsOptions options, string heatmapFolder, string datasetFolder, StepContext context)
    {
        options.Scores.Validate();
        var maps = HeatmapFolder.Of(heatmapFolder, options.Name);
        StepPlan plan = new()
        {
            Step = "score",
            Out = context.Out,
            Options = options,
            Inputs =
                new Dictionary<string, string> { ["generate"] = datasetFolder, [Lineage.Heatmaps] = heatmapFolder },
            ForeignFingerprints = new Dictionary<string, string> { [Lineage.Heatmaps] = maps.Fingerprint() },
            Replace = context.Replace,
        };
        return StepFolder.Make(
            plan, folder => Score(options, maps, DatasetReader.Read(datasetFolder), folder, context));
    }

    private static void Score(
        ScoreHeatmapsOptions options, HeatmapFolder maps, Dataset dataset, string folder, StepContext context)
    {
        Sample[] samples = [.. dataset.Samples.Where(sample => options.Split is null || sample.Split == options.Split)];
        HeatmapLedger ledger = new();
        GivenMaps given = new(maps, dataset, options);
        maps.NoteEmpty(ledger);
        NoteNames(maps, dataset, samples, ledger);
        ConcurrentBag<ScoredHeatmap> scored = [];
        int done = 0;
        context.Reporter.Track("score", samples.Length, "images", report => Parallel.ForEach(
            samples,
            new ParallelOptions { MaxDegreeOfParallelism = context.Threads, CancellationToken = context.Token },
            sample =>
            {
                foreach (ScoredHeatmap score in ScoreSample(options, given, dataset, sample, ledger))
                {
                    scored.Add(score);
                }

                report(Interlocked.Increment(ref done));
            }));
        IReadOnlyList<HeatmapRemark> remarks = ledger.Remarks();
        foreach (HeatmapRemark remark in remarks)
        {
            context.Reporter.Say($"    {remark.Line()}");
        }

        if (scored.All(s => s.Score.Measures is null || !maps.Methods.ContainsKey(s.Score.Method)))
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"nothing could be scored: {maps.Methods.Count} methods, {samples.Length} images of {dataset.Root}; "
                + $"the lines above say why"));
        }

        SuiteJson.Write(Path.Combine(folder, HeatmapRemark.FileName), remarks);
        ScoreStep.Write(scored, options.Scores, folder);
    }

    private static void NoteNames(HeatmapFolder maps, Dataset dataset, Sample[] samples, HeatmapLedger ledger)
    {
        HashSet<string> wanted = [.. samples.Select(sample => sample.Id)];
        HashSet<string> all = [.. dataset.Samples.Select(sample => sample.Id)];
        foreach ((string method, Dictionary<string, string> files) in maps.Methods)
        {
            foreach (string id in files.Keys.Where(id => !wanted.Contains(id)))
            {
                ledger.Add(all.Contains(id) ? HeatmapFate.OtherSplit : HeatmapFate.UnknownName, method, id);
            }
        }

        foreach ((string method, string id) in maps.Doubled)
        {
            ledger.Add(HeatmapFate.Doubled, method, id);
        }
    }

    private static IEnumerable<ScoredHeatmap> ScoreSample(
        ScoreHeatmapsOptions options, GivenMaps given, Dataset dataset, Sample sample, HeatmapLedger ledger)
    {
        BinaryMask[]? masks = null;
        foreach (string method in given.Folder.Methods.Keys)
        {
            if (given.Read(method, sample, ledger) is not Heatmap heatmap)
            {
                continue;
            }

            masks ??= [.. options.Policies.Select(policy => dataset.ReadMask(sample, policy))];
            foreach (ScoredHeatmap score in Against(method, heatmap, masks))
            {
                ledger.Add(score.Score);
                yield return score;
            }
        }

        // On the images alone that have a map, so that all means are over the same ones.
        foreach ((string control, Heatmap map) in masks is null ? [] : given.DrawControls(sample))
        {
            foreach (ScoredHeatmap score in Against(control, map, masks!))
            {
                yield return score;
            }
        }

        ScoredHeatmap[] Against(string method, Heatmap heatmap, BinaryMask[] all) => Scorer.Score(
            [.. options.Policies.Select(policy => new ScoreSubject(
                sample, dataset.Classes[sample.Label].Name, null, method, policy))],
            heatmap, all, options.Scores);
    }
}
