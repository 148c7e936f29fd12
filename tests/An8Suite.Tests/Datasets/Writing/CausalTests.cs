using System.Text.Json;
using An8Suite.Core.Datasets;
using An8Suite.Core.Datasets.Writing;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Tests.Datasets.Writing;

public sealed class CausalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CausalTests() => DatasetWriter.Write(
        SyntheticScene.Recipe with
        {
            Masks = [MaskPolicy.ClassPart, MaskPolicy.Causal],
            Coverage = [MaskPolicy.ClassPart, MaskPolicy.Candidates],
        },
        SyntheticScene.Parts,
        SyntheticScene.Render,
        SyntheticScene.Options(_folder.Path) with { Twins = true });

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_causal_mask_is_where_any_two_classes_differ_and_the_change_by_how_much()
    {
        Dataset dataset = DatasetReader.Read(_folder.Path);
        foreach (IGrouping<int, Sample> pose in dataset.Samples.GroupBy(s => s.Pose))
        {
            Sample[] classes = [.. pose];
            ColorImage[] images = [.. classes.Select(dataset.ReadImage)];
            for (int c = 0; c < classes.Length; c++)
            {
                byte[] expected = SlowChange(images, c);
                Assert.Equal(expected, PngReader.ReadParts(Path.Combine(_folder.Path, classes[c].ChangePath!)).Ids);
                Assert.Equal(expected.Select(change => change > 0), dataset.ReadMask(classes[c], "causal").Values);
            }
        }
    }

    [Fact]
    public void What_changes_lies_where_a_candidate_part_has_samples()
    {
        Dataset dataset = DatasetReader.Read(_folder.Path);
        foreach (Sample sample in dataset.Samples)
        {
            bool[] causal = dataset.ReadMask(sample, "causal").Values;
            byte[] coverage = PngReader.ReadParts(Path.Combine(_folder.Path, sample.CoveragePaths["candidates"])).Ids;
            Assert.Equal(coverage.Select(value => value > 0), causal);
            Assert.All(coverage, value => Assert.InRange(CoverageScale.ToCount(value), 0, 9));
        }
    }

    [Fact]
    public void Coverage_counts_the_samples_that_the_hard_mask_takes_one_of()
    {
        Dataset dataset = DatasetReader.Read(_folder.Path);
        PlannedPose pose = PosePlan.Of(SyntheticScene.Recipe)[3];
        Sample sample = dataset.Samples.First(s => s.Pose == 3 && s.Label == 2);
        byte[] stored = PngReader.ReadParts(Path.Combine(_folder.Path, sample.CoveragePaths["class_part"])).Ids;
        byte[] counted = new PoseResolver(SyntheticScene.Render(pose).Buffers[0]).Coverage(id => id == 2);
        Assert.Equal(counted.Select(n => (int)Math.Round(255.0 * n / 9)), stored.Select(value => (int)value));
    }

    [Fact]
    public void A_twin_is_the_image_of_the_same_pose_in_the_next_class()
    {
        string[] lines = File.ReadAllLines(_folder["twins/metadata.jsonl"]);
        Dataset dataset = DatasetReader.Read(_folder.Path);
        Assert.Equal(dataset.Samples.Count, lines.Length);
        foreach (JsonElement row in lines.Select(line => JsonDocument.Parse(line).RootElement))
        {
            Sample of = dataset.Samples.Single(s => s.Id == row.GetProperty("id").GetString());
            Sample shown = dataset.Samples
                .Single(s => s.Pose == of.Pose && s.Label == row.GetProperty("label").GetInt32());
            Assert.Equal((of.Label + 1) % 3, shown.Label);
            Assert.Equal(of.ImagePath, row.GetProperty("twin_of").GetString());
            byte[] twin = File.ReadAllBytes(_folder["twins/" + row.GetProperty("file_name").GetString()]);
            Assert.Equal(File.ReadAllBytes(_folder[shown.ImagePath]), twin);
            byte[] change = SlowChange([dataset.ReadImage(of), dataset.ReadImage(shown)], 0);
            Assert.Equal(change.Count(size => size > 0), row.GetProperty("changed_pixels").GetInt32());
            Assert.Equal(change.Max(), row.GetProperty("largest_change").GetInt32());
            Assert.Equal(
                change.Where(size => size > 0).Select(size => (double)size).DefaultIfEmpty().Average(),
                row.GetProperty("mean_change").GetDouble(), 3);
        }
    }

    [Fact]
    public void Coverage_bytes_are_nine_steps_and_nothing_between()
    {
        Assert.Equal(
            [0, 28, 57, 85, 113, 142, 170, 198, 227, 255],
            Enumerable.Range(0, 10).Select(n => (int)CoverageScale.ToByte((byte)n)));
        Assert.Equal(10, Enumerable.Range(0, 256).Count(value => CoverageScale.ToCount((byte)value) >= 0));
        Assert.All(Enumerable.Range(0, 10), n => Assert.Equal(n, CoverageScale.ToCount(CoverageScale.ToByte((byte)n))));
    }

    private static byte[] SlowChange(ColorImage[] images, int index) =>
    [
        .. Enumerable.Range(0, images[index].Width * images[index].Height).Select(pixel => (byte)images.Max(
            other => Enumerable.Range(3 * pixel, 3).Max(i => Math.Abs(other.Rgb[i] - images[index].Rgb[i])))),
    ];
}
