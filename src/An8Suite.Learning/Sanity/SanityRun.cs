using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;

namespace An8Suite.Learning.Sanity;

/// <summary>Explains images for other classes and with random weights, and compares the maps.</summary>
/// <remarks>
/// J. Adebayo et al., Sanity Checks for Saliency Maps, NeurIPS 2018, arXiv 1810.03292. The class that the trained
/// network predicts is explained throughout. The network is as it was at the end, also when something throws.
/// </remarks>
/// <param name="selection">The trained network.</param>
/// <param name="samples">The images.</param>
/// <param name="options">Methods, numbers and batch size.</param>
public sealed class SanityRun(SelectedFeatures selection, IReadOnlyList<SampleInput> samples, ExplainOptions options)
{
    private readonly List<SimilarityRow> _rows = [];
    private readonly Dictionary<(string Method, string Image), MethodMap> _controls = [];
    private int[] _targets = [];
    private IReadOnlyList<RelevantFeature>[] _held = [];
    private PreparedMaps? _original;

    /// <summary>The classes that are explained, one an image, once <see cref="CompareClasses"/> has run.</summary>
    public IReadOnlyList<int> Targets => _targets;

    /// <summary>Everything that was compared so far.</summary>
    public IReadOnlyList<SimilarityRow> Rows => _rows;

    /// <summary>States of the network that <see cref="CompareRandomized"/> explains.</summary>
    public static int StateCount(Network network, int seeds) =>
        seeds * ((2 * WeightRandomization.Names(network).Count) - 1);

    /// <summary>The maps of the predicted class against those of every other one; comes first.</summary>
    /// <param name="progress">Called with the number of classes done.</param>
    /// <param name="cancellation">Looked at between classes.</param>
    public void CompareClasses(Action<int>? progress = null, CancellationToken cancellation = default)
    {
        int classes = selection.Network.Description.Classes.Count;
        List<Dictionary<string, MethodMap[]>> original = [];
        List<Dictionary<string, MethodMap[]>>[] others = [.. Enumerable.Range(0, classes)
            .Select(_ => new List<Dictionary<string, MethodMap[]>>())];
        foreach (SampleInput[] batch in samples.Chunk(options.BatchSize))
        {
            using PassedImages passed = new(selection, batch, options, _controls);
            int[] targets = passed.Predictions();
            IReadOnlyList<IReadOnlyList<RelevantFeature>> held = passed.Relevant(targets);
            (_targets, _held) = ([.. _targets, .. targets], [.. _held, .. held]);
            original.Add(passed.Maps(targets, held));
            for (int label = 0; label < classes; label++)
            {
                cancellation.ThrowIfCancellationRequested();
                others[label].Add(passed.Maps([.. targets.Select(_ => label)], held));
            }
        }

        _original = PreparedMaps.Of(original);
        for (int label = 0; label < classes; label++)
        {
            _rows.AddRange(_original.Against(
                PreparedMaps.Of(others[label], _original),
                Like(Comparison.Class, "", label),
                image => _targets[image] != label));
            progress?.Invoke(label + 1);
        }
    }

    /// <summary>Maps with stages drawn anew, from the logits down and one by one, and the floor.</summary>
    /// <param name="seeds">One a cascade.</param>
    /// <param name="progress">Called with the number of states done.</param>
    /// <param name="cancellation">Looked at between states.</param>
    public void CompareRandomized(
        IReadOnlyList<ulong> seeds, Action<int>? progress = null, CancellationToken cancellation = default)
    {
        int done = 0;
        List<PreparedMaps> random = [];
        for (int number = 0; number < seeds.Count; number++)
        {
            using WeightRandomization weights = new(selection.Network);
            random.Add(Cascade(weights, seeds[number], number, State));
            for (int stage = 0; stage < Stages.Count - 1; stage++)
            {
                weights.Restore();
                weights.Randomize(stage, seeds[number]);
                State();
                _rows.AddRange(
                    _original!.Against(Maps(selection), Like(Comparison.Independent, Stages[stage], number)));
            }
        }

        int pair = 0;
        for (int i = 0; i < random.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                _rows.AddRange(random[i].Against(random[j], Like(Comparison.Floor, "", pair++)));
            }
        }

        void State()
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Invoke(++done);
        }
    }

    /// <summary>The maps of another trained network and its own selection.</summary>
    /// <param name="other">
    /// The other network; <see cref="PassedImages.Held"/> holds the features that are chosen on it.
    /// </param>
    /// <param name="number">Its number.</param>
    public void CompareTrained(SelectedFeatures other, int number)
    {
        List<Dictionary<string, MethodMap[]>> maps = [];
        foreach (int[] batch in Enumerable.Range(0, samples.Count).Chunk(options.BatchSize))
        {
            using PassedImages passed = new(other, [.. batch.Select(image => samples[image])], options, _controls);
            int[] targets = [.. batch.Select(image => _targets[image])];
            maps.Add(passed.Maps(targets, passed.Relevant(targets)));
        }

        _rows.AddRange(_original!.Against(PreparedMaps.Of(maps, _original), Like(Comparison.Other, "", number)));
    }

    private IReadOnlyList<string> Stages => WeightRandomization.Names(selection.Network);

    /// <summary>With the classifier alone it is the independent state of that stage too.</summary>
    private PreparedMaps Cascade(WeightRandomization weights, ulong seed, int number, Action state)
    {
        PreparedMaps? maps = null;
        for (int stage = Stages.Count - 1; stage >= 0; stage--)
        {
            weights.Randomize(stage, seed);
            state();
            maps = Maps(selection);
            SimilarityRow[] rows = _original!.Against(maps, Like(Comparison.Cascade, Stages[stage], number));
            _rows.AddRange(rows);
            _rows.AddRange(
                stage == Stages.Count - 1 ? rows.Select(row => row with { Comparison = Comparison.Independent }) : []);
        }

        return maps!;
    }

    private PreparedMaps Maps(SelectedFeatures network)
    {
        List<Dictionary<string, MethodMap[]>> maps = [];
        foreach (int[] batch in Enumerable.Range(0, samples.Count).Chunk(options.BatchSize))
        {
            using PassedImages passed = new(network, [.. batch.Select(image => samples[image])], options, _controls);
            maps.Add(
                passed.Maps([.. batch.Select(image => _targets[image])], [.. batch.Select(image => _held[image])]));
        }

        return PreparedMaps.Of(maps, _original);
    }

    private static SimilarityRow Like(Comparison comparison, string stage, int number) =>
        new(comparison, "", stage, number, 0, null, null);
}

/// <summary>How similar two maps of one method and image are.</summary>
/// <param name="Comparison">Which two.</param>
/// <param name="Method">The method's name, or <see cref="PassedImages.Held"/>.</param>
/// <param name="Stage">The last stage that was drawn anew; empty for other comparisons.</param>
/// <param name="Number">The other class, the seed's number, the pair of seeds or the other network.</param>
/// <param name="Image">The image's place.</param>
/// <param name="Spearman">Rank correlation in [-1, 1]; null where a map is constant.</param>
/// <param name="Ssim">Structural similarity in [-1, 1]; null where a map is constant.</param>
public sealed record SimilarityRow(
    Comparison Comparison, string Method, string Stage, int Number, int Image, double? Spearman, double? Ssim);
