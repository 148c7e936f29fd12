using System.Globalization;
using An8Suite.Core;
using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks.Grids;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;

namespace An8Suite.Workflow.Experiments.Grids;

/// <summary>The report's section on grids of images.</summary>
internal static class GridsSection
{
    /// <summary>The control that is told the cell.</summary>
    private const string Ceiling = "mask";

    /// <summary>Writes it, but for its heading.</summary>
    public static void Write(HtmlWriter html, IReadOnlyList<ExperimentResult<GridsFile>> runs, string id)
    {
        html.Line($"""
            <p>Test images of different classes are laid out as a grid, and every method explains the class of one of them. The score is the share of the
            map's heat that lies in that image's cell; a map that knows nothing scores a cell's share of the area. In GridPG the network sees the grid as one
            image and may use more than the asked cell. In DiFull every cell has a network to itself and in DiPart a classifier to itself: heat in other
            cells is wrong, provably in DiFull, and in DiPart but for what reaches across the border in the convolutions.</p>
            """);
        for (int i = 0; i < runs.Count; i++)
        {
            (string title, string folder, GridsFile file) = runs[i];
            html.Line($"<h3 id=\"{id}-{i}\">{title}</h3>");
            html.Line($"<p>{string.Join(' ', Sentences(file))}</p>");
            if (i > 0)
            {
                WriteScores(html, title, file);
            }

            foreach (GridsSetting setting in file.Settings)
            {
                html.Line($"""
                    <p>{setting.Title}: mean heat, the asked cell turned to the top left; of each method the third of its maps that scores best, the
                    middle one, the worst, each on its own scale.</p>
                    """);
                GridPictures.Show(html, folder, setting);
                WriteCells(html, title, file, setting);
            }

            foreach (string line in file.LeftOut)
            {
                html.Line($"<p>Left out: {line}.</p>");
            }
        }
    }

    /// <summary>The scores of the first run.</summary>
    public static void Lead(HtmlWriter html, IReadOnlyList<ExperimentResult<GridsFile>> runs, string id) =>
        WriteScores(html, runs[0].Title, runs[0].File);

    /// <summary>The best method of every setting, and who draws heat where it is provably wrong.</summary>
    public static IEnumerable<string> Sentences(GridsFile file)
    {
        string[] best = [.. file.Settings.Select(setting => (setting.Title, Method: Best([setting], control: false)))
            .Where(one => one.Method is not null)
            .Select(one => $"by {one.Title} {MethodTitle.Of(one.Method!.Method).Title} ({Percent.Of(one.Method.Share)} %)")];
        if (best.Length > 0)
        {
            string control = Best(file.Settings, control: true) is { } other
                ? $"; of the controls that do not know the cell none has more than {Percent.Of(other.Share)} %"
                : "";
            yield return $"On {file.Units} grids of {file.Side} × {file.Side} images most heat in the asked cell has, "
                + $"{string.Join(", ", best)}; chance is {Percent.Of(file.Chance)} %{control}.";
        }

        GridsMethod[] wrong = [.. file.Settings.Where(setting => setting.Setting == GridSetting.DiFull)
            .SelectMany(setting => setting.Methods)
            .Where(method => !method.IsControl && method.Share < 1 - 1e-6).OrderBy(method => method.Share)];
        if (wrong.Length > 0)
        {
            yield return "In DiFull, where other cells cannot matter, these draw heat there all the same: "
                + string.Join(", ", wrong.Select(method =>
                    $"{MethodTitle.Of(method.Method).Title} ({Percent.Of(1 - method.Share)} % of it)")) + ".";
        }
    }

    /// <summary>The table on stdout.</summary>
    public static void Print(GridsFile file)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{file.Dataset}, {file.Architecture}: {file.Units} grids of {file.Side} x {file.Side}, {file.Images} images of "
            + $"{file.Recognised} recognised; chance {100 * file.Chance:0.0} %"));
        Table<string> table = new Table<string>(Methods(file)).Name("method", method => method);
        foreach (GridsSetting setting in file.Settings)
        {
            table
                .Number(
                    Choice.NameOf(setting.Setting),
                    method => Row(setting, method) is { } row ? Percent.Of(row.Share) : null)
                .Number("no heat", method => Row(setting, method) is { } row ? row.WithoutHeat : (Cell)"");
        }

        table.Print();
    }

    private static void WriteScores(HtmlWriter html, string title, GridsFile file)
    {
        Table<string> table = new(Methods(file))
        {
            Group = method => MethodTitle.Of(method).IsControl ? "Controls" : "Explanation methods",
            Contends = method => !MethodTitle.Of(method).IsControl,
        };
        table.Name("Method", method => MethodTitle.Of(method).Title);
        foreach (GridsSetting setting in file.Settings)
        {
            table.Ranked(
                $"{setting.Title}, %", method => Row(setting, method)?.Share,
                (method, share) => Percent.WithInterval(share, Interval(Row(setting, method))))
                .Number("Hottest, %", method => Percent.Of(Row(setting, method)?.Hottest))
                .Number("No heat", method => Row(setting, method) is { } row ? Cell.Count(row.WithoutHeat) : "");
        }

        string found = string.Join(", ", file.Settings.Select(one => $"{one.Title} {Percent.Of(one.Found)} %"));
        table.Write(html, $"Heat in the asked cell, {title}", $"""
            The share of heat in the asked cell: over the cells of a grid, then over {file.Units} grids of {file.Side} × {file.Side}; 95 % intervals with grids
            drawn. Chance: {Percent.Of(file.Chance)} %. Hottest: maps whose hottest cell is the asked one, ties shared. Maps without heat, such as a constant one, have no score and are
            counted. {file.Images} of the {file.Recognised} test images that the network recognises. Asked classes that it finds in the grid too: {found}.
            """, "scores");
    }

    private static void WriteCells(HtmlWriter html, string title, GridsFile file, GridsSetting setting) =>
        new Table<GridsMethod>(setting.Methods)
            .Name("Method", row => MethodTitle.Of(row.Method).Title)
            .Numbers(
                Enumerable.Range(0, file.Side * file.Side),
                cell => $"Row {1 + (cell / file.Side)}, column {1 + (cell % file.Side)}",
                (row, cell) => Percent.Of(row.ByCell[cell]))
            .WriteSortable(html, $"By the place of the asked cell, {setting.Title}, {title}", $"""
                The share of heat in the asked cell, in percent, by where that cell is.
                """);

    private static string[] Methods(GridsFile file) =>
        [.. MethodTitle.Sort(file.Settings.SelectMany(setting => setting.Methods).Select(row => row.Method))
            .Select(method => method.Name)];

    private static GridsMethod? Row(GridsSetting setting, string method) =>
        setting.Methods.FirstOrDefault(row => row.Method == method);

    private static GridsMethod? Best(IEnumerable<GridsSetting> settings, bool control) => settings
        .SelectMany(setting => setting.Methods)
        .Where(method => method.IsControl == control && method.Share is not null && method.Method != Ceiling)
        .MaxBy(method => method.Share);

    private static Interval? Interval(GridsMethod? row) =>
        row is { Low: double low, High: double high } ? new Interval(low, high) : null;
}
