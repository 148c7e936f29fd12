using An8Suite.Core.Datasets.Verification;
using An8Suite.Core.Games;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scoring;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Faithfulness;
using An8Suite.Learning.Networks;
using An8Suite.Workflow.Evaluating;
using An8Suite.Workflow.Rerendering;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Experiments.Parts;

/// <summary>The measuring itself: the games of chosen images, and every method's heat beside them.</summary>
internal sealed class PartsRun(
    Network network, Explainer explainer, EvaluatedSamples images, PartsOptions options, StepContext context)
{
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
                maps.AddRange(Beside(
                    game, explanation, input, backgrounds.Of(game.Sample), sensitivities));
                report(++done);
            }
        });
        return maps;
    }

    private IEnumerable<PartMap> Beside(
        PartGame game, Explanation explanation, SampleInput input, ColorImage background,
        Dictionary<(string Id, string Method), double?> sensitivities)
    {
        CooperativeGame shared = game.Of(options.Value);
        (double[] shapley, double[] deletions) = (shared.Shapley(), shared.SingleDeletions());
        Heatmap[] heat = [.. Drawn.Methods.Select(method => explanation.Maps[method].Heatmap)];
        IReadOnlyList<ImageFaithfulness>? faithful = Faithfulness is null ? null
            : new FaithfulnessMeter(network, Faithfulness).Measure(
                new FaithfulnessSubject(game.Sample.Id, game.Explained, input.Image, background), heat);
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
                TargetSensitivity = sensitivities.GetValueOrDefault((game.Sample.Id, method)),
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
            .SelectMany(pair => new[] { (pair.Key, Class: pair.Value!.One), (pair.Key, Class: pair.Value!.Other) })
            .GroupBy(one => one.Class, one => one.Key).OrderBy(group => group.Key).ToArray();
        context.Reporter.Track("heatmaps of other classes", asked.Length, "classes", report =>
        {
            for (int i = 0; i < asked.Length; i++)
            {
                ExplainOptions given = Drawn with { Class = ClassChoice.Given, GivenClass = asked[i].Key };
                foreach (Explanation explanation in explainer.Explain(
                    [.. asked[i].Select(id => inputs[id])], given, null, context.Token))
                {
                    foreach (string method in Drawn.Methods)
                    {
                        heats[(explanation.Id, method, asked[i].Key)] = Players.Sums(
                            byId[explanation.Id].Parts, explanation.Maps[method].Heatmap);
                    }
                }

                report(i + 1);
            }
        });
        return pairs.Where(pair => pair.Value is not null)
            .SelectMany(pair => Drawn.Methods.Select(method => (pair.Key, Method: method, Pair: pair.Value!)))
            .ToDictionary(
                one => (one.Key, one.Method),
                one => one.Pair.Of(
                    heats[(one.Key, one.Method, one.Pair.One)], heats[(one.Key, one.Method, one.Pair.Other)]));
    }
}
