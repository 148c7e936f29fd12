using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Tests.Scenes;

public sealed class DrawnAxisTests
{
    private const string Views = "view_degrees: {from: -60, to: 60, count: 13}\n";

    [Fact]
    public void Without_a_count_every_pose_draws_its_own_value_and_there_are_no_more_of_them()
    {
        IReadOnlyList<PlannedPose> poses = PosePlan.Of(RecipeText.Read(Views + "distance: {distribution: uniform, from: 1, to: 2}"));
        Assert.Equal(13, poses.Count);
        Assert.Equal(Enumerable.Range(0, 13).Select(i => (10.0 * i) - 60), poses.Select(p => p.Camera.YawDegrees));
        Assert.Equal(13, poses.Select(p => p.Camera.Distance).Distinct().Count());
        Assert.All(poses, p => Assert.InRange(p.Camera.Distance, 1, 2));
    }

    [Fact]
    public void With_a_count_the_poses_are_multiplied_by_so_many_draws()
    {
        IReadOnlyList<PlannedPose> poses = PosePlan.Of(RecipeText.Read(
            Views + "distance: {distribution: normal, mean: 1.5, deviation: 0.1, count: 4}\nelevation_degrees: [0, 10]"));
        Assert.Equal(13 * 2 * 4, poses.Count);
        Assert.Equal(poses.Count, poses.Select(p => p.Camera.Distance).Distinct().Count());
        Assert.All(poses.CountBy(p => (p.Camera.YawDegrees, p.Camera.ElevationDegrees)), group => Assert.Equal(4, group.Value));
    }

    [Fact]
    public void A_draw_depends_on_seed_axis_and_pose_alone()
    {
        const string distance = "distance: {distribution: uniform, from: 1, to: 2}\n";
        Recipe recipe = RecipeText.Read(Views + distance);
        IReadOnlyList<PlannedPose> poses = PosePlan.Of(recipe);
        double expected = 1 + new CounterRandom(0, "distance", 7).NextDouble();
        Assert.Equal(expected, poses[7].Camera.Distance, 1e-9);

        // Other axes, their order in the file, a subset and the split rule change nothing; the seed does.
        double[] distances = [.. poses.Select(p => p.Camera.Distance)];
        Assert.Equal(distances, Distances(RecipeText.Read(
            distance + "light_strength: {distribution: uniform, from: 0.5, to: 1}\n" + Views, "splits: {by: share, train: 0.6, val: 0.2, test: 0.2}")));
        Assert.All(PosePlan.Of(recipe, 6), p => Assert.Equal(poses[p.Index], p));
        Assert.NotEqual(distances, Distances(recipe with { Seed = 1 }));

        static double[] Distances(Recipe recipe) => [.. PosePlan.Of(recipe).Select(p => p.Camera.Distance)];
    }

    [Fact]
    public void Backgrounds_are_one_colour_a_list_or_drawn_for_every_pose()
    {
        Assert.All(PosePlan.Of(RecipeText.Read(Views)), p => Assert.Equal("#ebebeb", $"{p.Background}"));
        Assert.All(PosePlan.Of(RecipeText.Read(Views + "background: [1, 2, 3]")), p => Assert.Equal("#010203", $"{p.Background}"));

        IReadOnlyList<PlannedPose> listed = PosePlan.Of(RecipeText.Read(Views + "background: [white, [1, 2, 3], \"#888\"]"));
        Assert.Equal(39, listed.Count);
        Assert.Equal(["#ffffff", "#010203", "#888888"], listed.Select(p => $"{p.Background}").Distinct());
        Assert.Equal(listed[2].Camera, listed[15].Camera);

        IReadOnlyList<PlannedPose> chosen = PosePlan.Of(RecipeText.Read(Views + "background: {distribution: choice, of: [white, black]}"));
        Assert.Equal(13, chosen.Count);
        Assert.Equal(2, chosen.Select(p => p.Background).Distinct().Count());

        IReadOnlyList<PlannedPose> drawn =
            PosePlan.Of(RecipeText.Read(Views + "background: {distribution: uniform, from: black, to: white, count: 2}"));
        Assert.Equal((26, 26), (drawn.Count, drawn.Select(p => p.Background).Distinct().Count()));
    }

    [Fact]
    public void Positions_are_axes_like_the_others()
    {
        IReadOnlyList<PlannedPose> poses = PosePlan.Of(RecipeText.Read(Views + "position_x: [-0.1, 0.2]\nposition_y: 0.05"));
        Assert.Equal(26, poses.Count);
        Assert.Equal((0.2, 0.05), (poses[13].Camera.PositionX, poses[13].Camera.PositionY));
    }

    [Theory]
    [InlineData("distance: {distribution: uniform, from: 1, to: 1.5}")]
    [InlineData("distance: {distribution: uniform, from: 1, to: 1.5, count: 3}")]
    [InlineData("elevation_degrees: {distribution: normal, mean: 20, deviation: 5}")]
    [InlineData("elevation_degrees: {distribution: normal, mean: 20.1, deviation: 5, from: 10, count: 2}")]
    [InlineData("position_x: {distribution: choice, of: [-0.1, 0, 0.1]}\nposition_y: 0.1")]
    [InlineData("background: {distribution: choice, of: [white, tomato]}")]
    [InlineData("background: {distribution: uniform, from: \"#808080\", to: white, count: 4}")]
    [InlineData("background: [white, black]")]
    public void The_resolved_recipe_makes_the_same_poses(string axes) => RecipeText.Resolved(RecipeText.Read(Views + axes));

