using System.Numerics;
using An8Suite.Core;
using An8Suite.Core.Datasets.Writing;
using An8Suite.Core.Geometry;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Placing;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Tests.Scenes;

/// <summary>Where the objects of a scene stand.</summary>
public sealed class SceneLayoutTests
{
    private static readonly string Plant = Path.Combine(RepositoryRoot.Path, "meshes", "plant.glb");

    private static readonly string Text = $$"""
        name: scene
        mesh: {{Plant}}
        size: [96, 64]
        ground: tan
        objects:
          - {name: ball, role: distractor, shape: sphere, color: class, size: [0.2, 0.3], share: 0.6}
          - {name: crate, role: distractor, shape: box, color: brown, size: 0.3}
          - {name: bar, role: occluder, shape: cylinder, color: gray, size: [0.3, 0.5], hides: [0.2, 0.4]}
          - {name: plant2, role: instance, size: 0.8}
        cue: {kind: sticker, rate: 1}
        parts: {core: brown, stem: green, leaves: green, pot: tan, soil: black}
        classes:
          - {name: red, color: red, parts: [petals]}
          - {name: blue, color: blue, parts: [petals]}
        axes: {view_degrees: {from: 0, to: 360, count: 12}, elevation_degrees: [20], distance: [1.8]}
        """;

    [Fact]
    public void A_higher_level_moves_nothing_of_a_lower_one_and_no_camera()
    {
        (Recipe Recipe, SceneLayout Layout)[] levels = [.. Enumerable.Range(0, 6).Select(level => Of(Text, level))];
        foreach (PlannedPose pose in PosePlan.Of(levels[5].Recipe))
        {
            SceneView[] views = [.. levels.Select(level => level.Layout.View(pose))];
            Assert.All(views, view => Assert.Equal((views[0].Model, views[0].View), (view.Model, view.View)));
            Assert.All(views, view => Assert.Equal((views[0].Projection.M11, views[0].Projection.M22), (view.Projection.M11, view.Projection.M22)));
            for (int level = 1; level < 6; level++)
            {
                Matrix4x4?[] lower = [.. Worlds(levels[level - 1].Recipe, views[level - 1])];
                Assert.Equal(lower, Worlds(levels[level].Recipe, views[level]).Take(lower.Length));
            }
        }
    }

    [Fact]
    public void The_same_place_on_any_thread_in_any_order_and_at_any_size_of_the_same_proportions()
    {
        (Recipe recipe, SceneLayout layout) = Of(Text);
        IReadOnlyList<PlannedPose> poses = PosePlan.Of(recipe);
        SceneView[] views = [.. poses.Select(layout.View)];
        (_, SceneLayout other) = Of(Text.Replace("[96, 64]", "[192, 128]", StringComparison.Ordinal));
        other.PlaceAll([.. poses.Reverse()], 2, default);
        Assert.Equal(views, poses.Select(other.View));
        Assert.NotEqual(views[0].Objects, Of(Text + "\nseed: 1").Layout.View(poses[0]).Objects);
    }

    [Fact]
    public void Nothing_touches_anything_and_what_is_there_at_a_share_is_there_about_so_often()
    {
        (Recipe recipe, Mesh mesh) = Read(Text.Replace("count: 12", "count: 60", StringComparison.Ordinal));
        var layout = new SceneLayout(recipe, mesh);
        int balls = 0;
        foreach (PlannedPose pose in PosePlan.Of(recipe))
        {
            SceneView view = layout.View(pose);
            (double X, double Z, double Radius, double Low, double High)[] around =
            [
                .. mesh.Parts.Where(part => recipe.RoleOf(part.Name) is not (PartRole.Ground or PartRole.Cue) && view.ModelOf(part.Id) is not null)
                    .GroupBy(part => view.Objects.FirstOrDefault(o => part.Id >= o.FirstId && part.Id <= o.LastId)?.FirstId ?? 0)
                    .Select(parts => Around(mesh, [.. parts], view)),
            ];
            for (int i = 0; i < around.Length; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    (double x, double z) = (around[i].X - around[j].X, around[i].Z - around[j].Z);
                    bool apart = Math.Sqrt((x * x) + (z * z)) > around[i].Radius + around[j].Radius - 1e-4
                        || around[i].Low > around[j].High - 1e-4 || around[j].Low > around[i].High - 1e-4;
                    Assert.True(apart, $"pose {pose.Index}: {i} and {j}");
                }
            }

            balls += view.Objects[0].World is null ? 0 : 1;
        }

