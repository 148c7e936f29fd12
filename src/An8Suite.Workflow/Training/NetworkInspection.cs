using System.Globalization;
using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Inspection;
using An8Suite.Learning.Networks;

namespace An8Suite.Workflow.Training;

/// <summary>
/// Draws what the layers of a network make of one image: a contact sheet of maps, or bars where there are no pixels.
/// </summary>
public static class NetworkInspection
{
    private const int Margin = 12;
    private const int InputSide = 160;
    private const int BarHeight = 12;
    private const int Top = 38; // where the tiles of a contact sheet begin

    private static readonly SrgbColor Paper = new(0xff, 0xff, 0xff);
    private static readonly SrgbColor Ink = new(0x1f, 0x1d, 0x1a);

    /// <summary>
    /// The checkpoint that <paramref name="model"/> means: a file, or the one in a folder of <c>an8 train</c>.
    /// </summary>
    /// <exception cref="InputException">There is none.</exception>
    public static string FindCheckpoint(string model)
    {
        if (!Directory.Exists(model))
        {
            return model;
        }

        string inside = Path.Combine(model, TrainStep.CheckpointName);
        return File.Exists(inside)
            ? inside
            : throw new InputException(
                $"{model}: holds no {TrainStep.CheckpointName}; expected a checkpoint or a folder made by 'an8 train'");
    }

    /// <summary>Refuses a checkpoint whose network is a black box; reads no other.</summary>
    /// <param name="checkpoint">Its file.</param>
    /// <param name="what">As for <see cref="ExplanationMethods.RequireLayers"/>.</param>
    /// <exception cref="InputException">It is one, or the file is damaged.</exception>
    public static void RequireLayers(string checkpoint, string what)
    {
        if (Checkpoint.IsBlackBox(checkpoint))
        {
            using Network network = Checkpoint.Read(checkpoint);
            ExplanationMethods.RequireLayers(network, what);
        }
    }

    /// <summary>
    /// The sheet of one layer: the image and what the colours stand for at the left, the channels beside, the most
    /// active first.
    /// </summary>
    /// <param name="layer">Its activations.</param>
    /// <param name="input">The image, as the network takes it.</param>
    /// <param name="perChannel">
    /// Whether each map is stretched from its own minimum to its own maximum, or all from the layer's.
    /// </param>
    /// <param name="classes">The words under the bars of a layer with one neuron a class.</param>
    public static ColorImage Draw(
        LayerActivations layer, ColorImage input, bool perChannel, IReadOnlyList<string> classes)
    {
        (float low, float high) = (layer.Values.Min(), layer.Largest);
        string title = $"{layer.Layer}  {layer.Shape}";
        if (!layer.HasPixels)
        {
            string range = string.Create(CultureInfo.InvariantCulture, $"{title}  {low:0.###} to {high:0.###}");
            return Beside(
                input, null, BarSheet.Draw(range, layer.Values, layer.Channels == classes.Count ? classes : null));
        }

        ContactTile[] tiles =
        [
            .. Enumerable.Range(0, layer.Channels).Select(channel => (Channel: channel, Map: layer.Map(channel)))
                .OrderByDescending(tile => tile.Map.Values.Average(value => (double)value)).ThenBy(tile => tile.Channel)
                .Select(tile => new ContactTile(
                    tile.Channel.ToString(CultureInfo.InvariantCulture),
                    ColorMap.Inferno.Paint(perChannel ? tile.Map.Normalized() : Stretched(tile.Map, low, high)))),
        ];
        return Beside(
            input,
            perChannel ? ("lowest", "highest") : (Number(low), Number(high)),
            ContactSheet.Draw($"{title}, by mean activation{(perChannel ? ", each stretched" : "")}", tiles));
    }

    /// <summary>The image with a colour bar below it, left of a sheet.</summary>
    private static ColorImage Beside(ColorImage input, (string Low, string High)? ends, ColorImage sheet)
    {
        int scale = Math.Max(1, (InputSide + input.Width - 1) / input.Width);
        (int width, int height) = (input.Width * scale, input.Height * scale);
        int bar = Top + height + Margin;
        int bottom = bar + BarHeight + BitmapFont.LineHeight + (2 * Margin);
        Canvas canvas = new((2 * Margin) + width + sheet.Width, Math.Max(sheet.Height, bottom), Paper);
        canvas.Write("input", Margin, Top - BitmapFont.LineHeight, Ink);
        canvas.Paste(input, Margin, Top, scale);
        canvas.Paste(sheet, (2 * Margin) + width, 0);
        if (ends is (string low, string high))
        {
            for (int x = 0; x < width; x++)
            {
                canvas.Fill(Margin + x, bar, 1, BarHeight, ColorMap.Inferno.At(x / (width - 1f)));
            }

            int text = bar + BarHeight + (Margin / 2);
            canvas.Write(low, Margin, text, Ink);
            canvas.Write(high, Margin + width - BitmapFont.WidthOf(high.Length), text, Ink);
        }

        return canvas.Image;
    }

    private static string Number(float value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static Heatmap Stretched(Heatmap map, float low, float high) => new(
        map.Width, map.Height, Array.ConvertAll(map.Values, value => high > low ? (value - low) / (high - low) : 0));
}
