using System.Globalization;
using An8Suite.Core.Selection;
using An8Suite.Workflow.Steps;
using An8Suite.Workflow.Training;

namespace An8Suite.Workflow.Selecting;

/// <summary>Responses to <c>weights.npy</c> and <c>certificate.json</c>.</summary>
public static class SelectStep
{
    /// <summary>Fits one lasso a class.</summary>
    public static bool Run(LassoOptions options, string respondFolder, StepContext context)
    {
        options.Validate();
        var respond = Lineage.Of(respondFolder, "respond");
        StepPlan plan = new()
        {
            Step = "select",
            Out = context.Out,
            Options = options,
            Inputs = new Dictionary<string, string> { ["respond"] = respondFolder },
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder =>
        {
            IReadOnlyList<string> names = TrainingFile.Read(respond.FolderOf("train")).Classes;
            FeatureSelection selection = FeatureSelection.Fit(ResponseFolder.Read(respondFolder), names.Count, options);
            SelectionFolder.Write(folder, selection, options, names);
            Report(selection, names, context);
        });
    }

    private static void Report(FeatureSelection selection, IReadOnlyList<string> names, StepContext context)
    {
        for (int label = 0; label < names.Count; label++)
        {
            LassoCertificate certificate = selection.Fits[label].Certificate;
            context.Reporter.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"    {names[label]}: {certificate.SupportCount} features, squared error {certificate.Objective:0.##}, "
                + $"relative gap {certificate.RelativeGap:0.0e+0}"));
            if (!certificate.Converged)
            {
                context.Reporter.Say(
                    $"    WARNING: the weights of {names[label]} miss their certificate; they are not proven to "
                    + "be optimal");
            }
        }
    }
}
