using An8Suite.Core;
using An8Suite.Core.Imaging;

namespace An8Suite.Learning.Networks.Designed;

/// <summary>Finds pixels of some colours by the direction of their RGB values, whatever their brightness.</summary>
/// <remarks>
/// With p the pixel in [0, 1], w the direction wanted and u all others, each of length 1: a detector answers
/// ReLU(w . p - M sum over u of ReLU((u - w) . p + margin) - floor), M = 2 / (1 - max w . u). It is 0 exactly in the
/// dark, where directions are rounding, at every u, and on most of the way from w to it; a larger M would end it
/// half-way and give border pixels gradients that drown all others.
/// </remarks>
internal sealed class ColorDetectors
{
    /// <summary>One step of 8 bits.</summary>
    private const double Margin = 1 / 255.0;

    private const double Floor = 0.15;

    /// <summary>Colours whose directions have a larger cosine are one colour in another brightness.</summary>
    private const double Alike = 0.9995;

    private readonly List<(double[] Weight, double Bias)> _cells = [];
    private readonly List<(int Evidence, int[] Vetoes, double Strength, int Output)> _detectors = [];

    /// <summary>How many first-layer cells there are.</summary>
    public int CellCount => _cells.Count;

    /// <summary>How many detectors are summed up before the last ReLU.</summary>
    public int Count => _detectors.Count;

    /// <summary>Adds a detector of one colour against all of <paramref name="others"/>.</summary>
    /// <param name="wanted">Its colour.</param>
    /// <param name="others">Colours it must not answer to.</param>
    /// <param name="output">What it is a detector of.</param>
    /// <exception cref="InputException">One of the others differs from it in brightness alone.</exception>
    public void Add(SrgbColor wanted, IEnumerable<SrgbColor> others, int output)
    {
        double[] w = Direction(wanted);
        SrgbColor[] known = [.. others.Distinct()];
        int alike = Array.FindIndex(known, other => Cosine(wanted, other) > Alike);
        if (alike >= 0)
        {
            throw new InputException(
                $"the colours {wanted} and {known[alike]} differ in brightness alone, and a designed network tells colours "
                + "whatever their brightness; give one of them another hue in the recipe");
        }

        int evidence = Cell(w, 0);
        double[][] directions = [.. known.Select(Direction)];
        int[] vetoes = [.. directions.Select(u => Cell([.. u.Zip(w, (other, own) => other - own)], Margin))];
        double nearest = directions.Max(u => u.Zip(w, (other, own) => other * own).Sum());
        _detectors.Add((evidence, vetoes, 2 / (1 - nearest), output));
    }

    /// <summary>The first layer: cells x 3 weights on normalised values, and biases.</summary>
    public (float[] Weight, float[] Bias) Cells(Normalization normalization) => (
        [.. _cells.SelectMany(cell => cell.Weight.Select((w, i) => (float)(w * normalization.Deviation[i])))],
        [.. _cells.Select(cell => (float)(cell.Bias + cell.Weight.Select((w, i) => w * normalization.Mean[i]).Sum()))]);

    /// <summary>The second layer: detectors x cells weights, and biases.</summary>
    public (float[] Weight, float[] Bias) Vetoes()
    {
        float[] weight = new float[Count * CellCount];
        foreach ((int row, (int evidence, int[] vetoes, double strength, _)) in _detectors.Index())
        {
            weight[(row * CellCount) + evidence] = 1;
            foreach (int veto in vetoes)
            {
                weight[(row * CellCount) + veto] = -(float)strength;
            }
        }

        float[] bias = new float[Count];
        Array.Fill(bias, -(float)Floor);
        return (weight, bias);
    }

    /// <summary>Which output each detector is of.</summary>
    public int[] Outputs => [.. _detectors.Select(detector => detector.Output)];

    /// <summary>The cosine of the angle between two colours.</summary>
    public static double Cosine(SrgbColor one, SrgbColor other) =>
        Direction(one).Zip(Direction(other), (a, b) => a * b).Sum();

    private static double[] Direction(SrgbColor color)
    {
        double[] rgb = [color.R, color.G, color.B];
        double length = Math.Sqrt(rgb.Sum(value => value * value));
        return length == 0 ? rgb : [.. rgb.Select(value => value / length)];
    }

    private int Cell(double[] weight, double bias)
    {
        _cells.Add((weight, bias));
        return _cells.Count - 1;
    }
}
