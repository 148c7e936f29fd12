using An8Suite.Pages.Html;

namespace An8Suite.Workflow.Experiments.RegularizationPaths;

/// <summary>A path in two sentences.</summary>
internal static class PathVerdict
{
    /// <summary>
    /// What the weights recognise at the budget of <c>select</c>, and from which budget on they do best.
    /// </summary>
    public static string Of(PathFile file)
    {
        PathImages images = file.Images.FirstOrDefault(i => !i.Fitted && i.Name == "test") ?? file.Images[^1];
        PathReadout[] readout = [.. file.Readout.Where(r => r.Images == images.Name)];
        PathReadout best = readout.MaxBy(r => r.Accuracy)!;
        PathReadout usual = readout.LastOrDefault(r => r.Mu <= file.SelectMu) ?? readout[0];
        return FormattableString.Invariant(
            $"At μ = {usual.Mu} the weights of {usual.Features} of {file.FeatureCount} features recognise ")
            + FormattableString.Invariant($"{Percent.Of(usual.Accuracy)} % of the {Name(images)}, ")
            + FormattableString.Invariant($"the network {Percent.Of(images.NetworkAccuracy)} %. ")
            + FormattableString.Invariant(
                $"Their best is {Percent.Of(best.Accuracy)} %, first reached at μ = {best.Mu:G4} with {best.Features} ")
            + "features.";
    }

    /// <summary>A set of images in words.</summary>
    public static string Name(PathImages images) => FormattableString.Invariant(
        $"{images.Count} {(images.Name == SplitResponses.Everything ? "" : images.Name + " ")}images")
            + (images.Fitted ? " they are fitted on" : "");
}
