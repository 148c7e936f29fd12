using System.Globalization;
using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Inspection;

namespace An8Suite.Workflow.Training;

/// <summary>
/// Draws what the layers of a network make of one image: a contact sheet of maps, or bars where there are no pixels.
/// </summary>
public static class NetworkInspection
{
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

    /// <summary>The sheet of one layer.</summary>
    /// <param name="layer">Its activations.</param>
    /// <param name="perChannel">
    /// Whether each map is stretched from its own minimum to its own maximum, or all from the layer's.
    /// </param>
    /// <param name="classes">The words under the bars of a layer with one neuron a class.</param>
    public static ColorImage Draw(LayerActivations layer, bool perChannel, IReadOnlyList<string> classes)
    {
        (float low, float high) = (layer.Values.Min(), layer.Largest);
        string range = string.Create(
            CultureInfo.InvariantCulture, $"{layer.Layer}  {layer.Shape}  {low:0.###} to {high:0.###}");
        if (!layer.HasPixels)
        {
            return BarSheet.Draw(range, layer.Values, layer.Channels == classes.Count ? classes : null);
        }

        string title = perChannel ? $"{range}, each channel stretched" : range;
        return ContactSheet.Draw(title, [.. Enumerable.Range(0, layer.Channels).Select(channel =>
        {
            Heatmap map = layer.Map(channel);
            Heatmap shown = perChannel ? map.Normalized() : Stretched(map, low, high);
            return new ContactTile(channel.ToString(CultureInfo.InvariantCulture), ColorMap.Inferno.Paint(shown));
        })]);
    }

    private static Heatmap Stretched(Heatmap map, float low, float high) => new(
        map.Width, map.Height, Array.ConvertAll(map.Values, value => high > low ? (value - low) / (high - low) : 0));
}
