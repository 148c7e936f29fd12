using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Grids;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Learning.Explanations;
using An8Suite.Workflow.Explaining;

namespace An8Suite.Workflow.Experiments.Grids;

/// <summary>One grid: test images of different classes.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Cells">In the order of the cells.</param>
internal sealed record GridOfImages(int Number, IReadOnlyList<Sample> Cells)
{
    /// <summary>Draws grids; grid 17 is the same whether or not others are drawn.</summary>
    /// <param name="samples">Those that the network recognises.</param>
    /// <param name="side">Images across and down.</param>
    /// <param name="count">How many grids.</param>
    /// <param name="seed">Draws the classes, their places and their images.</param>
    /// <exception cref="InputException">There are fewer classes than cells.</exception>
    public static IReadOnlyList<GridOfImages> Draw(IReadOnlyList<Sample> samples, int side, int count, ulong seed)
    {
        Sample[][] classes = [.. samples.GroupBy(sample => sample.Label).OrderBy(label => label.Key)
            .Select(label => label.OrderBy(sample => sample.Id, StringComparer.Ordinal).ToArray())];
        if (classes.Length < side * side)
        {
            int fits = (int)Math.Sqrt(classes.Length);
            throw new InputException(
                $"--side {side}: a grid needs {side * side} images of different classes, and the network recognises test "
                + $"images of {classes.Length} classes; "
                + (fits > 1 ? $"take --side {fits}" : "train it until it recognises four at least"));
        }

        return
        [
            .. Enumerable.Range(0, count).Select(number =>
            {
                CounterRandom random = new(seed, "grids", (ulong)number);
                return new GridOfImages(
                    number,
                    [.. random.Permutation(classes.Length).Take(side * side)
                        .Select(label => classes[label][random.NextInt32(classes[label].Length)])]);
            }),
        ];
    }

    /// <summary>What the explainer takes: the grid once for every cell, with the cell's logit as its label.</summary>
    /// <param name="dataset">Theirs.</param>
    /// <param name="layout">Of the grid.</param>
    /// <param name="logitOf">Which logit a class in a cell has.</param>
    public IReadOnlyList<SampleInput> Inputs(
        Dataset dataset, ImageGrid layout, Func<int, int, int> logitOf)
    {
        PictureSizing sizing = new(new PictureFit(new PictureSize(layout.Width, layout.Height)));
        SampleInput[] cells = [.. Cells.Select(sample => ImageToExplain.Of(dataset, sample).Read(sizing))];
        ColorImage whole = layout.Lay([.. cells.Select(cell => cell.Image)]);
        PartMask? parts = Array.TrueForAll(cells, cell => cell.Parts is not null)
            ? layout.Lay([.. cells.Select(cell => cell.Parts!)])
            : null;
        return
        [
            .. cells.Select((cell, place) => new SampleInput(
                FormattableString.Invariant($"grid {Number}, cell {place}, {cell.Id}"),
                logitOf(cell.Label!.Value, place), whole)
            {
                Parts = parts,
                ClassMask = cell.ClassMask is { } mask ? layout.Only(mask, place) : null,
            }),
        ];
    }
}
