using System.Text.Json.Nodes;
using An8Suite.Core.Datasets.Verification;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Core.Imaging;
using An8Suite.Rendering;
using An8Suite.Rendering.Contexts;

namespace An8Suite.Tests.Datasets.Verification;

[Needs(Needs.Suite)]
public sealed class DatasetVerifierTests(RenderedDataset rendered)
{
    private const int ImageCount = 6 * 12;

    [Fact]
    public void An_unharmed_dataset_holds_in_every_proof()
    {
        ProofSet proofs = Verify(rendered.Copy(), rerender: ImageCount);
        Assert.All(proofs.All, proof => Assert.Empty(proof.Failures));
        Assert.All(proofs.All, proof => Assert.True(proof.CheckedCount > 0 || proof == proofs.Cue, proof.Name));
        Assert.Equal(ImageCount, proofs.Metadata.CheckedCount);
        Assert.Equal(ImageCount, proofs.Frames.CheckedCount);
        Assert.Equal(ImageCount, proofs.Twins.CheckedCount);

        // Image, part ids, three part masks, three coverage maps.
        Assert.Equal(ImageCount * 8, proofs.Rerender.CheckedCount);
    }

    [Fact]
    public void Without_a_renderer_the_proofs_that_need_one_say_so()
    {
        ProofSet proofs = DatasetVerifier.Run(rendered.Copy(), new VerifierOptions());
        Assert.True(proofs.Holds);
        Proof[] leftOut = [.. proofs.All.Where(proof => proof.LeftOut is not null)];
        Assert.Equal([proofs.Metadata, proofs.Coverage, proofs.Outside, proofs.Inside, proofs.Cue, proofs.Rerender, proofs.Renderers], leftOut);
        Assert.All(leftOut[2..], proof => Assert.Equal(0, proof.CheckedCount));
    }

    [Fact]
    public void A_changed_byte_a_missing_and_an_unlisted_file_are_named()
    {
        string folder = rendered.Copy();
        string[] images = Images(folder);
        byte[] bytes = File.ReadAllBytes(images[0]);
        bytes[^1] ^= 1;
        File.WriteAllBytes(images[0], bytes);
        File.Delete(images[1]);
        File.WriteAllText(Path.Combine(folder, "train/notes.txt"), "mine");
        ProofSet proofs = Verify(folder);
        Assert.Equal(3, proofs.Checksums.Failures.Count);
        AssertNames(proofs.Checksums, folder, images[0], "expected SHA-256");
        AssertNames(proofs.Checksums, folder, images[1], "is missing");
        Assert.Contains(proofs.Checksums.Failures, f => f == "train/notes.txt: is not in SHA256SUMS");
        Assert.Equal(2, proofs.Pictures.Failures.Count);
    }

