using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Labels;
using An8Suite.Learning.Networks;
using An8Suite.Workflow.Evaluating;
using An8Suite.Workflow.Explaining;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Planning;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Experiments.Doubts;

/// <summary>
/// Tries other options of responses and selection, and measures the effect of every part on the network.
/// </summary>
internal static class DoubtsExperiment
{
    /// <summary>A selection to <c>doubts.json</c>.</summary>
    public static Experiment<NetworkSubject, DoubtsOptions, DoubtsFile> Row { get; } = new()
    {
        Name = "doubts",
        Heading = "What does the network measurably use, and which options cost what?",
        Summary = "Varies every option of responses and selection, and renders views again with parts removed or "
            + "recoloured, to see what the network uses.",
        Example = "an8 doubts out/select --out out/doubts",
        Input = "select",
        Options = () => new OptionTable<DoubtsOptions>(new())
            .Number("--poses", "Poses of the test fold, chosen by the seed, each with all classes.",
                o => o.Poses, (o, n) => o with { Poses = n }, atLeast: 1)
            .Number("--top", "Relevant features an image, where it is not what varies.",
                o => o.Top, (o, n) => o with { Top = n }, atLeast: 1)
            .Renderer((o, device) => o with { Device = device }, o => o.Device),
        Check = options => options.Validate(),
        Open = Open,
        Inputs = (subject, context) => subject.Everything(context),
        Measure = Measure,
        Sentences = file => [$"{DoubtsVerdict.OfParts(file)} {DoubtsVerdict.OfHeat(file)} {DoubtsVerdict.OfScaling(file)}"],
        Section = DoubtsSection.Write,
        Answers = runs => runs.SelectMany(run => new DoubtAnswer[]
        {
            new(Doubt.Context, $"{run.Title}: {DoubtsVerdict.OfParts(run.File)} {DoubtsVerdict.OfHeat(run.File)}"),
            new(Doubt.Scaling, $"{run.Title}: {DoubtsVerdict.OfScaling(run.File)} {DoubtsVerdict.OfOptions(run.File)}"),
        }),
        Plan = Plan,
    };

    private static NetworkSubject Open(DoubtsOptions options, string folder, StepContext context)
    {
        var subject = NetworkSubject.Selected(folder);
        return subject.Data(context).Key == GenerateStep.Name
            ? subject
            : throw new InputException(
                $"{folder}: its network was not trained on a dataset of 'an8 generate', whose views alone can be "
                + "rendered again");
    }

    private static IEnumerable<PlannedStep> Plan(ReproduceOptions reproduce, DatasetPlan dataset)
    {
        CellPlan first = dataset.Seeds[0];
        DoubtsOptions options = new() { Poses = reproduce.Quick ? 2 : 10, Device = reproduce.Device };
        yield return first.Step(
            Row.Name,
            new StepWork(first.Architecture)
            {
                Passed = 2 * dataset.Images,
                Explained = 20.0 * options.Poses * dataset.Classes / 3,
            },
            context => Row.Run(options, first.Seed, first.Select, context));
    }

    private static DoubtsFile Measure(ExperimentRun<NetworkSubject, DoubtsOptions> run)
    {
        (NetworkSubject subject, DoubtsOptions options, ulong seed, _, StepContext context) = run;
        options = options with { Seed = seed };
        using Network network = subject.Network();
        Dataset dataset = subject.Data(context).Open();
        IReadOnlyList<Sample> test = subject.Samples(dataset, Split.Test);
        var images = new EvaluatedSamples(
            dataset, EvaluatedPoses.Of(test, options.Poses, options.Seed, "doubted-poses"), []);
        VariantPlan[] plans = [.. VariantPlan.Of(subject.Responses, subject.Lasso, options.Top)];
        return new DoubtsRun(network, subject.Explainer(network), images, options, context)
            .Measure(plans, subject.Samples(dataset, Split.Train));
    }
}
