using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Datasets.Writing;
using An8Suite.Core.Labels;

namespace An8Suite.Tests.Datasets.Writing;

public sealed class ShardTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("1/1", 1, 1)]
    [InlineData("2/8", 2, 8)]
    [InlineData("08/8", 8, 8)]
    public void Reads_number_and_count(string text, int number, int count)
    {
        Assert.True(Shard.TryParse(text, out Shard shard));
        Assert.Equal(new Shard(number, count), shard);
    }

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("0/4")]
    [InlineData("5/4")]
    [InlineData("-1/4")]
    [InlineData("1/4/2")]
    [InlineData("a/b")]
    [InlineData("1/99999999999")]
    public void Refuses_anything_else(string text) => Assert.False(Shard.TryParse(text, out _));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(13)]
    public void All_shards_together_hold_every_pose_once_and_in_order(int count)
    {
        int[] poses = [.. Enumerable.Range(0, 13)];
        IReadOnlyList<int>[] shards = [.. Enumerable.Range(1, count).Select(n => new Shard(n, count).Of(poses))];
        Assert.Equal(poses, shards.SelectMany(shard => shard));
        Assert.InRange(shards.Max(s => s.Count) - shards.Min(s => s.Count), 0, 1);
        Assert.DoesNotContain(shards, shard => shard.Count == 0);
    }

    [Fact]
    public void More_shards_than_poses_are_refused() =>
        Assert.Contains(
            "13 poses",
            Assert.Throws<InputException>(() => new Shard(1, 14).Of(new int[13])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Merged_shards_are_the_whole_byte_for_byte(int count)
    {
        Write("whole", null);
        string[] shards = [.. Enumerable.Range(1, count).Reverse()
            .Select(n => Write($"shard{n}", new Shard(n, count)))];
        Merge(shards);
        Assert.Equal(FolderBytes.Of(_folder["whole"]), FolderBytes.Of(_folder["merged"]));
    }

    [Fact]
    public void A_shard_is_no_dataset()
    {
        InputException error = Assert.Throws<InputException>(() => DatasetReader.Read(Write("shard", new Shard(1, 2))));
        Assert.Contains("is shard 1/2 of a dataset", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_shard_is_named()
    {
        string[] shards = [Write("a", new Shard(1, 3)), Write("c", new Shard(3, 3))];
        Assert.Contains("missing: 2/3", Refusal(shards), StringComparison.Ordinal);
    }

    [Fact]
    public void A_shard_that_stands_twice_is_named()
    {
        string[] shards = [Write("a", new Shard(1, 2)), Write("b", new Shard(2, 2)), Write("b2", new Shard(2, 2))];
        Assert.Contains("stand twice: 2/2", Refusal(shards), StringComparison.Ordinal);
    }

    [Fact]
    public void A_shard_of_another_dataset_is_named_with_what_differs()
    {
        string[] shards = [Write("a", new Shard(1, 2)), Write("b", new Shard(2, 2), seed: 8)];
        Assert.Contains("does not belong to", Refusal(shards), StringComparison.Ordinal);
        Assert.Contains("seed 8 and 7", Refusal(shards), StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_dataset_is_no_shard() =>
        Assert.Contains("nothing is to be merged", Refusal([Write("whole", null)]), StringComparison.Ordinal);

    [Fact]
    public void A_folder_that_is_no_dataset_is_named() =>
        Assert.Contains("no provenance.json in it", Refusal([_folder.Path]), StringComparison.Ordinal);

    [Theory]
    [InlineData(true, "is missing")]
    [InlineData(false, "is not what its shard recorded")]
    public void A_damaged_picture_of_a_shard_is_named(bool delete, string expected)
    {
        string[] shards = [Write("a", new Shard(1, 2)), Write("b", new Shard(2, 2))];
        string file = Directory.GetFiles(shards[1], "*.png", SearchOption.AllDirectories)[3];
        if (delete)
        {
            File.Delete(file);
        }
        else
        {
            File.WriteAllText(file, "no picture");
        }

        AggregateException error = Assert.Throws<AggregateException>(() => Merge(shards));
        Assert.Contains(
            $"{Path.GetFileName(file)}: {expected}", error.InnerException!.Message, StringComparison.Ordinal);
    }

    private static string Refusal(string[] shards) =>
        Assert.Throws<InputException>(() => DatasetMerge.Order(shards)).Message;

    private void Merge(string[] shards) => DatasetMerge.Write(DatasetMerge.Order(shards), _folder["merged"]);

    private string Write(string name, Shard? shard, ulong? seed = null)
    {
        DatasetWriter.Write(
            SyntheticScene.Recipe with
            {
                Masks = [MaskPolicy.ClassPart, MaskPolicy.Causal],
                Coverage = [MaskPolicy.Plant],
            },
            SyntheticScene.Parts,
            SyntheticScene.Render,
            SyntheticScene.Options(_folder[name]) with { Shard = shard, Twins = true, Seed = seed });
        return _folder[name];
    }
}
