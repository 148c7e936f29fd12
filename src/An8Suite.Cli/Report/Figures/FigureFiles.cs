using System.Text.RegularExpressions;
using An8Suite.Cli.Pictures;
using An8Suite.Core;
using An8Suite.Core.Files;
using ScottPlot;

namespace An8Suite.Cli.Report;

/// <summary>The figures beside the page, each as SVG and as PNG, in the folder <c>figures</c>.</summary>
internal static partial class FigureFiles
{
    /// <summary>The folder's name.</summary>
    public const string FolderName = "figures";

    private const int Scale = 2;

    /// <summary>Writes them; returns why there are none where the native library does not load, else null.</summary>
    public static string? Write(ReportStatistics report, string folder)
    {
        try
        {
            SkiaLibrary.Require();
        }
        catch (MissingComponentException error)
        {
            return $"no figures were drawn: {error.Message}";
        }

        foreach ((DatasetReport dataset, DatasetStatistics statistics) in report.All)
        {
            string name = Unsafe().Replace(dataset.Title.ToLowerInvariant(), "-");
            int methods = statistics.Main.Table.Methods.Count;
            Save(CurveFigure.Of(dataset), folder, $"{name}-iou", 900, 560);
            Save(AucFigure.Of(dataset, statistics), folder, $"{name}-auc", 760, 90 + (24 * methods));
            Save(RankFigure.Of(dataset, statistics), folder, $"{name}-ranks", 900, 120 + (14 * methods));
            Save(GridFigure.Of(dataset, statistics), folder, $"{name}-grid", 960, 380);
        }

        return null;
    }

    private static void Save(Plot? plot, string folder, string name, int width, int height)
    {
        if (plot is null)
        {
            return;
        }

        string path = Path.Combine(folder, FolderName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        FinishedFile.WriteText(path + ".svg", FigureSvg.Of(plot, width, height));
        plot.ScaleFactor = Scale;
        byte[] png = plot.GetImageBytes(Scale * width, Scale * height, ImageFormat.Png);
        FinishedFile.Write(path + ".png", stream => stream.Write(png));
        plot.Dispose();
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Unsafe();
}
