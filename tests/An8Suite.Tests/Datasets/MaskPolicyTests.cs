using System.Text;
using System.Text.Json.Nodes;
using An8Suite.Cli.Recipes;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Datasets.Formats;
using An8Suite.Core.Datasets.Writing;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Tests.Datasets;

public sealed class MaskPolicyTests
{
    private static readonly PartEntry[] Parts = [new(1, "petals"), new(2, "core"), new(3, "stem"), new(4, "leaves")];

    private static readonly ClassEntry[] Classes =
    [
        new(0, "petals_red", "00_petals_red", ["petals"], "#ff0000"),
        new(1, "stem_red", "01_stem_red", ["stem", "leaves"], "#ff0000"),
    ];

    [Theory]
    [InlineData("class_part", 0, new byte[] { 1 })]
    [InlineData("class_part", 1, new byte[] { 3, 4 })]
    [InlineData("plant", 0, new byte[] { 1, 2, 3, 4 })]
    [InlineData("candidates", 0, new byte[] { 1, 3, 4 })]
    [InlineData("candidates", 1, new byte[] { 1, 3, 4 })]
    [InlineData("part:core", 1, new byte[] { 2 })]
    public void Each_policy_holds_its_parts(string name, int shown, byte[] ids)
    {
        Assert.True(MaskPolicy.TryParse(name, out MaskPolicy? policy));
        Assert.Equal(ids, Assert.Single(new MaskLayers(Classes, Parts).Of(policy, shown)).Ids);
    }

    [Theory]
    [InlineData("class_part", "class_part")]
    [InlineData("part:stem", "part_stem")]
    public void A_policy_comes_back_from_its_folder(string name, string folder)
    {
        Assert.True(MaskPolicy.TryParse(name, out MaskPolicy? policy));
        Assert.Equal(folder, policy.Folder);
        Assert.True(MaskPolicy.TryParseFolder(folder, out MaskPolicy? again));
        Assert.Equal(policy, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("part:")]
    [InlineData("Plant")]
    [InlineData("part")]
    public void Other_names_are_no_policy(string name) => Assert.False(MaskPolicy.TryParse(name, out _));

    /// <summary>A further policy is a further row and nothing else; this one stands for it.</summary>
    private static readonly MaskPolicy Frame = new(
        "frame", "post and base", (masks, label) => [masks.Shown(label, part => part.Name is "post" or "base")]);

    private static readonly IReadOnlyList<MaskPolicy> WithFrame = [.. MaskPolicy.All, Frame];

    [Fact]
    public void A_further_row_is_read_and_an_unknown_policy_is_refused()
    {
        const string text = "name: x\nmesh: m.glb\nclasses: [{name: a, color: red, parts: [p]}]\n"
            + "axes: {view_degrees: [0, 90, 180, 270, 300]}\nmasks: [frame, part:p]";
        Recipe recipe = RecipeReader.Parse(text, "x.yaml", policies: WithFrame);
        Assert.Equal([Frame, MaskPolicy.Part("p")], recipe.Masks);
        Assert.Contains("\nmasks: [\"frame\", \"part:p\"]\n", RecipeWriter.ToYaml(recipe), StringComparison.Ordinal);
        string message = Assert.Throws<InputException>(() => RecipeReader.Parse(text, "x.yaml")).Message;
        Assert.StartsWith(
            "x.yaml:5: masks[0]: unknown mask policy 'frame'; valid: class_part, ", message, StringComparison.Ordinal);
        string misspelt = Assert.Throws<InputException>(() => MaskPolicy.Parse("plnt")).Message;
        Assert.StartsWith("unknown mask policy 'plnt'; did you mean 'plant'?", misspelt, StringComparison.Ordinal);
    }

    [Fact]
    public void A_further_row_has_masks_and_coverage()
    {
        using var folder = new TemporaryFolder();
        Recipe recipe = SyntheticScene.Recipe with { Masks = [Frame], Coverage = [Frame] };
        PlannedPose pose = PosePlan.Of(recipe)[0];
        var writer = new PoseWriter(recipe, SyntheticScene.Parts, SyntheticScene.Options(folder.Path));
        writer.CreateFolders();
        byte[] rows = writer.Write(pose, SyntheticScene.Render(pose), null, default)[DatasetLogs.Metadata(pose.Split)];
        JsonNode row = JsonNode.Parse(Encoding.UTF8.GetString(rows).Split('\n')[0])!;
        string split = folder[DatasetLayout.Folder(pose.Split)];
        string Of(string column) => Path.Combine(split, row[column]!.GetValue<string>());
        bool[] mask = PngReader.ReadMask(Of("mask_frame_file_name")).Values;
        Assert.Equal(PngReader.ReadParts(Of("part_ids_file_name")).Ids.Select(id => id is 2 or 3), mask);
        Assert.Contains(true, mask);
        Assert.True(File.Exists(Of("coverage_frame_file_name")));
    }

    [Fact]
    public void A_further_row_stands_in_schema_and_card()
    {
        string file = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "meshes", "recipe.schema.json"));
        JsonNode masks = JsonNode.Parse(RecipeSchema.With(file, PoseAxes.All, WithFrame))!["properties"]!["masks"]!;
        Assert.Contains(", cue, frame, part:<name>.", $"{masks["description"]}", StringComparison.Ordinal);
        Assert.Equal("^(class_part|plant|candidates|causal|amodal|background|distractor|occluder|cue|frame|part:.+)$", $"{masks["items"]!["pattern"]}");
        string card = ExactnessContract.Of(Classes, false, WithFrame)
            .ReplaceLineEndings("").Replace("  ", " ", StringComparison.Ordinal);
        Assert.Contains("`frame`: post and base. `part_<name>`: that part.", card, StringComparison.Ordinal);
    }
}
