using An8Suite.Cli.Report;

namespace An8Suite.Cli.Experiments.Compare;

/// <summary>The report's section with the panels.</summary>
internal static class CompareSection
{
    /// <summary>Its heading.</summary>
    public const string Heading = "Single features, drawn in three ways";

    /// <summary>Writes it, but for its heading.</summary>
    public static void Write(HtmlWriter html, IReadOnlyList<ExperimentFolder> folders, string id)
    {
        html.Raw("""
            <p>The most relevant features of single test images: the activation map resized (bilinear, half-pixel), guided backprop from the feature,
            and interpolated deconvolution. Every map is stretched to its own range, black to pale yellow; neurons of fully connected layers have no activation map.</p>
            """);
        foreach (ExperimentFolder folder in folders)
        {
            html.Line($"<h3>{folder.Title}</h3><div class=\"pair\">");
            foreach (ComparedImage image in CompareFile.Read(folder.Folder).Images)
            {
                Write(html, folder.Folder, image);
            }

            html.Raw("</div>");
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
            <img style="max-width:100%;height:auto" alt="Features of {image.Id} as activation, guided backprop and interpolated deconvolution: {features}" src="data:image/png;base64,{Convert.ToBase64String(png)}"></figure>
            """);
    }
}
