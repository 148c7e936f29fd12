using An8Suite.Core.Imaging;
using An8Suite.Pages.Html;

namespace An8Suite.Workflow.Experiments.Parts;

/// <summary>The shown image with every part in the colour of a number: red above 0, blue below, white at 0.</summary>
internal static class PartPictures
{
    private const string Folder = "pictures";
    private const string Values = "values";
    private const double Strength = 0.8;
    private static readonly SrgbColor Positive = new(0xb2, 0x18, 0x2b);
    private static readonly SrgbColor Negative = new(0x21, 0x66, 0xac);
    private static readonly SrgbColor Paper = new(0xf7, 0xf7, 0xf7);

    /// <summary>Writes the image, its parts' values, and every method's heat.</summary>
    public static void Write(
        string folder, ColorImage image, PartPlayers players, IReadOnlyList<PartMap> mapsOfImage)
    {
        string into = Directory.CreateDirectory(Path.Combine(folder, Folder)).FullName;
        PartMap first = mapsOfImage[0];
        Save(Path.Combine(into, "image.png"), image);
        Save(Path.Combine(into, $"{Values}.png"), Draw(image, players.Places(first.Game.Parts), first.Shapley));
        foreach (PartMap map in mapsOfImage)
        {
            Save(
                Path.Combine(into, $"{map.Method}.png"),
                Draw(image, players.Places(map.Game.Parts), map.Heat[..^1]));
        }
    }

    /// <summary>The figure of a run: the values, then the methods' heat; nothing where there are no pictures.</summary>
    public static void Show(
        HtmlWriter html, string runFolder, PartsFile file, IEnumerable<(string Name, string Title)> methods)
    {
        string folder = Path.Combine(runFolder, Folder);
        if (runFolder.Length == 0 || !Directory.Exists(folder))
        {
            return;
        }

        html.Raw("<div class=\"tiles\">");
        foreach ((string name, string title) in methods
            .Prepend((Name: Values, Title: "φ of the parts")).Prepend((Name: "image", Title: "the image"))
            .Where(one => File.Exists(Path.Combine(folder, $"{one.Name}.png"))))
        {
            byte[] png = File.ReadAllBytes(Path.Combine(folder, $"{name}.png"));
            html.Line($"<figure>{EmbeddedPicture.Of(png, $"{title}, {file.Shown.Id}", "render")}<figcaption>{title}</figcaption></figure>");
        }

        html.Raw("</div>");
    }

    /// <summary>Every pixel in the colour of its player's number, over the image's grey.</summary>
    internal static ColorImage Draw(ColorImage image, int[] places, double[] numbers)
    {
        double largest = numbers.Max(Math.Abs);
        byte[] rgb = new byte[image.Rgb.Length];
        for (int i = 0; i < places.Length; i++)
        {
            double grey = (0.2126 * image.Rgb[3 * i]) + (0.7152 * image.Rgb[(3 * i) + 1])
                + (0.0722 * image.Rgb[(3 * i) + 2]);
            bool shown = places[i] < numbers.Length && largest > 0;
            double number = shown ? numbers[places[i]] / largest : 0;
            SrgbColor color = number < 0 ? Negative : Positive;
            double strength = shown ? Strength : 0;
            rgb[3 * i] = Mixed(Paper.R, color.R);
            rgb[(3 * i) + 1] = Mixed(Paper.G, color.G);
            rgb[(3 * i) + 2] = Mixed(Paper.B, color.B);

            byte Mixed(byte paper, byte ink) => (byte)Math.Round(
                (strength * (paper + (Math.Abs(number) * (ink - paper)))) + ((1 - strength) * grey));
        }

        return new ColorImage(image.Width, image.Height, rgb);
    }

    private static void Save(string path, ColorImage image) => PngWriter.Write(path, PngWriter.Encode(image));
}
