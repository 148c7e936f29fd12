using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;

namespace An8Suite.Cli.Steps;

/// <summary>Images to one <c>.npy</c> a method and image, and <c>index.json</c>.</summary>
public static class ExplainStep
{
    /// <summary>Explains the chosen images with every chosen method.</summary>
    public static bool Run(ExplainStepOptions options, string selectFolder, StepContext context)
    {
        StepRecord select = StepRecord.Read(selectFolder, "select");
        string respondFolder = select.InputFolder(selectFolder, "respond");
        StepRecord respond = StepRecord.Read(respondFolder, "respond");
        string trainFolder = respond.InputFolder(respondFolder, "train");
        string datasetFolder = respond.InputFolder(respondFolder, "generate");
        StepPlan plan = new()
        {
            Step = "explain",
            Out = context.Out,
            Options = new { explanations = options with { Seed = 0 }, context.Threads },
            Inputs = new Dictionary<string, string>
            {
                ["select"] = selectFolder,
                ["train"] = trainFolder,
                ["generate"] = datasetFolder,
            },
            Seed = options.Seed,
            Versions = SuiteVersions.LibTorch,
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder =>
        {
            LibTorch.SetThreads(context.Threads);
            Dataset dataset = DatasetReader.Read(datasetFolder);
            using Network network = Checkpoint.Read(Path.Combine(trainFolder, TrainStep.CheckpointName));
            RespondOptions responses = respond.OptionsAs<RespondOptions>();
            ResponseRecorder recorder = new(network, responses.Responses);
            (IReadOnlyList<Feature> features, double[] weights) = SelectionFolder.Read(selectFolder, dataset.Classes.Count);
            Explainer explainer = new(network, recorder, features, weights);
            IReadOnlyList<Sample> samples = Choose(
                RespondStep.SplitOf(dataset, TrainingFile.Read(trainFolder).TestFold, options.Split), options);
            Write(explainer, dataset, samples, options, folder, context);
        });
    }

    private static void Write(
        Explainer explainer,
        Dataset dataset,
        IReadOnlyList<Sample> samples,
        ExplainStepOptions options,
        string folder,
        StepContext context)
    {
        foreach (string method in options.Methods)
        {
            Directory.CreateDirectory(Path.Combine(folder, method));
        }

        string[] classes = [.. dataset.Classes.Select(entry => entry.Name)];
        OverlayFiles? overlays = options.Overlays is string colors ? new(folder, classes, ColorMap.Of(colors)) : null;
        List<ExplainedImage> images = [];
        context.Reporter.Track("explain", samples.Count, "images", report =>
        {
            IEnumerable<SampleInput> inputs = samples.Select(sample => Read(dataset, sample))
                .Select(input => overlays?.Keep(input) ?? input);
            foreach (Explanation explanation in explainer.Explain(inputs, Resolve(options, dataset), report, context.Token))
            {
                foreach ((string method, MethodMap map) in explanation.Maps)
                {
                    NpyFile.Write(
                        ExplanationIndex.HeatmapPath(folder, method, explanation.Id),
                        map.Heatmap.Values,
                        map.Heatmap.Height,
                        map.Heatmap.Width);
                }

                overlays?.Write(explanation);
                images.Add(Indexed(explanation));
            }
        });
        int withoutFeature = images.Count(image => image.Features.Count == 0);
        if (withoutFeature > 0)
        {
            context.Reporter.Say($"    {withoutFeature} of {images.Count} images have no feature that speaks for their class; their map is zeros");
        }

        SuiteJson.Write(Path.Combine(folder, ExplanationIndex.FileName), new ExplanationIndex
        {
            Methods = [.. options.Methods.Select(ExplanationMethods.Of).Select(
                m => new IndexedMethod(m.Name, m.Title, m.Kind == MethodKind.Control ? "control" : "method"))],
            Top = options.Top,
            ClassChoice = options.ClassChoice,
            Classes = classes,
            Images = images,
        });
    }

    private static IReadOnlyList<Sample> Choose(IReadOnlyList<Sample> samples, ExplainStepOptions options)
    {
        if (options.ImagesPerClass is not int limit)
        {
            return samples;
        }

        HashSet<string> chosen = [.. samples.GroupBy(s => s.Label).SelectMany(members =>
        {
            Sample[] all = [.. members];
            int[] order = new CounterRandom(options.Seed, "explained-images", (ulong)members.Key).Permutation(all.Length);
            return order.Take(limit).Select(i => all[i].Id);
        })];
        return [.. samples.Where(s => chosen.Contains(s.Id))];
    }

    private static SampleInput Read(Dataset dataset, Sample sample) =>
        new(sample.Id, sample.Label, dataset.ReadImage(sample))
        {
            Parts = dataset.ReadParts(sample),
            ClassMask = dataset.ReadMask(sample, MaskPolicy.ClassPart.Name),
        };

    private static ExplainOptions Resolve(ExplainStepOptions options, Dataset dataset)
    {
        (ClassChoice choice, int? given) = options.ClassChoice switch
        {
            "predicted" => (ClassChoice.Predicted, (int?)null),
            "true" => (ClassChoice.True, null),
            string name => (ClassChoice.Given, Label(name, dataset)),
        };
        return new ExplainOptions
        {
            Methods = options.Methods,
            FeatureCount = options.Top,
            Class = choice,
            GivenClass = given,
            Seed = options.Seed,
        };
    }

    private static int Label(string name, Dataset dataset)
    {
        string[] valid = ["predicted", "true", .. dataset.Classes.Select(c => c.Name)];
        int position = Array.IndexOf(valid, name);
        return position >= 2
            ? position - 2
            : throw new InputException($"--class: unknown class '{name}'; {NearestName.Hint(name, valid)}");
    }

    private static ExplainedImage Indexed(Explanation explanation) => new(
        explanation.Id,
        explanation.Label,
        explanation.PredictedClass,
        explanation.TargetClass,
        [.. explanation.Features.Select(f => new ExplainedFeature(
            f.Feature.Layer, f.Feature.Channel, f.Weight, f.Response, f.Relevance))],
        explanation.Maps.Where(m => m.Value.EmptyBecause is not null)
            .OrderBy(m => m.Key, StringComparer.Ordinal)
            .ToDictionary(m => m.Key, m => m.Value.EmptyBecause!));
}
