using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Datasets.Verification;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Tests.Cli;

namespace An8Suite.Tests.Datasets;

/// <summary>Backgrounds rebuilt from metadata against the pictures of the renderer.</summary>
public sealed class DatasetBackgroundsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    [Needs(Needs.Suite)]
    public void Every_pixel_that_no_sample_of_the_plant_touches_is_the_backgrounds_own()
    {
        // A background is drawn anew for every pose, and coverage says which pixels the plant touches at all.
        File.WriteAllText(_folder["drawn.yaml"], $$"""
            name: drawn
            mesh: {{Path.Combine(RepositoryRoot.Path, "meshes", "plant.glb")}}
            size: [64, 48]
            parts: {core: "#432", stem: darkgreen, leaves: darkgreen, pot: rosybrown, soil: black}
            classes:
              - {name: red, color: crimson, parts: [petals]}
              - {name: blue, color: royalblue, parts: [petals]}
            axes:
              view_degrees: {from: 0, to: 360, count: 12}
              background: {distribution: uniform, from: gray, to: white}
            masks: [plant]
            """);
        ChildProcess run = Suite.Run("generate", _folder["drawn.yaml"], "--coverage", "--out", _folder["dataset"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Dataset dataset = DatasetReader.Read(_folder["dataset"]);
        var backgrounds = DatasetBackgrounds.Read(dataset);
        foreach (Sample sample in dataset.Samples)
        {
            ColorImage image = dataset.ReadImage(sample);
            ColorImage background = backgrounds.Of(sample);
            byte[] coverage = PngReader.ReadParts(Path.Combine(dataset.Root, sample.CoveragePaths["plant"])).Ids;
            byte[] parts = dataset.ReadParts(sample).Ids;
            int[] free = [.. Enumerable.Range(0, coverage.Length).Where(i => coverage[i] == 0)];
            Assert.InRange(free.Length, coverage.Length / 2, coverage.Length - 100);
            Assert.All(free, i =>
                Assert.Equal(image.Rgb.AsSpan(3 * i, 3).ToArray(), background.Rgb.AsSpan(3 * i, 3).ToArray()));
            Assert.All(free, i => Assert.Equal(PartMask.Background, parts[i]));
        }

        Assert.Equal(
            12, dataset.Samples.Select(sample => Convert.ToHexString(backgrounds.Of(sample).Rgb)).Distinct().Count());
    }

    [Fact]
    public void Pictures_of_others_have_no_known_background()
    {
        Dataset foreign = new()
        {
            Root = "photos",
            Name = "photos",
            Kind = DatasetKind.ImageFolder,
            Width = 1,
            Height = 1,
            FoldCount = 1,
            Classes = [],
            Parts = [],
            Samples = [],
        };
        Assert.Equal(
            "photos: only datasets of 'an8 generate' say what stands behind the object",
            Assert.Throws<InputException>(() => DatasetBackgrounds.Read(foreign)).Message);
    }
}
