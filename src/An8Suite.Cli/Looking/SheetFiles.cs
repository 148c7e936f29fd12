using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Cli.Looking;

/// <summary>Makes the two files of <c>an8 sheet</c>.</summary>
internal static class SheetFiles
{
    private const string SheetName = "sheet.png";
    private const string TurntableName = "turntable.png";
    private const int LargestTile = 160;
    private const int TurntableSide = 256;

    /// <summary>All pictures of a turn are in memory at once.</summary>
    private const long MostTurntablePixels = 200_000_000;

    /// <summary>Writes them and says which they are.</summary>
    public static IReadOnlyList<string> Make(SheetOptions options)
    {
        var subject = LookSubject.Read(options.Subject);
        int[] labels = options.Classes is null
            ? [.. Enumerable.Range(0, subject.Recipe.Classes.Count)]
            : [.. options.Classes.Select(name => LabelOf(subject.Recipe, "--classes", name)).Distinct()];
        int turning = options.Class is null ? labels[0] : LabelOf(subject.Recipe, "--class", options.Class);
        Require(TurntableSize(subject, options), options.Frames);
        List<string> files = [Write(options.Out, SheetName, PngWriter.Encode(Sheet(subject, labels, options)))];
        if (options.Frames > 0)
        {
            files.Add(Write(options.Out, TurntableName, TurntableOf(subject, turning, options)));
        }

        return files;
    }

    private static ColorImage Sheet(LookSubject subject, int[] labels, SheetOptions options)
    {
        int tile = options.Size ?? Math.Min(LargestTile, Math.Max(subject.Recipe.Width, subject.Recipe.Height));
        PictureSize size = LookScene.SizeOf(subject.Recipe, tile);
        using LookScene scene = new(subject, size, options.Device);
        return new SheetPage(subject, labels, PoseSpread.Of(subject.Recipe, options.Views), size).Draw(scene);
    }

    private static PictureSize TurntableSize(LookSubject subject, SheetOptions options) =>
        LookScene.SizeOf(subject.Recipe, options.Size ?? TurntableSide);

    private static void Require(PictureSize size, int frames)
    {
        if ((long)size.Width * size.Height * frames > MostTurntablePixels)
        {
            throw new InputException(FormattableString.Invariant(
                $"--frames: {frames} pictures of {size.Width} x {size.Height} are more than ")
                + FormattableString.Invariant($"{MostTurntablePixels / 1_000_000} million pixels; ")
                + "ask for fewer or a smaller --size");
        }
    }

    private static byte[] TurntableOf(LookSubject subject, int label, SheetOptions options)
    {
        PictureSize size = TurntableSize(subject, options);
        using LookScene scene = new(subject, size, options.Device);
        return AnimatedPngWriter.Encode(
            Turntable.Render(scene, PoseSpread.Middle(subject.Recipe), label, options.Frames),
            Turntable.FramesPerSecond);
    }

    private static string Write(string folder, string name, byte[] png)
    {
        string path = Path.Combine(folder, name);
        PngWriter.Write(path, png);
        return path;
    }

    private static int LabelOf(Recipe recipe, string option, string name)
    {
        string[] names = [.. recipe.Classes.Select(c => c.Name)];
        int label = Array.IndexOf(names, name);
        return label >= 0 ? label
            : throw new InputException($"{option}: unknown class '{name}'; {NearestName.Hint(name, names)}");
    }
}
