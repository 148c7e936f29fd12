using An8Suite.Pages.Html;

namespace An8Suite.Workflow.Experiments.Compare;

/// <summary>The report's section with the panels.</summary>
internal static class CompareSection
{
    /// <summary>Writes it, but for its heading.</summary>
    public static void Write(HtmlWriter html, IReadOnlyList<ExperimentResult<CompareFile>> runs, string id)
    {
        html.Raw("""
            <p>The most relevant features of single test images: the activation map resized (bilinear, half-pixel), guided backprop from the feature,
            and interpolated deconvolution. Every map is stretched to its own range, black to pale yellow; neurons of fully connected layers have no activation map.</p>
            """);
        foreach ((int i, ExperimentResult<CompareFile> run) in runs.Index())
        {
            html.Line($"<h3>{run.Title}</h3><div class=\"pair\">");
            foreach (ComparedImage image in run.File.Images.Skip(i == 0 ? 1 : 0))
            {
                Write(html, run.Folder, image);
            }

            html.Raw("</div>");
        }
    }

    /// <summary>The first image of the first run.</summary>
    public static void Lead(HtmlWriter html, IReadOnlyList<ExperimentResult<CompareFile>> runs, string id)
    {
        if (runs[0].File.Images is [ComparedImage first, ..])
        {
            Write(html, runs[0].Folder, first);
        }
    }

    private static void Write(HtmlWriter html, string folder, ComparedImage image)
    {
        string seen = image.Predicted == image.ClassName ? "" : $", seen as {image.Predicted}";
        if (image.Features.Count == 0)
        {
            html.Line($"<p>{image.Id}, {image.ClassName}{seen}: no feature speaks for the class.</p>");
            return;
        }

        string features = string.Join("; ", image.Features.Select(feature => feature.Label));
        byte[] png = File.ReadAllBytes(CompareFile.PanelPath(folder, image.Id));
        html.Line($"""
            <figure><figcaption>{image.Id}, {image.ClassName}{seen}</figcaption>
            {EmbeddedPicture.Of(png, $"Features of {image.Id} as activation, guided backprop and interpolated deconvolution: {features}", "wide")}</figure>
            """);
    }
}
