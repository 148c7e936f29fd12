using An8Suite.Core.Datasets;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Tests.Datasets;

public sealed class DatasetReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DatasetReaderTests() => WrittenScenes.CopyTo(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_written_is_read()
    {
        Dataset dataset = DatasetReader.Read(_folder.Path);
        Assert.Equal(("synthetic", 40, 33, 4), (dataset.Name, dataset.Width, dataset.Height, dataset.FoldCount));
        Assert.Equal(SyntheticScene.Parts, dataset.Parts);
        Assert.Equal(["00_red", "01_blue", "02_stem_red"], dataset.Classes.Select(c => c.Folder));
        Assert.Equal(["post"], dataset.Classes[2].Parts);
        Assert.Equal(["class_part", "plant", "candidates", "part:base"], dataset.MaskPolicies);
        Assert.Equal(14 * 3, dataset.Samples.Count);
        Assert.Equal(dataset.Samples.OrderBy(s => s.Pose).ThenBy(s => s.Label), dataset.Samples);
        Assert.Equal(64, dataset.MetadataSha256.Length);
        Assert.Equal(dataset.MetadataSha256, DatasetReader.Read(_folder.Path).MetadataSha256);
    }

    [Fact]
    public void Pixels_are_those_of_the_resolver()
    {
        Dataset dataset = DatasetReader.Read(_folder.Path);
        IReadOnlyList<PlannedPose> poses = PosePlan.Of(SyntheticScene.Recipe);
        string[] names = [.. SyntheticScene.Parts.Select(p => p.Name)];
        foreach (Sample sample in dataset.Samples)
        {
            var resolver = new PoseResolver(SyntheticScene.Render(poses[sample.Pose]).Buffers[0]);
            Palette palette = SyntheticScene.Recipe.PaletteOf(SyntheticScene.Recipe.Classes[sample.Label], names);
            byte[] ids = resolver.Parts.Ids;
            byte classPart = sample.Label == 2 ? (byte)2 : (byte)1;
            Assert.Equal(resolver.Resolve(palette).Rgb, dataset.ReadImage(sample).Rgb);
            Assert.Equal(ids, dataset.ReadParts(sample).Ids);
            Assert.Equal(ids.Select(id => id == classPart), dataset.ReadMask(sample, "class_part").Values);
            Assert.Equal(ids.Select(id => id != 0), dataset.ReadMask(sample, "plant").Values);
            Assert.Equal(ids.Select(id => id is 1 or 2), dataset.ReadMask(sample, "candidates").Values);
            Assert.Equal(ids.Select(id => id == 3), dataset.ReadMask(sample, "part:base").Values);
        }
    }

    [Fact]
    public void No_pose_straddles_folds_or_splits_and_every_class_has_every_pose()
    {
        Dataset dataset = DatasetReader.Read(_folder.Path);
        Assert.All(dataset.Samples.GroupBy(s => s.Pose), pose =>
        {
            Assert.Equal([0, 1, 2], pose.Select(s => s.Label));
            Assert.Single(pose.Select(s => (s.Fold, s.Split)).Distinct());
        });
        Assert.Equal(
            [4, 4, 3, 3],
            dataset.Samples.Where(s => s.Label == 0).CountBy(s => s.Fold).OrderBy(c => c.Key).Select(c => c.Value));
        FoldSplit split = FoldSplit.Of(dataset.Samples, 0, dataset.FoldCount);
        Assert.All(split.Train, s => Assert.StartsWith("train/", s.ImagePath, StringComparison.Ordinal));
        Assert.All(split.Test, s => Assert.Equal(Split.Test, s.Split));
    }
}
