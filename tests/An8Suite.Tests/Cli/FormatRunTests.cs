using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Tests.Geometry;
using An8Suite.Tests.Geometry.Importing;

namespace An8Suite.Tests.Cli;

/// <summary>What mesh files may hold, from the recipe to the proof.</summary>
[Needs(Needs.Suite | Needs.Assimp)]
public sealed class FormatRunTests : IDisposable
{
    private const string Classes = "classes:\n  - {name: red, color: red, parts: [leaf]}\n"
        + "  - {name: blue, color: blue, parts: [leaf]}\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_leaf_that_is_cut_out_is_cut_out_in_the_masks_and_proven()
    {
        File.WriteAllBytes(_folder["leaf.glb"], CutLeaf.Glb());
        Write("mesh: leaf.glb\nparts: {pot: \"#777777\"}\n" + Classes + "masks: [class_part, plant, \"part:leaf\"]\n");
        Assert.Contains("verified", Proven(), StringComparison.Ordinal);
        string row = File.ReadLines(_folder["d/train/metadata.jsonl"]).First();
        Assert.Contains("\"name\":\"leaf\"", row, StringComparison.Ordinal);
        Assert.Equal(CutLeaf.Glb(), File.ReadAllBytes(_folder["d/mesh.glb"]));
    }

