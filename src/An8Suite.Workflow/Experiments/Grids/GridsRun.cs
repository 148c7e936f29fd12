using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Grids;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Networks.Grids;
using An8Suite.Learning.Training;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Experiments.Grids;

/// <summary>One map, of a method asked about one cell of a grid.</summary>
/// <param name="Setting">What of the network sees what of the grid.</param>
/// <param name="Grid">The grid.</param>
/// <param name="Cell">The cell that was asked about.</param>
/// <param name="Method">The method.</param>
/// <param name="Shares">The share of the heat in every cell; null where there is none.</param>
/// <param name="Turned">The map, smaller, with the asked cell at the top left.</param>
internal sealed record GridMap(
    GridSetting Setting, GridOfImages Grid, int Cell, string Method, double[]? Shares, Heatmap Turned)
{
    /// <summary>What sums in another order differ by.</summary>
    private const double Tie = 1e-9;

    /// <summary>The share of the heat in the asked cell.</summary>
    public double? Share => Shares?[Cell];

    /// <summary>
    /// 1 where no other cell has as much, 1 / n where n cells have the most, else 0; null where there is no heat.
    /// </summary>
    public double? Hottest => Shares is null ? null
        : Shares[Cell] < Shares.Max() - Tie ? 0 : 1.0 / Shares.Count(share => share >= Shares.Max() - Tie);
}

/// <summary>Draws the maps of all cells of all grids in one setting.</summary>
internal sealed class GridsRun(Dataset dataset, ImageGrid layout, IReadOnlyList<GridOfImages> grids, ulong seed)
{
    private const int LargestTurned = 48;

    /// <summary>The side in pixels of the squares that become one pixel of the maps that people look at.</summary>
    private int Block => Enumerable.Range(1, layout.Width)
        .First(side => layout.Width % side == 0 && layout.Height % side == 0
            && (Math.Max(layout.Width, layout.Height) / side <= LargestTurned || side == layout.Width));

    /// <summary>The maps, and the share of cells whose class the network finds.</summary>
    /// <param name="network">Of grids.</param>
    /// <param name="setting">Its setting.</param>
    /// <param name="methods">Those that can explain it.</param>
    /// <param name="context">Is told, and can break it off.</param>
    public (IReadOnlyList<GridMap> Maps, double Found) Draw(
        Network network, GridSetting setting, IReadOnlyList<string> methods, StepContext context)
    {
        int classes = network.Description.Classes.Count / (setting == GridSetting.GridPg ? 1 : layout.CellCount);
        Explainer explainer = new(network, null, [], []);
        ExplainOptions options = new()
        {
            Methods = methods,
            Class = ClassChoice.True,
            Seed = seed,
            BatchSize = layout.CellCount,
        };
        List<GridMap> maps = [];
        int found = 0;
        context.Reporter.Track($"grids, {Choice.NameOf(setting)}", grids.Count, "grids", report =>
        {
            foreach (GridOfImages grid in grids)
            {
                context.Token.ThrowIfCancellationRequested();
                IReadOnlyList<SampleInput> cells = grid.Inputs(
                    dataset, layout, (label, cell) => setting == GridSetting.GridPg ? label : (cell * classes) + label);
                float[] logits = Evaluator.Logits(network, [cells[0].Image]);
                found += cells.Count(cell => IsFound(logits, cell.Label!.Value, setting, classes));
                maps.AddRange(explainer.Explain(cells, options, null, context.Token)
                    .SelectMany((explanation, cell) => methods.Select(method =>
                        Of(setting, (grid, cell), method, explanation.Maps[method].Heatmap))));
                report(grid.Number + 1);
            }
        });
        return (maps, found / (double)(grids.Count * layout.CellCount));
    }

    private GridMap Of(GridSetting setting, (GridOfImages Grid, int Cell) of, string method, Heatmap heat) => new(
        setting, of.Grid, of.Cell, method, layout.Shares(heat), layout.CellFirst(heat, of.Cell, Block));

    private bool IsFound(float[] logits, int asked, GridSetting setting, int classes)
    {
        (int first, int rivals) = setting == GridSetting.GridPg
            ? (0, layout.CellCount)
            : (asked / classes * classes, 1);
        return logits.AsSpan(first, classes).ToArray().Count(logit => logit > logits[asked]) < rivals;
    }
}
