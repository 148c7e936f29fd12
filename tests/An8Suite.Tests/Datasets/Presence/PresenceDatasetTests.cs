using System.Text.Json;
using An8Suite.Core.Datasets;
using An8Suite.Core.Datasets.Verification;
using An8Suite.Core.Datasets.Writing;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering;

namespace An8Suite.Tests.Datasets.Presence;

/// <summary>A dataset whose classes show and hide parts, held against meshes from which the parts were cut.</summary>
[Needs(Needs.Gl)]
public sealed class PresenceDatasetTests : IDisposable
{
    private static readonly string[] Roofs = ["flat", "tall"];
    private readonly TemporaryFolder _folder = new();
    private readonly string _dataset;

    public PresenceDatasetTests() => PresenceScene.Write(_dataset = _folder["dataset"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_proof_holds_with_and_without_a_renderer()
    {
        ProofSet proofs = PresenceScene.Verify(_dataset);
        Assert.All(proofs.All, proof => Assert.Empty(proof.Failures));
        Assert.All(proofs.All, proof => Assert.True(proof.CheckedCount > 0 || proof == proofs.Cue, proof.Name));
        Assert.True(DatasetVerifier.Run(_dataset, new VerifierOptions()).Holds);
    }

    [Fact]
    public void Bytes_do_not_depend_on_threads_shards_and_interruptions()
    {
        PresenceScene.Write(_folder["one"], options => options with { ThreadCount = 1 });
        AssertSame(_folder["one"]);
        string[] shards = [_folder["s1"], _folder["s2"]];
        for (int i = 0; i < 2; i++)
        {
            PresenceScene.Write(shards[i], options => options with { Shard = new Shard(i + 1, 2) });
        }

        DatasetMerge.Write(DatasetMerge.Order(shards), _folder["merged"]);
        AssertSame(_folder["merged"]);
        Assert.Throws<InvalidOperationException>(() => PresenceScene.Write(
            _folder["resumed"],
            before: pose => _ = pose.Index == 3 ? throw new InvalidOperationException("killed") : 0));
        PresenceScene.Write(_folder["resumed"]);
        AssertSame(_folder["resumed"]);
    }

    [Fact]
    public void Pictures_and_ids_are_those_of_a_mesh_without_the_absent_parts()
    {
        Dataset dataset = DatasetReader.Read(_dataset);
        foreach (RecipeClass shown in PresenceScene.Recipe.Classes)
        {
            using SceneRenderer renderer = new(
                PresenceScene.Without(Absent(shown)), PresenceScene.Recipe.Width, PresenceScene.Recipe.Height);
            foreach (Sample sample in dataset.Samples.Where(sample => dataset.Classes[sample.Label].Name == shown.Name))
            {
                PlannedPose pose = Pose(sample);
                var resolver = new PoseResolver(renderer.Render(PresenceScene.View(pose)));
                Assert.Equal(resolver.Parts.Ids, dataset.ReadParts(sample).Ids);
                Palette palette = PresenceScene.Recipe.PaletteOf(shown, [.. dataset.Parts.Select(part => part.Name)]);
                Assert.Equal(
                    resolver.Resolve(palette with { Background = pose.Background }).Rgb, dataset.ReadImage(sample).Rgb);
            }
        }
    }

    [Fact]
    public void Masks_and_coverage_are_counted_again_sample_by_sample()
    {
        Dataset dataset = DatasetReader.Read(_dataset);
        Dictionary<string, SceneRenderer> renderers = [];
        foreach (IGrouping<int, Sample> pose in dataset.Samples.GroupBy(sample => sample.Pose))
        {
            bool[][] inside = [.. PresenceScene.Recipe.Classes
                .Select(shown => SlowClassPart(shown, Pose(pose.First()), renderers))];
            bool[] any = [.. inside[0].Select((_, i) => inside.Any(samples => samples[i]))];
            foreach (Sample sample in pose)
            {
                AssertMask(dataset, sample, "class_part", inside[sample.Label]);
                AssertMask(dataset, sample, "candidates", any);
                byte[] candidates = PngReader.ReadParts(Path.Combine(_dataset, sample.CoveragePaths["candidates"])).Ids;
                Assert.Equal(candidates.Select(value => value > 0), dataset.ReadMask(sample, "causal").Values);
                Assert.Equal(
                    dataset.ReadParts(sample).Ids.Select(id => id > 0), dataset.ReadMask(sample, "plant").Values);
                Assert.Equal(
                    dataset.ReadParts(sample).Ids.Select(id => id == 5), dataset.ReadMask(sample, "part:flag").Values);
            }
        }

        foreach (SceneRenderer renderer in renderers.Values)
        {
            renderer.Dispose();
        }
    }

    [Fact]
    public void Rows_say_which_parts_are_there_and_a_part_that_is_not_has_no_extent()
    {
        JsonElement[] rows = [.. Rows()];
        Assert.Equal(30, rows.Length);
        foreach (JsonElement row in rows)
        {
            RecipeClass shown = PresenceScene.Recipe.Classes[row.GetProperty("label").GetInt32()];
            foreach (JsonElement part in row.GetProperty("parts").EnumerateArray())
            {
                bool isThere = !Absent(shown).Contains(part.GetProperty("name").GetString());
                Assert.Equal(isThere ? 1 : 0, part.GetProperty("shown").GetInt32());
                Assert.True(isThere || part.GetProperty("visible_pixels").GetInt32() == 0);
            }
        }

        // The door hides some of the walls where it is there.
        Assert.Contains(rows.GroupBy(row => row.GetProperty("pose").GetInt32()), pose =>
            Walls(pose.First(row => row.GetProperty("class").GetString() == "red_flag"))
                .GetProperty("hidden_share").GetDouble()
            < Walls(pose.First(row => row.GetProperty("class").GetString() == "roofless"))
                .GetProperty("hidden_share").GetDouble());

        static JsonElement Walls(JsonElement row) => row.GetProperty("parts")[0];
    }

    [Fact]
    public void The_card_says_what_each_class_is_told_by_and_what_pixels_mean()
    {
        string card = File.ReadAllText(Path.Combine(_dataset, "README.md"));
        Assert.Contains(
            "| 2 | no_flag | `02_no_flag` | `#5078aa` | flat, flag | flat | flag |", card, StringComparison.Ordinal);
        Assert.Contains("- **Shown and hidden parts.**", card, StringComparison.Ordinal);
        Assert.Contains("    - name: shown\n      dtype: int64\n", card, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_is_not_there_a_wrong_row_and_a_pixel_that_should_not_differ_are_named()
    {
        string parts = Directory.GetFiles(Path.Combine(_dataset, "train/parts/03_roofless"))
            .Order(StringComparer.Ordinal).First();
        PartMask ids = PngReader.ReadParts(parts);
        ids.Ids[0] = 2;
        File.WriteAllBytes(parts, PngWriter.Encode(ids));
        string image = Directory.GetFiles(Path.Combine(_dataset, "val/images/00_flat"))
            .Order(StringComparer.Ordinal).First();
        ColorImage picture = PngReader.ReadColor(image);
        picture.Rgb[0] ^= 1;
        PngWriter.Write(image, PngWriter.Encode(picture));
        string metadata = Path.Combine(_dataset, "test/metadata.jsonl");
        string text = File.ReadAllText(metadata);
        int at = text.IndexOf("\"shown\":0", StringComparison.Ordinal);
        File.WriteAllText(metadata, text[..at] + "\"shown\":1" + text[(at + 9)..]);
        ProofSet proofs = PresenceScene.Verify(_dataset);
        Assert.Contains(
            "shows part 2, which is not there in its class",
            Assert.Single(proofs.PartIds.Failures), StringComparison.Ordinal);
        Assert.Equal(5, proofs.Outside.Failures.Count);
        Assert.Contains(
            "1 pixels differ that have no sample of a part that tells them apart",
            proofs.Outside.Failures[0], StringComparison.Ordinal);
        Assert.Contains(
            proofs.Metadata.Failures,
            f => f.Contains("part tall: expected shown 0, found 1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_renderer_that_forgets_a_set_of_parts_is_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => DatasetWriter.Write(
            PresenceScene.Recipe, PresenceScene.Parts, pose => SyntheticScene.Render(pose, 52, 40),
            SyntheticScene.Options(_folder["few"])));
        Assert.Contains(
            $"rendered 1 sets of parts, the recipe's classes need {PresenceScene.Presence.Sets.Count}",
            error.Message, StringComparison.Ordinal);
    }

    private static string[] Absent(RecipeClass shown) => [.. Roofs.Except(shown.Shows), .. shown.Hides];

    private static PlannedPose Pose(Sample sample) => PosePlan.Of(PresenceScene.Recipe)[sample.Pose];

    /// <summary>
    /// Samples where a coloured or shown part is seen, or a hidden one would be: two renderings of two meshes.
    /// </summary>
    private static bool[] SlowClassPart(
        RecipeClass shown, PlannedPose pose, Dictionary<string, SceneRenderer> renderers)
    {
        byte[] own = SampleIds(Absent(shown), pose, renderers);
        byte[] whole = SampleIds([.. Absent(shown).Except(shown.Hides)], pose, renderers);
        bool Is(byte id, IEnumerable<string> names) => id > 0 && names.Contains(PresenceScene.Mesh.Parts[id - 1].Name);
        return [.. own.Select((id, i) => Is(id, shown.Parts.Concat(shown.Shows)) || Is(whole[i], shown.Hides))];
    }

    private static byte[] SampleIds(string[] absent, PlannedPose pose, Dictionary<string, SceneRenderer> renderers)
    {
        string key = string.Join(' ', absent);
        if (!renderers.TryGetValue(key, out SceneRenderer? renderer))
        {
            renderers.Add(key, renderer = new SceneRenderer(
                PresenceScene.Without(absent), PresenceScene.Recipe.Width, PresenceScene.Recipe.Height));
        }

        byte[] texels = renderer.Render(PresenceScene.View(pose)).Texels;
        return [.. Enumerable.Range(0, texels.Length / 4).Select(i => texels[(4 * i) + 3])];
    }

    private void AssertMask(Dataset dataset, Sample sample, string policy, bool[] inside)
    {
        (int width, int height) = (dataset.Width, dataset.Height);
        int[] counts = new int[width * height];
        for (int i = 0; i < inside.Length; i++)
        {
            counts[(i / (9 * width) * width) + (i % (3 * width) / 3)] += inside[i] ? 1 : 0;
        }

        bool[] centres = [.. counts.Select(
            (_, pixel) => inside[(((3 * (pixel / width)) + 1) * 3 * width) + (3 * (pixel % width)) + 1])];
        Assert.Equal(centres, dataset.ReadMask(sample, policy).Values);
        byte[] coverage = PngReader.ReadParts(Path.Combine(_dataset, sample.CoveragePaths[policy])).Ids;
        Assert.Equal(counts, coverage.Select(CoverageScale.ToCount));
        Assert.True(policy == "class_part" || counts.Any(count => count is > 0 and < 9));
    }

    private IEnumerable<JsonElement> Rows() =>
        Directory.GetFiles(_dataset, "metadata.jsonl", SearchOption.AllDirectories)
            .Where(path => !path.Contains("twins", StringComparison.Ordinal)).SelectMany(File.ReadAllLines)
            .Select(line => JsonDocument.Parse(line).RootElement);

    private void AssertSame(string folder) => Assert.Equal(FolderBytes.Of(_dataset), FolderBytes.Of(folder));
}