    [Theory]
    [InlineData("../outside.png")]
    [InlineData("..\\outside.png")]
    [InlineData("train\\..\\..\\outside.png")]
    [InlineData("/etc/hosts")]
    public void A_checksum_never_reaches_outside_the_folder(string path)
    {
        string folder = rendered.Copy();
        File.AppendAllText(Path.Combine(folder, "SHA256SUMS"), $"{new string('0', 64)}  {path}\n");
        Assert.Contains(
            "a path inside the dataset", Assert.Single(Verify(folder).Checksums.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("masks/class_part")]
    [InlineData("masks/plant")]
    [InlineData("masks/part_pot")]
    public void A_mask_with_a_wrong_pixel_is_named(string folderName)
    {
        string folder = rendered.Copy();
        string path = First(folder, folderName);
        BinaryMask mask = PngReader.ReadMask(path);
        mask.Values[100] ^= true;
        File.WriteAllBytes(path, PngWriter.Encode(mask));
        AssertNames(Verify(folder).Masks, folder, path, "1 of 2304 pixels are wrong");
    }

    [Fact]
    public void A_coverage_map_with_a_wrong_count_is_named_with_and_without_a_renderer()
    {
        string folder = rendered.Copy();
        string path = First(folder, "coverage/plant");
        PartMask map = PngReader.ReadParts(path);
        int inside = Array.IndexOf(map.Ids, (byte)255);
        map.Ids[inside] = 227;
        Save(path, map);
        AssertNames(Verify(folder).Coverage, folder, path, "1 of 2304 pixels are wrong");
        Assert.Empty(DatasetVerifier.Run(folder, new VerifierOptions()).Coverage.Failures);
        map.Ids[inside] = 0;
        Save(path, map);
        AssertNames(
            DatasetVerifier.Run(folder, new VerifierOptions()).Coverage, folder, path, "1 of 2304 pixels are wrong");
        map.Ids[inside] = 226;
        Save(path, map);
        AssertNames(
            DatasetVerifier.Run(folder, new VerifierOptions()).Coverage, folder, path, "1 of 2304 pixels are wrong");
    }

    [Theory]
    [InlineData(7, "found 7")]
    [InlineData(1, "other part ids than")]
    public void Unknown_and_unshared_part_ids_are_named(byte id, string expected)
    {
        string folder = rendered.Copy();
        string path = Directory.GetFiles(folder, "03_*.png", SearchOption.AllDirectories)
            .First(file => file.Replace('\\', '/').Contains("/parts/", StringComparison.Ordinal));
        PartMask parts = PngReader.ReadParts(path);
        parts.Ids[0] = id;
        Save(path, parts);
        AssertNames(Verify(folder).PartIds, folder, path, expected);
    }

    [Fact]
    public void A_pixel_that_changes_outside_the_coloured_part_is_named()
    {
        string folder = rendered.Copy();
        string path = Images(folder)[0];
        ColorImage image = PngReader.ReadColor(path);
        image.Rgb[0] ^= 1;
        PngWriter.Write(path, PngWriter.Encode(image));
        ProofSet proofs = Verify(folder);
        Assert.Equal(11, proofs.Outside.Failures.Count);
        Assert.Contains(Path.GetFileNameWithoutExtension(path), proofs.Outside.Failures[0], StringComparison.Ordinal);
        Assert.Contains("1 pixels differ that have no sample", proofs.Outside.Failures[0], StringComparison.Ordinal);
        Assert.NotEmpty(proofs.Causal.Failures);
        Assert.Contains(proofs.Twins.Failures, f => f.Contains("is not the dataset's image", StringComparison.Ordinal));
    }

    [Fact]
    public void A_pixel_of_the_coloured_part_that_does_not_change_is_named()
    {
        string folder = rendered.Copy();
        string path = First(folder, "images");
        string other = path.Replace("00_petals_red", "01_petals_orange", StringComparison.Ordinal);
        File.Copy(other, path, overwrite: true);
        ProofSet proofs = Verify(folder);
        string failure = Assert.Single(proofs.Inside.Failures);
        Assert.Contains(
            "are alike although all their samples are of recoloured parts", failure, StringComparison.Ordinal);
        Assert.Contains("00_petals_red", failure, StringComparison.Ordinal);
        Assert.Contains("01_petals_orange", failure, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_frame_a_cut_off_plant_and_a_blank_image_are_named()
    {
        string folder = rendered.Copy();
        string[] parts = [.. Directory.GetFiles(Path.Combine(folder, "train/parts/00_petals_red")).Order()];
        PartMask empty = PngReader.ReadParts(parts[0]);
        Array.Clear(empty.Ids);
        Save(parts[0], empty);
        PartMask cut = PngReader.ReadParts(parts[1]);
        cut.Ids[^1] = 1;
        Save(parts[1], cut);
        string blank = Images(folder).Last(file => file.Contains("05_", StringComparison.Ordinal));
        ColorImage image = PngReader.ReadColor(blank);
        Array.Fill(image.Rgb, (byte)200);
        PngWriter.Write(blank, PngWriter.Encode(image));
        Proof frames = Verify(folder).Frames;
        Assert.Equal(12, frames.Failures.Count(f => f.EndsWith("no pixel shows the mesh", StringComparison.Ordinal)));
        Assert.Contains(frames.Failures, f => f.EndsWith("the mesh is cut off by the frame", StringComparison.Ordinal));
        AssertNames(frames, folder, blank, "the image has one colour");
    }

    [Theory]
    [InlineData("\"elevation_degrees\":", "\"elevation_degrees\":1", "camera: expected")]
    [InlineData("\"visible_pixels\":", "\"visible_pixels\":1", "part petals: expected")]
    [InlineData("\"fold\":", "\"fold\":1", "expected 0 to 4")]
    [InlineData("\"seed\":", "\"seed\":1", "seed: expected 0, found 10")]
    [InlineData("\"color\":\"#", "\"color\":\"#f", "expected a colour such as")]
    [InlineData("\"background_linear\":[0.", "\"background_linear\":[1.", "background_linear: expected 0.")]
    [InlineData("\"class_color_linear\":[0.", "\"class_color_linear\":[1.", "class_color_linear: expected 0.")]
    [InlineData("\"color_linear\":[0.", "\"color_linear\":[1.", "color_linear of part petals: expected 0.")]
    [InlineData("\"mask_plant_file_name\":", "\"plant\":", "columns are missing: mask_plant_file_name")]
    [InlineData("\"change_file_name\":", "\"change\":", "columns are missing: change_file_name")]
    [InlineData("\"coverage_plant_file_name\":", "\"plant\":", "other columns than in ")]
    [InlineData("\"parts\":[{\"id\":1,", "\"parts\":[{\"id\":1,\"surface\":\"texture\",", "expected a surface that the "
        + "recipe gives it, found 'texture'")]
    [InlineData("\"parts\":[{\"id\":1,", "\"parts\":[{\"id\":9,", "parts: other parts than parts.json")]
    [InlineData("{", "", "not a metadata row")]
    public void A_row_that_says_something_else_is_named(string from, string to, string expected)
    {
        string folder = rendered.Copy();
        string path = Path.Combine(folder, "test/metadata.jsonl");
        string text = File.ReadAllText(path);
        int at = text.IndexOf(from, StringComparison.Ordinal);
        File.WriteAllText(path, text[..at] + to + text[(at + from.Length)..]);
        Assert.Contains(Verify(folder).Metadata.Failures, f => f.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_whose_matrices_lie_is_found_by_rendering_it_again()
    {
        string folder = rendered.Copy();
        string path = Path.Combine(folder, "val/metadata.jsonl");
        string[] lines = File.ReadAllLines(path);
        int at = lines[0].IndexOf("\"light_strength\":1.0", StringComparison.Ordinal);
        lines[0] = lines[0][..at] + "\"light_strength\":1.5" + lines[0][(at + 20)..];
        File.WriteAllLines(path, lines);
        Proof proof = Verify(folder, rerender: ImageCount).Rerender;
        Assert.Contains("rendered again it has other bytes", Assert.Single(proof.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_with_fewer_parts_is_a_failure_and_no_crash()
    {
        string folder = rendered.Copy();
        string path = Path.Combine(folder, "train/metadata.jsonl");
        string[] lines = File.ReadAllLines(path);
        var row = JsonNode.Parse(lines[0])!.AsObject();
        row["parts"]!.AsArray().RemoveAt(5);
        lines[0] = row.ToJsonString();
        File.WriteAllLines(path, lines);
        Assert.Contains(
            Verify(folder, rerender: 3).Metadata.Failures,
            f => f.Contains("parts: other parts than parts.json", StringComparison.Ordinal));
    }

    [Fact]
    public void Twins_that_are_missing_are_missed()
    {
        string folder = rendered.Copy();
        string path = Path.Combine(folder, "twins/metadata.jsonl");
        File.WriteAllLines(path, File.ReadAllLines(path)[1..]);
        Assert.Equal(["expected 72 twins, one an image, found 71"], Verify(folder).Twins.Failures);
        File.Delete(path);
        Assert.Equal(["twins/metadata.jsonl: is missing"], Verify(folder).Twins.Failures);
    }

    [Theory]
    [InlineData("[1]", "\"#d81e2c\"", "\"#d81e2d\"")]
    [InlineData("[4]", "\"#ffe8e8\"", "\"#e8ffe8\"")]
    public void Colours_that_light_or_darkness_makes_one_are_no_failure(string light, string one, string other)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["r.yaml"], $$"""
            name: near
            mesh: {{Path.Combine(RepositoryRoot.Path, "meshes", "toy-car.glb")}}
            size: 48
            parts: {windows: black, wheels: black, hubs: gray, bumpers: gray, lights: gray}
            classes: [{name: a, color: {{one}}, parts: [body]}, {name: b, color: {{other}}, parts: [body]}]
            axes: {view_degrees: {from: 0, to: 360, count: 6}, light_strength: {{light}}, elevation_degrees: 40}
            """);
        ChildProcess made = Cli.Suite.Run("generate", folder["r.yaml"], "--out", folder["d"]);
        Assert.True(made.ExitCode == 0, made.Error);
        ProofSet proofs = Verify(folder["d"]);
        Assert.Empty(proofs.All.SelectMany(proof => proof.Failures));
        Assert.True(proofs.Inside.CheckedCount > 100);
    }

    [Fact]
    public void A_row_too_few_is_counted()
    {
        string folder = rendered.Copy();
        string path = Path.Combine(folder, "train/metadata.jsonl");
        File.WriteAllLines(path, File.ReadAllLines(path)[..^1]);
        Proof metadata = Verify(folder).Metadata;
        Assert.Contains(metadata.Failures, f => f == "expected 72 rows as provenance.json says, found 71");
        Assert.Contains(
            metadata.Failures, f => f.Contains("expected one image of every class", StringComparison.Ordinal));
    }

    [Fact]
    public void The_program_names_what_failed_and_ends_with_code_1()
    {
        string folder = rendered.Copy();
        string image = Images(folder)[0];
        File.Delete(image);
        ChildProcess run = Cli.Suite.Run("verify", folder, "--rerender", "3");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("FAILED  checksums", run.Output, StringComparison.Ordinal);
        Assert.Contains($"{Relative(folder, image)}: is missing", run.Output, StringComparison.Ordinal);
        Assert.EndsWith(
            " failures\n", run.Output.Replace("\r", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_renderer_that_shows_something_else_is_found()
    {
        string folder = rendered.Copy();
        Mesh mesh = MeshReader.Read(Path.Combine(folder, "mesh.glb"));
        using SceneRenderer renderer = new(mesh, 48, 48);
        using SceneRenderer other = new(
            mesh with { Positions = Array.ConvertAll(mesh.Positions, p => 0.97f * p) }, 48, 48, RenderDevice.Cpu);
        ProofSet proofs = DatasetVerifier.Run(folder, new VerifierOptions
        {
            Render = renderer.Render,
            RenderOtherwise = other.Render,
            RerenderCount = 1,
        });
        Assert.Empty(proofs.Rerender.Failures);
        Assert.Matches("another renderer shows other parts in [0-9]+ of [0-9]+ samples", Assert.Single(proofs.Renderers.Failures));
    }

    [Fact]
    public void The_program_compares_renderers_when_asked()
    {
        ChildProcess run = Cli.Suite.Run("verify", rendered.Copy(), "--rerender", "2", "--other-renderer");
        Assert.Equal(0, run.ExitCode);
        Assert.Matches("holds   other renderer .*: 2 images", run.Output);
        Cli.Suite.Refused(
            Cli.Suite.Run("verify", rendered.Copy(), "--no-render", "--other-renderer"), "exclude each other");
    }

    [Fact]
    public void The_program_says_verified_and_ends_with_code_0()
    {
        ChildProcess run = Cli.Suite.Run("verify", rendered.Copy(), "--no-render");
        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith("verified", run.Output.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_no_dataset_is_refused()
    {
        using var empty = new TemporaryFolder();
        Cli.Suite.Refused(Cli.Suite.Run("verify", empty.Path), "no provenance.json in it");
    }

    private static ProofSet Verify(string folder, int rerender = 0)
    {
        Mesh mesh = MeshReader.Read(Path.Combine(folder, "mesh.glb"));
        using SceneRenderer renderer = new(mesh, 48, 48);
        using SceneRenderer other = new(mesh, 48, 48, RenderDevice.Cpu);
        return DatasetVerifier.Run(folder, new VerifierOptions
        {
            Render = renderer.Render,
            RenderOtherwise = other.Render,
            RerenderCount = rerender,
        });
    }

    private static void Save(string path, PartMask mask) => File.WriteAllBytes(path, PngWriter.Encode(mask));

    private static string[] Images(string folder) =>
        [.. Directory.GetFiles(Path.Combine(folder, "train/images"), "*.png", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)];

    private static string First(string folder, string kind) =>
        Directory.GetFiles(Path.Combine(folder, $"train/{kind}/00_petals_red")).Order(StringComparer.Ordinal).First();

    private static string Relative(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');

    private static void AssertNames(Proof proof, string folder, string file, string expected) => Assert.Contains(
        proof.Failures, f => f.Contains(Relative(folder, file), StringComparison.Ordinal)
            && f.Contains(expected, StringComparison.Ordinal));
}