    [Fact]
    public void A_dataset_of_classes_that_differ_in_a_part_never_seen_is_not_verified()
    {
        File.WriteAllText(_folder["two.obj"], Box("shell", 1) + Box("leaf", 0.4));
        Write("mesh: two.obj\nparts: {shell: \"#999999\", leaf: red}\nclasses:\n"
            + "  - {name: full, color: \"#339999\", parts: [shell]}\n"
            + "  - {name: hollow, color: \"#339999\", parts: [shell], hides: [leaf]}\n"
            + "  - {name: other, color: gold, parts: [shell]}\n");
        ChildProcess check = Suite.Run("recipe", "check", _folder["r.yaml"]);
        Assert.Contains(
            "warning: " + _folder["r.yaml"] + ": classes 'full' and 'hollow' look the same in all of 5 poses tried: "
            + "hiding or showing 'leaf' changes no pixel, as where other parts cover it",
            check.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("'other'", check.Error, StringComparison.Ordinal);
        Run("generate", _folder["r.yaml"], "--out", _folder["d"]);
        foreach (string[] options in (string[][])[[], ["--no-render"]])
        {
            ChildProcess verify = Suite.Run(["verify", _folder["d"], .. options]);
            Assert.Equal(1, verify.ExitCode);
            Assert.Contains(
                "classes full and hollow: their images are the same in all 5 poses, so nothing tells them apart",
                verify.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("other:", verify.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_not_shown_is_told_by_inspect_and_by_check()
    {
        File.WriteAllBytes(_folder["leaf.glb"], CutLeaf.Glb(root => root["materials"]![0]!["alphaMode"] = "BLEND"));
        Write("mesh: leaf.glb\nparts: {pot: \"#777777\"}\n" + Classes);
        const string Told = "material 'leaf' is transparent (alphaMode BLEND), which is not shown";
        Assert.Contains(Told, Run("mesh", "inspect", _folder["leaf.glb"]).Output, StringComparison.Ordinal);
        Assert.Contains(
            $"warning: {_folder["leaf.glb"]}: {Told}",
            Run("recipe", "check", _folder["r.yaml"]).Error, StringComparison.Ordinal);
        Assert.Equal(2, Suite.Run("recipe", "check", "--strict", _folder["r.yaml"]).ExitCode);
    }

    [Theory]
    [InlineData(1, 0, 1, 0)]
    [InlineData(2, 0, 0, -1)]
    [InlineData(0, -1, 0, 0)]
    public void The_up_axis_of_an_fbx_is_honoured(int axis, float x, float y, float z)
    {
        ForeignMesh.Need();
        string text = ForeignMesh.Fbx.Replace(
            "\"UpAxis\", \"int\", \"Integer\", \"\",1",
            $"\"UpAxis\", \"int\", \"Integer\", \"\",{axis}", StringComparison.Ordinal)
            .Replace("0,0,5", "0,0,0", StringComparison.Ordinal);
        using var file = new MeshFile(ForeignMesh.Bytes(text), "leaf.fbx");
        Mesh mesh = MeshReader.Read(file.Path);
        Assert.Contains(new System.Numerics.Vector3(x, y, z), mesh.Positions);
        Assert.Equal(
            axis == 1 ? 0 : 1,
            mesh.Remarks.Count(remark => remark.Contains("axis points up", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/random")]
    [InlineData("pipe.glb")]
    public void What_never_ends_is_no_mesh_and_no_recipe(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "pipes and devices are files on Linux");
        string path = name.StartsWith('/') ? name : _folder[name];
        if (path != name)
        {
            Assert.Equal(0, ChildProcess.Run("mkfifo", [path]).ExitCode);
        }

        string link = _folder["link.glb"];
        File.CreateSymbolicLink(link, path);
        Suite.Refused(
            Suite.Run("mesh", "inspect", link),
            "link.glb: expected a mesh file, found a pipe or a device, which is not a regular file");
        Assert.Contains("not a regular file", Suite.Run("recipe", "check", path).Error, StringComparison.Ordinal);
        Write("mesh: link.glb\n" + Classes);
        Assert.Contains(
            "not a regular file", Suite.Run("recipe", "check", _folder["r.yaml"]).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("licence: CC-BY-4.0\n", "CC-BY-4.0")]
    public void A_dataset_of_ones_own_mesh_has_the_licence_that_its_recipe_says(string key, string? licence)
    {
        File.WriteAllBytes(_folder["leaf.glb"], CutLeaf.Glb());
        Write("mesh: leaf.glb\nparts: {pot: \"#777777\"}\n" + Classes + key);
        Run("generate", _folder["r.yaml"], "--out", _folder["d"]);
        string card = File.ReadAllText(_folder["d/README.md"]), croissant = File.ReadAllText(
            _folder["d/croissant.json"]);
        if (licence is null)
        {
            Assert.DoesNotContain("license:", card, StringComparison.Ordinal);
            Assert.DoesNotContain("\"license\"", croissant, StringComparison.Ordinal);
            return;
        }

        Assert.StartsWith($"---\nlicense: {licence.ToLowerInvariant()}\npretty_name: ", card, StringComparison.Ordinal);
        Assert.Contains(
            $"\"license\": \"https://spdx.org/licenses/{licence}.html\"", croissant, StringComparison.Ordinal);
        Assert.Contains(
            $"licence: \"{licence}\"", File.ReadAllText(_folder["d/recipe.yaml"]), StringComparison.Ordinal);
    }

    private string Proven()
    {
        Run("generate", _folder["r.yaml"], "--coverage", "--twins", "--out", _folder["d"]);
        return Run("verify", _folder["d"]).Output;
    }

    private void Write(string keys) =>
        File.WriteAllText(_folder["r.yaml"], "name: r\nsize: 48\naxes: {view_degrees: [0, 30, 60, 300, 330]}\n" + keys);

    private static string Box(string name, double half)
    {
        string points = string.Concat(Enumerable.Range(0, 8).Select(i => FormattableString.Invariant(
            $"v {(i % 2 == 0 ? -half : half)} {(i / 2 % 2 == 0 ? -half : half)} {(i / 4 == 0 ? -half : half)}\n")));
        return $"o {name}\n{points}f -8 -6 -5 -7\nf -4 -3 -1 -2\nf -8 -7 -3 -4\nf -6 -2 -1 -5\nf -8 -4 -2 -6\n"
            + "f -7 -5 -1 -3\n";
    }

    private static ChildProcess Run(params string[] arguments)
    {
        ChildProcess run = Suite.Run(arguments);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        return run;
    }
}
