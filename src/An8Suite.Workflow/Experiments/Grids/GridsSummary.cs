using An8Suite.Core.Grids;
using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks.Grids;

namespace An8Suite.Workflow.Experiments.Grids;

/// <summary>Sums up the maps of one setting.</summary>
internal static class GridsSummary
{
    /// <summary>One row a method; the cells of a grid share its images, so grids are drawn.</summary>
    public static GridsSetting Of(
        GridSetting setting, double found, IReadOnlyList<GridMap> maps, ImageGrid layout, ResamplingOptions resampling)
    {
        int[] grids = [.. maps.Select(map => map.Grid.Number).Distinct().Order()];
        ILookup<string, GridMap> methods = maps.ToLookup(map => map.Method);
        PoseTable table = PoseTable.Of(
        [
            new CellTable(
                [.. grids.Select(grid => new MeasuredImage(FormattableString.Invariant($"grid {grid:0000}"), 0, grid))],
                methods.ToDictionary(rows => rows.Key, rows => (double[])
                [
                    .. grids.Select(grid => rows.Where(map => map.Grid.Number == grid).Average(map => map.Share)
                        ?? double.NaN),
                ])),
        ]);
        var bootstrap = PoseBootstrap.Of(table, resampling);
        return new GridsSetting(setting, found,
        [
            .. MethodTitle.Sort(methods.Select(rows => rows.Key)).Select(title => Row(
                [.. methods[title.Name]], table.Find(title.Name)!.Mean(), bootstrap.Mean(title.Name), layout)),
        ]);
    }

    private static GridsMethod Row(GridMap[] maps, double? share, Interval? interval, ImageGrid layout) => new()
    {
        Method = maps[0].Method,
        Maps = maps.Length,
        WithoutHeat = maps.Count(map => map.Shares is null),
        Share = share,
        Low = share is null ? null : interval?.Low,
        High = share is null ? null : interval?.High,
        Hottest = maps.Average(map => map.Hottest),
        ByCell = [.. Enumerable.Range(0, layout.CellCount).Select(cell =>
            maps.Where(map => map.Cell == cell).Average(map => map.Share))],
    };
}