        Assert.InRange(balls, 20, 52); // 36 and four deviations
    }

    [Theory]
    [InlineData("size: 0.3}", "size: 3, visible: 1}", "objects: 'crate' in pose 0: no place was found in 60 tries where 1 of it shows; ")]
    [InlineData("size: [0.3, 0.5], hides: [0.2, 0.4]", "size: 0.02, hides: 0.9", "objects: 'bar' in pose 0: no place was found in 16 tries where it hides 0.9 of what tells the class; ")]
    public void What_cannot_be_satisfied_says_what_was_reached(string old, string with, string message)
    {
        (Recipe recipe, SceneLayout layout) = Of(Text.Replace(old, with, StringComparison.Ordinal));
        IReadOnlyList<PlannedPose> poses = PosePlan.Of(recipe);
        Assert.Contains(message, Assert.Throws<InputException>(() => layout.View(poses[0])).Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => layout.PlaceAll(poses, 2, default));
    }

    [Fact]
    public void Names_that_collide_and_objects_without_a_mesh_are_refused()
    {
        Assert.Contains("has a part called as the object 'leaves'", Assert.Throws<InputException>(
            () => Read(Text.Replace("name: ball", "name: leaves", StringComparison.Ordinal))).Message, StringComparison.Ordinal);
        Assert.Contains("has no part called as the object 'ball' of the recipe; give the object a mesh or a shape", Assert.Throws<InputException>(
            () => Read(Text.Replace("shape: sphere, ", "", StringComparison.Ordinal))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_a_row_put_objects_where_they_were()
    {
        (Recipe recipe, SceneLayout layout) = Of(Text);
        foreach (PlannedPose pose in PosePlan.Of(recipe).Take(4))
        {
            SceneView view = layout.View(pose);
            float[] numbers = [.. PoseRows.MatricesOf(recipe, view)!];
            Assert.Equal(view, layout.WithGround(view with { Objects = layout.Placed(numbers) }));
            Assert.Throws<InputException>(() => layout.Placed(numbers[1..]));
        }
    }

    private static IEnumerable<Matrix4x4?> Worlds(Recipe recipe, SceneView view) =>
        view.Objects.Take(recipe.SceneObjects.Count).Select(placed => placed.World);

    private static (double X, double Z, double Radius, double Low, double High) Around(Mesh mesh, MeshPart[] parts, SceneView view)
    {
        Vector3[] points = [.. parts.SelectMany(part => mesh.Indices[part.FirstIndex..(part.FirstIndex + part.IndexCount)]
            .Select(index => Vector3.Transform(mesh.Positions[index], view.ModelOf(part.Id)!.Value)))];
        (double low, double high) = (points.Min(p => p.Y), points.Max(p => p.Y));
        // The turning plant stands on the axis; everything else is looked at as its box says.
        bool isPlant = parts[0].Id == 1;
        double x = isPlant ? 0 : (points.Min(p => p.X) + points.Max(p => p.X)) / 2.0;
        double z = isPlant ? 0 : (points.Min(p => p.Z) + points.Max(p => p.Z)) / 2.0;
        // No larger than the circle in the box, which is inside every upright cylinder around it.
        double radius = isPlant ? points.Max(p => Math.Sqrt(((double)p.X * p.X) + ((double)p.Z * p.Z)))
            : Math.Min(points.Max(p => p.X) - x, points.Max(p => p.Z) - z);
        return (x, z, radius, low, high);
    }

    private static (Recipe Recipe, SceneLayout Layout) Of(string text, int level = 5)
    {
        (Recipe recipe, Mesh mesh) = Read(text, level);
        return (recipe, new SceneLayout(recipe, mesh));
    }

    private static (Recipe Recipe, Mesh Mesh) Read(string text, int level = 5)
    {
        Recipe recipe = SceneLevels.At(RecipeReader.Parse(text, "x.yaml"), level);
        Mesh mesh = recipe.ReadMesh();
        recipe = recipe.On(mesh);
        recipe.Check([.. mesh.Parts.Select(part => part.Name)]);
        return (recipe, mesh);
    }
}
