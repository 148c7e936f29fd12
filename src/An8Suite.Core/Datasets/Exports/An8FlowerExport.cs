using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Core.Datasets.Exports;

/// <summary>
/// The layout of the published an8Flower: images and masks in two parallel trees, the relevant part dark in the mask.
/// </summary>
/// <remarks>
/// <c>&lt;name&gt;/&lt;class&gt;/class{C}_img{k}_p{a}_r{b}.png</c> and the same below <c>&lt;name&gt;_MASK</c>. C is
/// the label plus one; k numbers the turns of the plant, p the values of the next axis that has several, r all that is
/// left, each from 1 in the order of the recipe: for the shipped recipes view, elevation and distance. A name so says
/// the same in every subset. Class folders keep their zero-padded names, since class10 would come before class2. Masks
/// are 8-bit grey, 0 inside and 255 outside. Files are .png where the published ones are .jpg: JPEG smears petal colour
/// over the mask's edge.
/// </remarks>
internal static class An8FlowerExport
{
    private const string MaskSuffix = "_MASK";
    private const byte Dark = 0;
    private const byte White = 255;

    public static ExportFormat Format { get; } = new(
        "an8flower", "the published layout, images and dark-on-white masks in two parallel trees", Write)
    {
        HasPolicy = true,
    };

    private static void Write(ExportSource source, string folder)
    {
        string name = source.Dataset.Name;
        string policy = source.Policy();
        Recipe recipe = RecipeReader.Read(source.PathOf(DatasetLayout.Recipe));
        IReadOnlyDictionary<int, string> poseNames = PoseNames(PosePlan.Of(recipe), recipe.Axes.Known);
        foreach (ClassEntry entry in source.Dataset.Classes)
        {
            Directory.CreateDirectory(Path.Combine(folder, name, entry.Folder));
            Directory.CreateDirectory(Path.Combine(folder, name + MaskSuffix, entry.Folder));
        }

        source.ForEach(row =>
        {
            Sample sample = row.Sample;
            ClassEntry entry = source.Dataset.Classes[sample.Label];
            string pose = poseNames.GetValueOrDefault(sample.Pose)
                ?? throw new InputException(
                    $"{sample.Id}: pose {sample.Pose} is none of the {poseNames.Count} of {DatasetLayout.Recipe}");
            string file = FormattableString.Invariant($"{entry.Folder}/class{sample.Label + 1}_{pose}.png");
            File.Copy(source.PathOf(sample.ImagePath), Path.Combine(folder, name, file));
            BinaryMask mask = source.Dataset.ReadMask(sample, policy);
            byte[] grey = Array.ConvertAll(mask.Values, inside => inside ? Dark : White);
            File.WriteAllBytes(
                Path.Combine(folder, name + MaskSuffix, file), PngWriter.EncodeGrey(mask.Width, mask.Height, grey));
        });
    }

    /// <summary>
    /// For each pose, <c>img{k}_p{a}_r{b}</c>; r counts the poses before it that share k and p, so no two are alike.
    /// </summary>
    internal static IReadOnlyDictionary<int, string> PoseNames(
        IReadOnlyList<PlannedPose> poses, IReadOnlyList<PoseAxis> axes)
    {
        PoseAxis[] further = [.. axes.Where(axis => axis != PoseAxes.View)];
        PoseAxis next = further.FirstOrDefault(
            axis => poses.Any(pose => pose.Camera.At(axis) != poses[0].Camera.At(axis)), further[0]);
        Dictionary<double, int> views = [];
        Dictionary<double, int> nextValues = [];
        Dictionary<(int, int), int> before = [];
        Dictionary<int, string> names = [];
        foreach (PlannedPose pose in poses)
        {
            int k = NumberOf(views, pose.Camera.YawDegrees);
            int p = NumberOf(nextValues, pose.Camera.At(next));
            int r = before[(k, p)] = before.GetValueOrDefault((k, p)) + 1;
            names.Add(pose.Index, FormattableString.Invariant($"img{k}_p{p}_r{r}"));
        }

        return names;
    }

    private static int NumberOf(Dictionary<double, int> numbers, double value)
    {
        numbers.TryAdd(value, numbers.Count + 1);
        return numbers[value];
    }
}