    [Fact]
    public void A_normal_without_ends_is_resolved_to_four_deviations() => Assert.Contains(
        "elevation_degrees: {distribution: normal, mean: 20, deviation: 5, from: 0, to: 40}",
        RecipeText.Resolved(RecipeText.Read(Views + "elevation_degrees: {distribution: normal, mean: 20, deviation: 5}")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("distance: {distribution: unifrom, from: 1, to: 2}", "x.yaml:6: axes.distance.distribution: unknown distribution 'unifrom'; did you mean 'uniform'? valid: uniform, normal, choice")]
    [InlineData("distance: {distribution: uniform, from: 1}", "x.yaml:6: axes.distance.to: required key is missing")]
    [InlineData("distance: {distribution: uniform, from: 1, to: 2, mean: 1}", "x.yaml:6: axes.distance.mean: unknown key; ")]
    [InlineData("distance: {distribution: uniform, from: 2, to: 1}", "x.yaml:6: axes.distance.to: expected more than from (2), found 1")]
    [InlineData("distance: {distribution: uniform, from: 0, to: 1}", "x.yaml:6: axes.distance: expected 0.1 to 20, found 0")]
    [InlineData("distance: {distribution: uniform, from: 1, to: 2, count: 0}", "x.yaml:6: axes.distance.count: expected 1 to 100000, found 0")]
    [InlineData("distance: {distribution: uniform, from: near, to: 2}", "x.yaml:6: axes.distance.from: expected a number, found 'near'")]
    [InlineData("distance: {distribution: normal, mean: 1, deviation: 0}", "x.yaml:6: axes.distance.deviation: expected more than 0, found 0")]
    [InlineData("distance: {distribution: normal, mean: 1, deviation: 1}", "x.yaml:6: axes.distance: expected 0.1 to 20, found -3")]
    [InlineData("distance: {distribution: normal, mean: 3, deviation: 1, from: 1, to: 2}", "x.yaml:6: axes.distance.mean: expected 1 to 2, where the distribution is cut, found 3")]
    [InlineData("distance: {distribution: choice, of: []}", "x.yaml:6: axes.distance.of: expected at least one value, found none")]
    [InlineData("distance: {distribution: choice, of: [1, 30]}", "x.yaml:6: axes.distance: expected 0.1 to 20, found 30")]
    [InlineData("distance: {distribution: }", "x.yaml:6: axes.distance.distribution: expected a text, found nothing")]
    [InlineData("distance: {distributon: uniform, from: 1, to: 2}", "x.yaml:6: axes.distance.distributon: unknown key; did you mean 'distribution'?")]
    [InlineData("position_x: 0.6", "x.yaml:6: axes.position_x: expected -0.5 to 0.5, found 0.6")]
    [InlineData("background: [white, \"#fff\"]", "x.yaml:6: axes.background: #ffffff gives the same poses as an earlier colour")]
    [InlineData("background: []", "x.yaml:6: axes.background: expected at least one colour, found none")]
    [InlineData("background: [white, blak]", "x.yaml:6: axes.background[1]: 'blak' is no colour; did you mean 'black'?")]
    [InlineData("background: {from: white, to: black, count: 2}", "x.yaml:6: axes.background: a mapping is no colour; ")]
    [InlineData("background: {distribution: normal, mean: 1, deviation: 1}", "x.yaml:6: axes.background.distribution: unknown distribution 'normal'; valid: uniform, choice")]
    [InlineData("background: {distribution: uniform, from: \"#808080\", to: \"#ff00ff\"}", "x.yaml:6: axes.background.to: expected more than from (#808080), and less in no channel, found #ff00ff")]
    [InlineData("background: {distribution: choice, of: [white, black], count: 3}", "x.yaml:4: axes: poses ")]
    public void A_problem_is_told_with_file_line_and_key(string axis, string message) =>
        Assert.Contains(message, RecipeText.Refusal(Views + axis), StringComparison.Ordinal);

    [Fact]
    public void The_background_stands_in_one_place() => Assert.Contains(
        "x.yaml:6: axes.background: stands beside the key 'background' of the recipe",
        RecipeText.Refusal(Views + "background: [white, black]", "background: white"),
        StringComparison.Ordinal);

    [Fact]
    public void A_draw_of_an_unknown_axis_is_refused_in_code()
    {
        Recipe recipe = RecipeText.Read(Views + "distance: {distribution: uniform, from: 1, to: 2}");
        Recipe wrong = recipe with
        {
            Axes = recipe.Axes with { Drawn = recipe.Axes.Drawn.ToDictionary(d => "distanse", d => d.Value) },
        };
        Assert.Contains("axes.distanse: unknown key; did you mean 'distance'?", Assert.Throws<InputException>(wrong.Validate).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_palette_before_another_background_shares_its_tables()
    {
        var palette = new Palette(new SrgbColor(1, 2, 3), [new SrgbColor(4, 5, 6)]);
        Assert.Same(palette.Tables, (palette with { Background = default }).Tables);
        Assert.NotSame(palette.Tables, (palette with { Parts = [new SrgbColor(7, 8, 9)] }).Tables);
    }
}
