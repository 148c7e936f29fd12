using An8Suite.Core;
using An8Suite.Core.Heatmaps;
using An8Suite.Core.Imaging;

namespace An8Suite.Workflow.Scoring;

/// <summary>Reads a heatmap that anyone may have written, and notes what is wrong with it.</summary>
internal static class ForeignMap
{
    /// <summary>The map of a file; null, with a note, where it cannot be scored.</summary>
    public static HeatGrid? Read(string path, string method, string id, PictureSize size, HeatmapLedger ledger)
    {
        try
        {
            HeatGrid? grid = HeatGrid.Read(path, out string shape);
            if (grid is null || !grid.IsFinite)
            {
                ledger.Add(
                    grid is null ? HeatmapFate.WrongShape : HeatmapFate.NotFinite,
                    method, id, grid is null ? $"shape ({shape})" : null);
                return null;
            }

            if ((grid.Width, grid.Height) != (size.Width, size.Height))
            {
                bool same = (long)grid.Width * size.Height == (long)grid.Height * size.Width;
                ledger.Add(
                    same ? HeatmapFate.Resized : HeatmapFate.Stretched,
                    method, id, $"{grid.Width} x {grid.Height} to {size}");
            }

            return grid;
        }
        catch (InputException error)
        {
            ledger.Add(HeatmapFate.Unreadable, method, id, error.Message);
            return null;
        }
    }
}
