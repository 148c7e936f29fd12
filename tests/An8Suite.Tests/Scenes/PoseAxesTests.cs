using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using An8Suite.Cli.Recipes;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Datasets.Writing;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Tests.Datasets;

namespace An8Suite.Tests.Scenes;

/// <summary>A further axis is a further row and nothing else; fog stands for it.</summary>
public sealed class PoseAxesTests
{
    private const string Text = "name: x\nmesh: m.glb\nclasses: [{name: a, color: red, parts: [p]}]\naxes:\n"
        + "  view_degrees: [0, 60, 120, 180, 240]\n";

    private static readonly string Schema =
        File.ReadAllText(Path.Combine(RepositoryRoot.Path, "meshes", "recipe.schema.json"));

    private static readonly PoseAxis Fog = new("fog_share", 0.25, 0, 1, "Light that fog takes, {from} to {to}.");
    private static readonly IReadOnlyList<PoseAxis> WithFog = [.. PoseAxes.All, Fog];

    [Fact]
    public void A_further_row_is_read_planned_and_written()
    {
        Recipe recipe = RecipeReader.Parse(Text + "  fog_share: [0, 0.5]", "x.yaml", WithFog);
        IReadOnlyList<PlannedPose> poses = PosePlan.Of(recipe);
        Assert.Equal([0, 0, 0, 0, 0, 0.5, 0.5, 0.5, 0.5, 0.5], poses.Select(pose => pose.Camera.At(Fog)));
        Assert.Equal(10, poses.Select(pose => pose.Camera).Distinct().Count());
        Assert.Equal("view 0, fog share 0", PoseSpread.Describe(poses, WithFog)[0]);
        Assert.EndsWith(", LightStrength = 1, FogShare = 0.5 }", $"{poses[^1].Camera}", StringComparison.Ordinal);
        string yaml = RecipeWriter.ToYaml(recipe);
        Assert.Contains("  position_y: [0]\n  fog_share: [0, 0.5]\n", yaml, StringComparison.Ordinal);
        Assert.Equal(poses, PosePlan.Of(RecipeReader.Parse(yaml, "x.yaml", WithFog)));
        IReadOnlyList<PlannedPose> unsaid = PosePlan.Of(RecipeReader.Parse(Text, "x.yaml", WithFog));
        Assert.All(unsaid, pose => Assert.Equal(0.25, pose.Camera.At(Fog)));
    }

    [Fact]
    public void A_further_row_is_drawn_from_a_stream_of_its_own()
    {
        const string drawn = "  fog_share: {distribution: uniform, from: 0, to: 1}";
        IReadOnlyList<PlannedPose> poses = PosePlan.Of(RecipeReader.Parse(Text + drawn, "x.yaml", WithFog));
        Assert.Equal(new CounterRandom(0, "fog_share", 2).NextDouble(), poses[2].Camera.At(Fog), 1e-9);
    }

    [Theory]
    [InlineData("fog_share: 2", "x.yaml:6: axes.fog_share: expected 0 to 1, found 2")]
    [InlineData("fog_share: [0.5, 0.5]", "x.yaml:6: axes.fog_share: 0.5 gives the same poses as an earlier value")]
    [InlineData("fog: 1", "x.yaml:6: axes.fog: unknown key; did you mean 'fog_share'?")]
    public void The_limits_and_messages_of_a_further_row_are_its_own(string line, string message) => Assert.Contains(
        message,
        Assert.Throws<InputException>(() => RecipeReader.Parse($"{Text}  {line}", "x.yaml", WithFog)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void An_axis_without_a_row_is_unknown() => Assert.Contains(
        "axes.fog_share: unknown key",
        Assert.Throws<InputException>(() => RecipeReader.Parse(Text + "  fog_share: 0", "x.yaml")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_pose_out_of_range_says_so_by_the_name_of_the_column() => Assert.Equal(
        [
            "yaw_degrees: expected -1000000 to 1000000, found NaN",
            "position_x: expected -0.5 to 0.5, found 1",
            "fog_share: expected 0 to 1, found 7",
        ],
        new CameraPose { PositionX = 1, YawDegrees = double.NaN }.With(Fog, 7).Validate());

    [Fact]
    public void A_further_row_stands_in_schema_and_keys()
    {
        string schema = RecipeSchema.With(Schema, WithFog, MaskPolicy.All);
        JsonNode fog = JsonNode.Parse(schema)!["properties"]!["axes"]!["properties"]!["fog_share"]!;
        Assert.Equal(0.25, fog["default"]!.GetValue<double>());
        string line = RecipeKeys.Lines(schema).Single(key => key.StartsWith("  fog_share ", StringComparison.Ordinal));
        Assert.EndsWith(" Light that fog takes, 0 to 1. Default 0.25.", line, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_file_is_what_the_rows_say() =>
        Assert.Equal(RecipeSchema.With(Schema, PoseAxes.All, MaskPolicy.All), Schema);

    [Fact]
    public void A_further_row_is_a_column_of_metadata()
    {
        using var folder = new TemporaryFolder();
        RecipeAxes axes = SyntheticScene.Recipe.Axes with { Known = WithFog };
        Recipe recipe = SyntheticScene.Recipe with { Axes = axes.With(Fog, [0, 0.5]) };
        PlannedPose pose = PosePlan.Of(recipe)[^1];
        var writer = new PoseWriter(recipe, SyntheticScene.Parts, SyntheticScene.Options(folder.Path));
        writer.CreateFolders();
        IReadOnlyDictionary<string, byte[]> logs = writer.Write(pose, SyntheticScene.Render(pose), null, default);
        byte[] rows = logs[DatasetLogs.Metadata(pose.Split)];
        string line = Encoding.UTF8.GetString(rows).Split('\n')[0];
        Assert.Contains("\"light_strength\":1.0,\"fog_share\":0.5,\"light_direction\":", line, StringComparison.Ordinal);
        Assert.Equal(pose.Camera, MetadataJson.Of(WithFog).FromLine(line).Camera);
        string without = line.Replace("fog_share", "fog", StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => MetadataJson.Of(WithFog).FromLine(without));
    }

    [Fact]
    public void Every_axis_may_vary_at_once()
    {
        PoseAxis[] many = [.. Enumerable.Range(0, 13).Select(i => new PoseAxis($"axis_{i}", 0, 0, 1, "Of a test."))];
        RecipeAxes none = new() { Known = [PoseAxes.View, .. many] };
        RecipeAxes axes = many.Aggregate(none, (said, axis) => said.With(axis, [0, 1]));
        IReadOnlyList<PlannedPose> poses = PoseSpread.Of(SyntheticScene.Recipe with { Axes = axes }, 12);
        Assert.Equal(12, poses.Select(pose => pose.Index).Distinct().Count());
    }

    [Fact]
    public void Poses_are_equal_by_their_values_whether_said_or_not()
    {
        CameraPose said = new CameraPose { Distance = 1 }.With(Fog, Fog.Default);
        Assert.Equal(new CameraPose(), said);
        Assert.Equal(new CameraPose().GetHashCode(), said.GetHashCode());
        Assert.NotEqual(new CameraPose(), said.With(Fog, 1));
    }
}
