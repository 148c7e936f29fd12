using System.Globalization;
using An8Suite.Cli.Report;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Files;
using An8Suite.Core.Selection;

namespace An8Suite.Cli.Steps;

/// <summary>Responses to <c>stability.json</c>, <c>stability.csv</c>, <c>classes.csv</c> and <c>stability.html</c>.</summary>
public static class StabilityStep
{
    /// <summary>Fits every class on bootstrap samples of the images and compares what was selected.</summary>
    public static bool Run(StabilityOptions options, ulong seed, string respondFolder, StepContext context)
    {
        options.Validate();
        StepRecord respond = StepRecord.Read(respondFolder, "respond");
        StepPlan plan = new()
        {
            Step = "stability",
            Out = context.Out,
            Options = options,
            Seed = seed,
            Inputs = new Dictionary<string, string> { ["respond"] = respondFolder },
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder =>
        {
            Dataset dataset = DataInput.Behind(respond, respondFolder, context).Open();
            StabilityFile file = Measure(options, seed, ResponseFolder.Read(respondFolder), dataset, context);
            SuiteJson.Write(Path.Combine(folder, StabilityFile.FileName), file);
            StabilityCsv.Write(file, folder);
            FinishedFile.WriteText(Path.Combine(folder, StabilityPage.FileName), StabilityPage.Html(file, dataset));
            Report(file, context);
        });
    }

    private static StabilityFile Measure(
        StabilityOptions options, ulong seed, ResponseTable table, Dataset dataset, StepContext context)
    {
        string[] names = [.. dataset.Classes.Select(c => c.Name)];
        SelectionClasses.Require(table, names, options.Lasso.Labels);
        int[] groups = ResampleGroups.Of(table.Ids, dataset, options.Unit);
        int units = groups.Max() + 1;
        if (units < 2)
        {
            throw new InputException($"the responses hold images of one {StabilityVerdict.Unit(options.Unit, 1)}, expected two or more to draw from");
        }

        ParallelOptions parallel = new() { MaxDegreeOfParallelism = context.Threads, CancellationToken = context.Token };
        LassoFit?[][]? fits = null;
        context.Reporter.Track("stability", options.Samples, "samples", report =>
            fits = new BootstrapFits(table, names.Length, groups).Run(options, seed, parallel, report));
        var full = GramSystem.Build(table, names.Length, options.Lasso.Labels);
        return new StabilityFile
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
    }

    private static LassoFit[] Drawn(LassoFit?[][] fits, int label, string name)
    {
        LassoFit[] drawn = [.. fits.Select(sample => sample[label]).OfType<LassoFit>()];
        return drawn.Length > 0
            ? drawn
            : throw new InputException(FormattableString.Invariant(
                $"none of {fits.Length} samples holds an image of {name}; take more --samples, or --unit pose"));
    }

    private static void Report(StabilityFile file, StepContext context)
    {
        foreach ((string name, ClassStability stability) in file.ClassNames.Zip(file.Classes))
        {
            string index = stability.Index is { } i
                ? string.Create(CultureInfo.InvariantCulture, $"stability {i.Value:0.00} [{i.Lower:0.00}, {i.Upper:0.00}]")
                : "stability undefined";
            context.Reporter.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"    {name}: {index}, {stability.Support.Mean:0.0} ± {stability.Support.Deviation:0.0} features, excess error {stability.Excess.Mean:0.0000}"));
            if (stability.LargestGap > LassoCertificate.GapTolerance)
            {
                context.Reporter.Say($"    WARNING: a fit of {name} misses its certificate; it is not proven to be optimal");
            }
        }
    }
}
