using An8Suite.Core;
using An8Suite.Core.Files;
using An8Suite.Report.Model;
using An8Suite.Report.Statistics;
using An8Suite.Workflow.Pictures;
using ScottPlot;

namespace An8Suite.Report.Figures;

/// <summary>The figures beside the page, each as SVG and as PNG, in the folder <c>figures</c>.</summary>
internal static class FigureFiles
{
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
            int methods = statistics.Main.Table.Methods.Count;
            string path = Path.Combine(folder, DatasetReport.FigureFolder, dataset.FigureName);
            Save(() => CurveFigure.Of(dataset), path + "-iou", (900, 560));
            Save(() => AucFigure.Of(dataset, statistics), path + "-auc", (760, 90 + (24 * methods)));
            Save(() => RankFigure.Of(dataset, statistics), path + "-ranks", (900, 120 + (14 * methods)));
            Save(() => GridFigure.Of(dataset, statistics), path + "-grid", (960, 380));
        }

        return null;
    }

    private static void Save(Func<Plot?> draw, string path, (int Width, int Height) size)
    {
        using Plot? plot = draw();
        if (plot is not null)
        {
            FinishedFile.WriteText(path + ".svg", FigureSvg.Of(plot, size.Width, size.Height));
            plot.ScaleFactor = Scale;
            byte[] png = plot.GetImageBytes(Scale * size.Width, Scale * size.Height, ImageFormat.Png);
            FinishedFile.Write(path + ".png", stream => stream.Write(png));
        }
    }
}
