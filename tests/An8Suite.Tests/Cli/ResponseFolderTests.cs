using An8Suite.Core;
using An8Suite.Core.Files;
using An8Suite.Core.Selection;
using An8Suite.Workflow.Selecting;

namespace An8Suite.Tests.Cli;

public sealed class ResponseFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("labels.npy", long.MaxValue)]
    [InlineData("labels.npy", -1)]
    [InlineData("predictions.npy", 1L << 40)]
    public void A_label_that_is_no_class_number_is_named(string file, long label)
    {
        ResponseTable table = new()
        {
            Features = [new Feature("conv1", 0)],
            Ids = ["a", "b"],
            Labels = [0, 1],
            Predictions = [1, 0],
            Values = [1, 2],
        };
        ResponseFolder.Write(_folder.Path, table);
        Assert.Equal(table.Labels, ResponseFolder.Read(_folder.Path).Labels);
        NpyFile.Write(_folder[file], [0, label], 2);
        Assert.Equal(
            $"{_folder[file]}: expected class numbers from 0 to 1000000, found {label} at position 1",
            Assert.Throws<InputException>(() => ResponseFolder.Read(_folder.Path)).Message);
    }
}
