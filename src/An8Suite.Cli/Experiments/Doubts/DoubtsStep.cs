using An8Suite.Cli.Experiments.Evaluation;
using An8Suite.Cli.Steps;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;

namespace An8Suite.Cli.Experiments.Doubts;

/// <summary>A selection to <c>doubts.json</c>: other options of responses and selection, and the measured effect of every part.</summary>
public static class DoubtsStep
{
    /// <summary>The verb.</summary>
    public const string Name = "doubts";

    /// <summary>Measures on test images of the selection's fold.</summary>
    public static bool Run(DoubtsOptions options, string selectFolder, StepContext context)
    {
        options.Validate();
        var subject = SelectedNetwork.Of(selectFolder, context);
        if (!subject.CanBeRendered)
        {
            throw new InputException($"{selectFolder}: its network was not trained on a dataset of 'an8 generate', whose views alone can be rendered again");
        }

        StepPlan plan = new()
        {
            Step = Name,
            Out = context.Out,
            Options = new DoubtsRecord(options, context.Threads, context.Device),
            Inputs = subject.Inputs,
            Seed = options.Seed,
            Versions = SuiteVersions.LibTorch,
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder =>
        {
            LibTorch.UseDevice(context.Device);
            LibTorch.SetThreads(context.Threads);
            using Network network = subject.Network();
            Dataset dataset = subject.Dataset();
            IReadOnlyList<Sample> test = subject.Samples(dataset, Split.Test);
            var images = new EvaluatedSamples(dataset, EvaluatedPoses.Of(test, options.Poses, options.Seed, "doubted-poses"), []);
            VariantPlan[] plans = [.. VariantPlan.Of(subject.Responses, subject.Lasso, options.Top)];
            Explainer explainer = ExplainSubject.Of(selectFolder).Explainer(network);
            new DoubtsRun(network, explainer, images, options, context).Measure(plans, subject.Samples(dataset, Split.Train)).Write(folder);
        });
    }
}
