using System.Globalization;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Selection;
using An8Suite.Pages.Html;
using An8Suite.Workflow.Experiments.Selections;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Experiments.Stability;

/// <summary>Fits every class on bootstrap samples of the images and compares what was selected.</summary>
internal static class StabilityExperiment
{
    /// <summary>
    /// Responses to <c>stability.json</c>, <c>stability.csv</c>, <c>classes.csv</c> and <c>stability.html</c>.
    /// </summary>
    public static Experiment<RecordedResponses, StabilityOptions, StabilityFile> Row { get; } = new()
    {
        Name = "stability",
        Heading = "Stability of the selection",
        Summary = "Selects again on bootstrap samples of the images: which features come back, and how often.",
        Example = "an8 stability out/respond --samples 100 --out out/stability",
        Input = "respond",
        Options = Options,
        Check = options => options.Validate(),
        Open = (_, folder, _) => new RecordedResponses(folder),
        Inputs = (responses, _) => responses.Inputs,
        Machine = MachineUse.None,
        OptionsStandAlone = true,
        Measure = Measure,
        Page = (run, file) => StabilityPage.Html(file, run.Subject.Dataset(run.Context)),
        Sentences = Sentences,
        Section = WriteSection,
    };

    private static OptionTable<StabilityOptions> Options() => new OptionTable<StabilityOptions>(new())
        .OneOf("--preset", "Budget and labels.", LassoOptions.PresetNames,
            o => StepFlags.PresetOf(o.Lasso), (o, name) => o with { Lasso = LassoOptions.Preset(name) })
        .MaybeNumber<double>(
            "--mu", "The L1 budget of each class's weights; the preset's otherwise (paper 10, authors-code 5, "
                + "svebi 20).",
            o => o.Lasso.Mu, (o, mu) => o with { Lasso = o.Lasso with { Mu = mu } }, helpName: null)
        .Number("--samples", "Bootstrap samples.", o => o.Samples, (o, n) => o with { Samples = n }, atLeast: 2)
        .OneOf(
            "--unit",
            "What is drawn: poses with their images of all classes, which are not independent, or single images.",
            Choice.Names<ResampleUnit>(),
            o => Choice.NameOf(o.Unit),
            (o, name) => o with { Unit = Choice.Parse<ResampleUnit>("--unit", name) });

    private static void WriteSection(HtmlWriter html, IReadOnlyList<ExperimentResult<StabilityFile>> runs, string id)
    {
        foreach (ExperimentResult<StabilityFile> run in runs)
        {
            html.Line($"<p><strong>{run.Title}.</strong> {StabilityVerdict.Of(run.File)}</p>");
        }

        html.Line($"<p>{StabilityVerdict.Excess}</p>");
    }

    private static StabilityFile Measure(ExperimentRun<RecordedResponses, StabilityOptions> run)
    {
        (RecordedResponses subject, StabilityOptions options, ulong seed, string folder, StepContext context) = run;
        Dataset dataset = subject.Dataset(context);
        ResponseTable table = subject.Table();
        string[] names = [.. dataset.Classes.Select(c => c.Name)];
        SelectionClasses.Require(table, names, options.Lasso.Labels);
        int[] groups = ResampleGroups.Of(table.Ids, dataset, options.Unit);
        int units = groups.Max() + 1;
        if (units < 2)
        {
            throw new InputException($"the responses hold images of one {StabilityVerdict.Unit(options.Unit, 1)}, "
                + "expected two or more to draw from");
        }

        ParallelOptions parallel =
            new() { MaxDegreeOfParallelism = context.Threads, CancellationToken = context.Token };
        LassoFit?[][]? fits = null;
        context.Reporter.Track("stability", options.Samples, "samples", report =>
            fits = new BootstrapFits(table, names.Length, groups).Run(options, seed, parallel, report));
        var full = GramSystem.Build(table, names.Length, options.Lasso.Labels);
        StabilityFile file = new()
        {
            Remarks = [SelectionRemarks.NotUnique, StabilityVerdict.Excess],
            Mu = options.Lasso.Mu,
            Labels = options.Lasso.Labels,
            Samples = options.Samples,
            Unit = options.Unit,
            UnitCount = units,
            Images = table.Ids.Count,
            ClassNames = names,
            Classes = [.. names.Select((name, label) => ClassStability.Of(
                table.Features, full, label, options.Lasso, Drawn(fits!, label, name)))],
        };
        StabilityCsv.Write(file, folder);
        return file;
    }

    private static LassoFit[] Drawn(LassoFit?[][] fits, int label, string name)
    {
        LassoFit[] drawn = [.. fits.Select(sample => sample[label]).OfType<LassoFit>()];
        return drawn.Length > 0
            ? drawn
            : throw new InputException(FormattableString.Invariant(
                $"none of {fits.Length} samples holds an image of {name}; take more --samples, or --unit pose"));
    }

    private static IEnumerable<string> Sentences(StabilityFile file)
    {
        foreach ((string name, ClassStability stability) in file.ClassNames.Zip(file.Classes))
        {
            string index = stability.Index is { } i
                ? string.Create(
                    CultureInfo.InvariantCulture, $"stability {i.Value:0.00} [{i.Lower:0.00}, {i.Upper:0.00}]")
                : "stability undefined";
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {index}, {stability.Support.Mean:0.0} ± {stability.Support.Deviation:0.0} features, "
                + $"excess error {stability.Excess.Mean:0.0000}");
            if (stability.LargestGap > LassoCertificate.GapTolerance)
            {
                yield return $"WARNING: a fit of {name} misses its certificate; it is not proven to be optimal";
            }
        }
    }
}
