using An8Suite.Pages.Tables;

namespace An8Suite.Workflow.Experiments.RegularizationPaths;

/// <summary>
/// <c>path.csv</c> with a row a class and budget, <c>readout.csv</c> with a row a budget of the grid and set of images.
/// </summary>
internal static class PathCsv
{
    public static void Write(PathFile file, string folder)
    {
        new Table<(string Class, PathClassPoint Point)>(
            file.Classes.SelectMany(c => c.Points.Select(point => (c.Class, point))))
            .Text("class", row => row.Class)
            .Text("mu", row => row.Point.Mu)
            .Text("corner", row => row.Point.Corner)
            .Text("features", row => row.Point.Features)
            .Text("squared_error", row => row.Point.Objective)
            .Text("relative_squared_error", row => row.Point.RelativeObjective)
            .Text("l1_norm", row => row.Point.L1Norm)
            .Text("lambda", row => row.Point.Lambda)
            .Text("gap", row => row.Point.Gap)
            .Text("relative_gap", row => row.Point.RelativeGap)
            .Text("binding", row => row.Point.Binding)
            .Text("converged", row => row.Point.Converged)
            .Text("repaired", row => row.Point.Repaired)
            .WriteCsv(Path.Combine(folder, "path.csv"));
        new Table<PathReadout>(file.Readout)
            .Text("mu", row => row.Mu)
            .Text("images", row => row.Images)
            .Text("accuracy", row => row.Accuracy)
            .Text("agreement", row => row.Agreement)
            .Text("features", row => row.Features)
            .WriteCsv(Path.Combine(folder, "readout.csv"));
    }
}
