using An8Suite.Core;
using An8Suite.Core.Datasets.Verification;
using An8Suite.Core.Games;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Localisation;
using An8Suite.Core.Scoring;
using An8Suite.Core.Similarity;
using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Faithfulness;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Sanity;
using An8Suite.Workflow.Evaluating;
using An8Suite.Workflow.Rerendering;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Experiments.Parts;

/// <summary>The measuring itself: the games of chosen images, and every method's heat beside them.</summary>
internal sealed class PartsRun(
    Network network, Explainer explainer, EvaluatedSamples images, PartsOptions options, StepContext context)
{
    // The object's box by Zhou's rule alone: no sweep over thresholds.
    private static readonly LocalisationOptions Boxes = new() { Thresholds = 1 };

    /// <summary>The players, once measured.</summary>
    public required PartPlayers Players { get; init; }

    /// <summary>How methods draw.</summary>
    public required ExplainOptions Drawn { get; init; }

    /// <summary>How deletion, insertion and infidelity are measured; null leaves them out.</summary>
    public required FaithfulnessOptions? Faithfulness { get; init; }

    /// <summary>Pictures rendered, and those of them that passed the network.</summary>
    public (int Made, int Passed) Pictures { get; private set; }

    /// <summary>Renders every subset of the parts of every view.</summary>
    public IReadOnlyList<PartGame> Play()
    {
        using var rendered = RerenderedDataset.Open(images.Dataset, options.Device, context.Reporter);
        PartGames games = new(network, images.Dataset, Players, rendered);
        List<PartGame> played = [];
        IGrouping<int, Sample>[] poses = [.. images.Samples.GroupBy(sample => sample.Pose)];
        context.Reporter.Track("subsets of the parts", poses.Length, "poses", report =>
        {
            for (int i = 0; i < poses.Length; i++)
            {
                context.Token.ThrowIfCancellationRequested();
                played.AddRange(games.Of([.. poses[i]]));
                report(i + 1);
            }
        });
        Pictures = (games.PictureCount, games.PassedCount);
        return played;
    }

    /// <summary>Draws every method's map of every image and sets it beside the game.</summary>
    public IReadOnlyList<PartMap> Draw(IReadOnlyList<PartGame> games)
    {
        Dictionary<string, SampleInput> inputs = images.Inputs(images.Samples).ToDictionary(input => input.Id);
        Dictionary<string, TargetSensitivity?> pairs = games.ToDictionary(
            game => game.Sample.Id, TargetSensitivity.In);
        var sensitivities = Sensitivities(games, inputs, pairs);
        (ReferenceMaps? otherClass, ReferenceMaps? otherWeights, NoisyMaps? noisy) = References(games, inputs);
        var backgrounds = DatasetBackgrounds.Read(images.Dataset);
        List<PartMap> maps = [];
        Dictionary<string, PartGame> byId = games.ToDictionary(game => game.Sample.Id);
        context.Reporter.Track("heatmaps", games.Count, "images", report =>
        {
            int done = 0;
            foreach (Explanation explanation in explainer.Explain(
                [.. games.Select(game => inputs[game.Sample.Id])], Drawn, null, context.Token))
            {
                context.Token.ThrowIfCancellationRequested();
                PartGame game = byId[explanation.Id] with { Explained = explanation.TargetClass };
                SampleInput input = inputs[explanation.Id];
                maps.AddRange(Beside(game, explanation, input, backgrounds.Of(game.Sample)).Select(map =>
                {
                    Heatmap heat = explanation.Maps[map.Method].Heatmap;
                    RankedMap ranks = new(heat.Values);
                    return map with
                    {
                        TargetSensitivity = sensitivities.GetValueOrDefault((explanation.Id, map.Method)),
                        OtherClass = otherClass?.Similarity(explanation.Id, map.Method, ranks),
                        OtherWeights = otherWeights?.Similarity(explanation.Id, map.Method, ranks),
                        SmoothOtherWeights = noisy?.Similarity(explanation.Id, map.Method),
                        EntropyRise = otherWeights?.EntropyRise(explanation.Id, map.Method, heat),
                    };
                }));
                report(++done);
            }
        });
        return maps;
    }

    private IEnumerable<PartMap> Beside(
        PartGame game, Explanation explanation, SampleInput input, ColorImage background)
    {
        CooperativeGame shared = game.Of(options.Value);
        (double[] shapley, double[] deletions) = (shared.Shapley(), shared.SingleDeletions());
        Heatmap[] heat = [.. Drawn.Methods.Select(method => explanation.Maps[method].Heatmap)];
        FaithfulnessSubject subject = new(game.Sample.Id, game.Explained, input.Image, background);
        IReadOnlyList<ImageFaithfulness>? faithful = null;
        IReadOnlyList<RemoveAndDebias>? debiased = null;
        double[]? drops = null;
        if (Faithfulness is { } measured)
        {
            faithful = new FaithfulnessMeter(network, measured).Measure(subject, heat);
            debiased = RemoveAndDebias.Of(network, subject, heat, measured);
            drops = CellDeletion.Drops(network, input.Image, game.Explained, measured.BatchSize);
        }

        BinaryMask whole = BinaryMask.Of(game.Parts, id => id != PartMask.Background);
        return Drawn.Methods.Select((method, i) =>
        {
            var levels = HeatLevels.Of(heat[i], input.ClassMask!, $"image {game.Sample.Id}");
            return new PartMap
            {
                Game = game,
                Method = method,
                Shapley = shapley,
                Deletions = deletions,
                Heat = Players.Sums(game.Parts, heat[i]),
                Mask = Measures.Of(levels, IouCurve.Of(levels)),
                Faithfulness = faithful?[i],
                Debiased = debiased?[i],
                CellDeletion = drops is null ? null : RankCorrelation.Of(CellDeletion.Heat(heat[i]), drops),
                BoxAccuracy = LocalisedMap.Of(heat[i], whole, Boxes, $"image {game.Sample.Id}") is { } found
                    ? found.BoxIou >= Boxes.Overlap ? 1 : 0
                    : null,
            };
        });
    }

    /// <summary>Draws the maps of both classes of every image's pair, class by class.</summary>
    private Dictionary<(string Id, string Method), double?> Sensitivities(
        IReadOnlyList<PartGame> games, Dictionary<string, SampleInput> inputs,
        Dictionary<string, TargetSensitivity?> pairs)
    {
        Dictionary<(string Id, string Method, int Class), double[]> heats = [];
        Dictionary<string, PartGame> byId = games.ToDictionary(game => game.Sample.Id);
        var asked = pairs.Where(pair => pair.Value is not null)
            .SelectMany(pair => new[] { (pair.Key, Class: pair.Value!.One), (pair.Key, Class: pair.Value!.Other) });
        Draw("heatmaps of other classes", asked, inputs, (label, explanation) =>
        {
            foreach (string method in Drawn.Methods)
            {
                heats[(explanation.Id, method, label)] = Players.Sums(
                    byId[explanation.Id].Parts, explanation.Maps[method].Heatmap);
            }
        });
        return pairs.Where(pair => pair.Value is not null)
            .SelectMany(pair => Drawn.Methods.Select(method => (pair.Key, Method: method, Pair: pair.Value!)))
            .ToDictionary(
                one => (one.Key, one.Method),
                one => one.Pair.Of(
                    heats[(one.Key, one.Method, one.Pair.One)], heats[(one.Key, one.Method, one.Pair.Other)]));
    }

    /// <summary>
    /// The maps of another class, of the same class from random weights, and of noisy copies from both weights; none
    /// where the passes are left out.
    /// </summary>
    private (ReferenceMaps? OtherClass, ReferenceMaps? OtherWeights, NoisyMaps? Noisy) References(
        IReadOnlyList<PartGame> games, Dictionary<string, SampleInput> inputs)
    {
        if (Faithfulness is not { } measured)
        {
            return (null, null, null);
        }

        (ReferenceMaps otherClass, ReferenceMaps otherWeights) = (new(), new());
        Draw(
            "heatmaps of one other class", games.Select(game => (game.Sample.Id, OtherThan(game))), inputs,
            (_, explanation) => otherClass.Add(explanation));
        NoisyMaps? noisy = options.SmoothSamples > 0 ? new NoisyMaps(measured.Seed) : null;
        AddCopies(noisy, games, inputs, ofRandom: false);
        using WeightRandomization weights = new(network);
        ulong seed = new CounterRandom(measured.Seed, "parts-weights", 0).NextUInt64();
        for (int stage = 0; stage < WeightRandomization.Names(network).Count; stage++)
        {
            weights.Randomize(stage, seed);
        }

        Draw(
            "heatmaps of random weights", games.Select(game => (game.Sample.Id, game.Explained)), inputs,
            (_, explanation) => otherWeights.Add(explanation));
        AddCopies(noisy, games, inputs, ofRandom: true);
        return (otherClass, otherWeights, noisy);

        int OtherThan(PartGame game)
        {
            int classes = game.Logits[0].Length;
            var random = new CounterRandom(measured.Seed, $"parts-class/{game.Sample.Id}", 0);
            return classes < 2 ? 0 : (game.Explained + 1 + random.NextInt32(classes - 1)) % classes;
        }
    }

    private void AddCopies(
        NoisyMaps? noisy, IReadOnlyList<PartGame> games, Dictionary<string, SampleInput> inputs, bool ofRandom)
    {
        for (int copy = 0; copy < (noisy is null ? 0 : options.SmoothSamples); copy++)
        {
            Draw(
                $"heatmaps of noisy copies {copy + 1}{(ofRandom ? ", random weights" : string.Empty)}",
                games.Select(game => (game.Sample.Id, game.Explained)),
                inputs.ToDictionary(input => input.Key, input => noisy!.Copy(input.Value, copy)),
                (_, explanation) => noisy!.Add(explanation, ofRandom));
        }
    }

    /// <summary>Draws every method for given classes, class by class.</summary>
    private void Draw(
        string what, IEnumerable<(string Id, int Class)> asked, Dictionary<string, SampleInput> inputs,
        Action<int, Explanation> take)
    {
        IGrouping<int, string>[] classes =
            [.. asked.GroupBy(one => one.Class, one => one.Id).OrderBy(group => group.Key)];
        context.Reporter.Track(what, classes.Length, "classes", report =>
        {
            for (int i = 0; i < classes.Length; i++)
            {
                ExplainOptions given = Drawn with { Class = ClassChoice.Given, GivenClass = classes[i].Key };
                foreach (Explanation explanation in explainer.Explain(
                    [.. classes[i].Select(id => inputs[id])], given, null, context.Token))
                {
                    take(classes[i].Key, explanation);
                }

                report(i + 1);
            }
        });
    }
}
