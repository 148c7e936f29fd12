using System.Globalization;
using An8Suite.Core.Scoring;

namespace An8Suite.Cli.Steps;

/// <summary><c>path.csv</c> with a row a class and budget, <c>readout.csv</c> with a row a budget of the grid and set of images.</summary>
internal static class PathCsv
{
    public static void Write(PathFile file, string folder)
    {
        CsvFile.Write(
            Path.Combine(folder, "path.csv"),
            [
                "class", "mu", "corner", "features", "squared_error", "relative_squared_error", "l1_norm", "lambda", "gap",
                "relative_gap", "binding", "converged", "repaired",
            ],
            file.Classes.SelectMany(c => c.Points.Select(point => Row(c.Class, point))));
        CsvFile.Write(
            Path.Combine(folder, "readout.csv"),
            ["mu", "images", "accuracy", "agreement", "features"],
            file.Readout.Select(r => (IReadOnlyList<string>)
                [Text(r.Mu), r.Images, Text(r.Accuracy), Text(r.Agreement), Text(r.Features)]));
    }

    private static IReadOnlyList<string> Row(string name, PathClassPoint p) =>
    [
        name, Text(p.Mu), Text(p.Corner), Text(p.Features), Text(p.Objective), Text(p.RelativeObjective), Text(p.L1Norm),
        Text(p.Lambda), Text(p.Gap), Text(p.RelativeGap), Text(p.Binding), Text(p.Converged), Text(p.Repaired),
    ];

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(bool value) => value ? "true" : "false";
}
