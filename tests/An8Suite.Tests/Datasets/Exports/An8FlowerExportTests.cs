using An8Suite.Core.Datasets.Exports;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Tests.Datasets.Exports;

public sealed class An8FlowerExportTests
{
    [Fact]
    public void Two_parallel_trees_hold_the_images_and_dark_masks_on_white()
    {
        using var scene = new ExportedScene();
        string folder = scene.Export("an8flower");
        Assert.Equal(["synthetic", "synthetic_MASK"], Names(folder));
        string[] files = [.. FolderBytes.Of(Path.Combine(folder, "synthetic")).Keys];
        Assert.Equal(files, FolderBytes.Of(Path.Combine(folder, "synthetic_MASK")).Keys);
        Assert.Equal(14 * 3, files.Length);

        // Pose 9 is view 2 of 7 (counted from 0) at the second distance.
        Sample sample = scene.Dataset.Samples.Single(s => s is { Pose: 9, Label: 1 });
        string file = Path.Combine("01_blue", "class2_img3_p2_r1.png");
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(scene.Source, sample.ImagePath)),
            File.ReadAllBytes(Path.Combine(folder, "synthetic", file)));
        BinaryMask mask = scene.Dataset.ReadMask(sample, "class_part");
        byte[] grey = PngReader.ReadParts(Path.Combine(folder, "synthetic_MASK", file)).Ids;
        Assert.Equal(mask.Values.Select(inside => inside ? (byte)0 : (byte)255), grey);
        Assert.Contains((byte)0, grey);
    }

    [Fact]
    public void The_policy_chooses_the_mask()
    {
        using var scene = new ExportedScene();
        string folder = scene.Export("an8flower", new ExportOptions { Policy = "part:base" });
        Sample sample = scene.Dataset.Samples.Single(s => s is { Pose: 0, Label: 0 });
        Assert.Equal(
            scene.Dataset.ReadParts(sample).Ids.Select(id => id == 3 ? (byte)0 : (byte)255),
            PngReader.ReadParts(Path.Combine(folder, "synthetic_MASK", "00_red", "class1_img1_p1_r1.png")).Ids);
    }

    [Fact]
    public void View_and_two_further_axes_number_the_poses_of_a_shipped_recipe()
    {
        Recipe recipe = RecipeReader.Read(Path.Combine(RepositoryRoot.Path, "meshes", "an8flower-single-6c.yaml"));
        IReadOnlyList<PlannedPose> poses = PosePlan.Of(recipe);
        IReadOnlyDictionary<int, string> names = An8FlowerExport.PoseNames(poses, PoseAxes.All);
        Assert.Equal(1000, names.Values.Distinct().Count());
        Assert.Equal("img1_p1_r1", names[0]);
        Assert.Equal("img40_p5_r5", names[999]);
        foreach (PlannedPose pose in poses)
        {
            int k = (int)Math.Round(pose.Camera.YawDegrees / 9) + 1;
            int p = (int)Math.Round(pose.Camera.ElevationDegrees / 10) + 1;
            int r = (int)Math.Round((pose.Camera.Distance - 1) / 0.075) + 1;
            Assert.Equal($"img{k}_p{p}_r{r}", names[pose.Index]);
        }
    }

    [Fact]
    public void More_axes_than_the_names_have_letters_still_give_every_pose_its_own()
    {
        Recipe recipe = SyntheticScene.Recipe with
        {
            Axes = RecipeAxes.Of(
                (PoseAxes.View, RecipeRange.Spaced(0, 360, 3)),
                (PoseAxes.Distance, [1, 1.5]),
                (PoseAxes.Roll, [0, 10]),
                (PoseAxes.LightStrength, [0.5, 1])),
        };
        string[] names = [.. An8FlowerExport.PoseNames(PosePlan.Of(recipe), PoseAxes.All).Values];
        Assert.Equal(24, names.Distinct().Count());
        Assert.Contains("img3_p2_r4", names);
    }

    private static IEnumerable<string?> Names(string folder) =>
        Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
