using System.Globalization;
using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Cli.Looking;

/// <summary>Draws the sheet: classes x poses, under each picture its masks (under a mesh's its part ids).</summary>
internal sealed class SheetPage
{
    private const long MostPixels = 100_000_000;

    private static readonly SrgbColor Paper = new(0xff, 0xff, 0xff);
    private static readonly SrgbColor Ink = new(0x1f, 0x1d, 0x1a);
    private static readonly SrgbColor PaleInk = new(0x6b, 0x66, 0x60);

    private readonly LookSubject _subject;
    private readonly IReadOnlyList<int> _labels;
    private readonly IReadOnlyList<PlannedPose> _poses;
    private readonly PictureSize _size;

    /// <summary>Prepares a sheet of the classes <paramref name="labels"/> in <paramref name="poses"/>.</summary>
    public SheetPage(LookSubject subject, IReadOnlyList<int> labels, IReadOnlyList<PlannedPose> poses, PictureSize size)
    {
        (_subject, _labels, _poses, _size) = (subject, labels, poses, size);
        Rows = subject.IsMeshAlone ? 2 : 1 + subject.Recipe.Masks.Count;
        Layout = new SheetLayout(size, labels.Count, poses.Count, Rows, poses.Max(pose => Label(pose).Length));
    }

    /// <summary>Where the pictures stand.</summary>
    public SheetLayout Layout { get; }

    /// <summary>Kinds of picture a pose.</summary>
    public int Rows { get; }

    /// <summary>Renders every pose and draws the page.</summary>
    public ColorImage Draw(LookScene scene)
    {
        int textWidth = Layout.Width - (2 * SheetLayout.Margin);
        string[] notes = [.. Notes().SelectMany(note => BitmapFont.Wrap(note, textWidth / BitmapFont.Advance))];
        SheetLegend parts = new(
            _subject.IsMeshAlone ? _subject.Parts.Select(part => part.Name).Zip(_subject.PartColors) : [], textWidth);
        int height = Layout.Bottom
            + (2 * SheetLayout.Margin) + ((notes.Length + parts.LineCount) * BitmapFont.LineHeight);
        Require(height);
        Canvas canvas = new(Layout.Width, height, Paper);
        canvas.Write(Title(), SheetLayout.Margin, SheetLayout.Margin, Ink, scale: TitleScale());
        for (int block = 0; block < _labels.Count; block++)
        {
            DrawHeading(canvas, block);
        }

        for (int view = 0; view < _poses.Count; view++)
        {
            RenderedPose rendered = scene.Render(_poses[view]);
            DrawPose(canvas, scene.Painter.Of(rendered, _poses[view]), view);
            rendered.Release();
        }

        int top = Layout.Bottom + SheetLayout.Margin;
        parts.Draw(canvas, SheetLayout.Margin, top, Ink);
        for (int i = 0; i < notes.Length; i++)
        {
            canvas.Write(notes[i], SheetLayout.Margin, top + ((parts.LineCount + i) * BitmapFont.LineHeight), PaleInk);
        }

        return canvas.Image;
    }

    private string Label(PlannedPose pose) => _subject.IsMeshAlone
        ? string.Create(CultureInfo.InvariantCulture, $"view {pose.Camera.YawDegrees:0}")
        : $"pose {pose.Index}";

    private string Title()
    {
        Recipe recipe = _subject.Recipe;
        string what = _subject.IsMeshAlone
            ? $"{_subject.Mesh.Parts.Count} parts, {_subject.Mesh.Indices.Length / 3} triangles"
            : $"{_labels.Count} of {recipe.Classes.Count} classes, {_poses.Count} of {recipe.Axes.PoseCount} poses";
        return $"{recipe.Name}: {what}";
    }

    private int TitleScale() =>
        BitmapFont.WidthOf(Title().Length) * 2 <= Layout.Width - (2 * SheetLayout.Margin) ? 2 : 1;

    private IEnumerable<string> Notes()
    {
        string masks = _subject.IsMeshAlone
            ? "below each picture: part ids"
            : $"below each picture: {string.Join(", ", _subject.Recipe.Masks.Select(policy => policy.Name))}";
        yield return $"{_size} pixels; {masks}";
        IReadOnlyList<string> texts = PoseSpread.Describe(_poses, _subject.Recipe.Axes.Known);
        foreach ((PlannedPose pose, string text) in _subject.IsMeshAlone ? [] : _poses.Zip(texts))
        {
            yield return text.Length > 0 ? $"{Label(pose)}: {text}" : Label(pose);
        }
    }

    private void DrawHeading(Canvas canvas, int block)
    {
        (int left, int top) = Layout.Heading(block);
        if (!_subject.IsMeshAlone)
        {
            RecipeClass shown = _subject.Recipe.Classes[_labels[block]];
            SrgbColor color = _subject.Recipe.ColorOf(shown);
            SrgbColor second = shown.Pattern?.Color ?? (shown.Parts.Count > 0 ? shown.Colors[^1] : color);
            new SheetLegend([($"{shown.Name} ({Told(shown)})", color, second)], Layout.Width)
                .Draw(canvas, left, top, Ink);
        }

        for (int view = 0; view < _poses.Count; view++)
        {
            canvas.Write(
                Label(_poses[view]), Layout.Picture(block, view, 0).Left, top + BitmapFont.LineHeight, PaleInk);
        }
    }

    /// <summary>What a class is told by, such as <c>petals; hides leaves</c>.</summary>
    private static string Told(RecipeClass shown)
    {
        (string Verb, IReadOnlyList<string> Parts)[] kinds =
            [(string.Empty, shown.Parts), ("shows ", shown.Shows), ("hides ", shown.Hides)];
        return string.Join(
            "; ", kinds.Where(kind => kind.Parts.Count > 0).Select(kind => kind.Verb + string.Join(", ", kind.Parts)));
    }

    private void DrawPose(Canvas canvas, PosePictures pictures, int view)
    {
        for (int block = 0; block < _labels.Count; block++)
        {
            IEnumerable<ColorImage> below = _subject.IsMeshAlone
                ? [FlatPicture.Of(pictures.PartsOf(_labels[block]), _subject.PartColors)]
                : _subject.Recipe.Masks.Select(policy => FlatPicture.Of(pictures.Mask(policy, _labels[block])));
            foreach ((int row, ColorImage picture) in below.Prepend(pictures.Image(_labels[block])).Index())
            {
                (int left, int top) = Layout.Picture(block, view, row);
                canvas.Paste(picture, left, top);
            }
        }
    }

    private void Require(int height)
    {
        if ((long)Layout.Width * height > MostPixels)
        {
            throw new InputException(FormattableString.Invariant(
                $"the sheet would have {Layout.Width} x {height} pixels, more than {MostPixels / 1_000_000} million; ")
                + "show fewer --classes or --poses, or a smaller --size");
        }
    }
}
