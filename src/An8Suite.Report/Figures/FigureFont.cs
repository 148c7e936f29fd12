using ScottPlot;
using SkiaSharp;

namespace An8Suite.Report.Figures;

/// <summary>
/// The font of the figures: a part of DejaVu Sans that the program carries, so a machine without fonts draws the same
/// bytes.
/// </summary>
internal sealed class FigureFont : IFontResolver
{
    /// <summary>The font's family.</summary>
    public const string Name = "DejaVu Sans";

    private const string Resource = "figure-font.ttf";
    private static readonly Lazy<SKTypeface> Typeface = new(Load);

    /// <summary>The font's file.</summary>
    public static string Base64 { get; } = Encoded();

    /// <summary>Makes it the font of every figure, whatever name is asked for.</summary>
    public static void Use()
    {
        if (Fonts.FontResolvers is not [FigureFont])
        {
            Fonts.FontResolvers.Clear();
            Fonts.FontResolvers.Add(new FigureFont());
        }

        Fonts.Default = Name;
    }

    /// <inheritdoc/>
    public SKTypeface CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing width) =>
        Typeface.Value;

    /// <inheritdoc/>
    public SKTypeface CreateTypeface(string fontName, bool bold, bool italic) => Typeface.Value;

    private static SKTypeface Load()
    {
        using Stream stream = Open();
        return SKTypeface.FromStream(stream);
    }

    private static string Encoded()
    {
        using Stream stream = Open();
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return Convert.ToBase64String(bytes.ToArray());
    }

    private static Stream Open() => typeof(FigureFont).Assembly.GetManifestResourceStream(Resource)!;
}
