using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Report.Model;
using An8Suite.Workflow.Steps;

namespace An8Suite.Report.Reading;

/// <summary>The cells of one dataset and network, with the folders they came from in the same order.</summary>
/// <param name="Report">What the report shows.</param>
/// <param name="Folders">One entry a cell.</param>
internal sealed record CellGroup(DatasetReport Report, IReadOnlyList<CellFolders> Folders)
{
    /// <summary>Reads the cells in order of seed and fold; null where none can be read.</summary>
    /// <exception cref="InputException">Two cells are of the same seed and fold.</exception>
    public static CellGroup? Read(IReadOnlyList<CellFolders> cells, Missing missing)
    {
        (CellFolders Folders, FoldReport Report)[] read =
        [
            .. cells.Select(folders => (Folders: folders, Report: CellReader.Read(folders, missing)))
                .Where(cell => cell.Report is not null)
                .OrderBy(cell => cell.Report!.Seed).ThenBy(cell => cell.Report!.TestFold)
                .Select(cell => (cell.Folders, cell.Report!)),
        ];
        RequireDistinct(read);
        Dataset? dataset = read.Length == 0 ? null : missing.Try(() => DatasetReader.Read(read[0].Folders.Dataset));
        return dataset is null ? null : new CellGroup(Describe(dataset, read), [.. read.Select(cell => cell.Folders)]);
    }

    private static DatasetReport Describe(Dataset dataset, (CellFolders Folders, FoldReport Report)[] cells)
    {
        var report = new DatasetReport
        {
            Name = dataset.Name,
            Architecture = cells[0].Folders.Architecture,
            ImageCount = dataset.Samples.Count,
            Width = dataset.Width,
            Height = dataset.Height,
            Classes = dataset.Classes,
            FoldCount = dataset.FoldCount,
            Folds = [.. cells.Select(cell => cell.Report)],
            Gallery = new Gallery(cells[0].Report.TestFold, [], []),
        };
        GalleryReader gallery = new(dataset, cells[0].Folders, cells[0].Report, report.FirstPolicy);
        return report with { Gallery = gallery.Read(), Extremes = gallery.Extremes() };
    }

    private static void RequireDistinct((CellFolders Folders, FoldReport Report)[] cells)
    {
        for (int i = 1; i < cells.Length; i++)
        {
            ((CellFolders Folders, FoldReport Report) one,
                (CellFolders Folders, FoldReport Report) other) = (cells[i - 1], cells[i]);
            if ((one.Report.Seed, one.Report.TestFold) == (other.Report.Seed, other.Report.TestFold))
            {
                throw new InputException(
                    $"{other.Report.Folder}: tests {other.Folders.Title(other.Report.TestFold)} of "
                    + $"{other.Folders.Architecture} on "
                    + $"{other.Folders.Dataset}, as {one.Report.Folder} does; give each network, seed and fold once");
            }
        }
    }
}
