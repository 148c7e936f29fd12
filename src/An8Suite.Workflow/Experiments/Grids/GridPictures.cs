using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Grids;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks.Grids;
using An8Suite.Pages.Html;

namespace An8Suite.Workflow.Experiments.Grids;

/// <summary>
/// The first grid, and for every method the mean map of the third of the maps that scores best, of the middle third and
/// of the worst, with the asked cell at the top left.
/// </summary>
/// <remarks>The aggregate of S. Rao, M. Böhle, B. Schiele, CVPR 2022, section 3.3, in thirds.</remarks>
internal static class GridPictures
{
    private const string Folder = "pictures";
    private const string Shown = "grid";
    private const int Gap = 4;
    private const int Thirds = 3;
    private static readonly SrgbColor Paper = new(0xff, 0xff, 0xff);
    private static readonly SrgbColor Border = new(0x9a, 0x9a, 0x9a);

    /// <summary>Writes them.</summary>
    public static void Write(
        string folder, GridOfImages first, ImageGrid layout, Dataset dataset, IEnumerable<GridMap> maps)
    {
        string into = Directory.CreateDirectory(Path.Combine(folder, Folder)).FullName;
        ColorImage grid = first.Inputs(dataset, layout, (label, _) => label)[0].Image;
        PngWriter.Write(Path.Combine(into, $"{Shown}.png"), PngWriter.Encode(grid));
        foreach (IGrouping<string, GridMap> alike in maps.GroupBy(map => Name(map.Setting, map.Method)))
        {
            GridMap[] scored = [.. alike.Where(map => map.Share is not null).OrderByDescending(map => map.Share)];
            if (scored.Length >= Thirds)
            {
                PngWriter.Write(Path.Combine(into, $"{alike.Key}.png"), PngWriter.Encode(Draw(scored, layout.Side)));
            }
        }
    }

    /// <summary>The figure of a run's setting; nothing where there are no pictures.</summary>
    public static void Show(HtmlWriter html, string runFolder, GridsSetting setting)
    {
        string folder = Path.Combine(runFolder, Folder);
        if (runFolder.Length == 0 || !Directory.Exists(folder))
        {
            return;
        }

        html.Raw("<div class=\"tiles\">");
        foreach ((string name, string title) in setting.Methods
            .Select(row => (Name(setting.Setting, row.Method), MethodTitle.Of(row.Method).Title))
            .Prepend((Shown, "a grid")).Where(one => File.Exists(Path.Combine(folder, $"{one.Item1}.png"))))
        {
            byte[] png = File.ReadAllBytes(Path.Combine(folder, $"{name}.png"));
            html.Line($"<figure>{EmbeddedPicture.Of(png, $"{title}, {setting.Title}", "render")}<figcaption>{title}</figcaption></figure>");
        }

        html.Raw("</div>");
    }

    private static string Name(GridSetting setting, string method) => $"{Choice.NameOf(setting)}-{method}";

    private static ColorImage Draw(GridMap[] scored, int side)
    {
        (int width, int height) = (scored[0].Turned.Width, scored[0].Turned.Height);
        Canvas canvas = new((Thirds * width) + ((Thirds - 1) * Gap), height, Paper);
        for (int third = 0; third < Thirds; third++)
        {
            GridMap[] some = scored[(third * scored.Length / Thirds)..((third + 1) * scored.Length / Thirds)];
            float[] mean = new float[width * height];
            foreach (GridMap map in some)
            {
                for (int i = 0; i < mean.Length; i++)
                {
                    mean[i] += map.Turned.Values[i] / some.Length;
                }
            }

            int left = third * (width + Gap);
            canvas.Paste(ColorMap.Inferno.Paint(new Heatmap(width, height, mean).Normalized()), left, 0);
            for (int line = 1; line < side; line++)
            {
                canvas.Fill(left + (line * width / side), 0, 1, height, Border);
                canvas.Fill(left, line * height / side, width, 1, Border);
            }
        }

        return canvas.Image;
    }
}
