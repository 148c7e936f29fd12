using An8Suite.Core;
using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Scoring;

/// <summary>The measures again, slowly: every threshold looks at every pixel.</summary>
internal static class PlainScores
{
    public static double Iou(Heatmap heat, BinaryMask mask, double threshold)
    {
        int both = 0;
        int either = 0;
        for (int i = 0; i < heat.Values.Length; i++)
        {
            bool selected = heat.Values[i] >= threshold;
            both += selected && mask.Values[i] ? 1 : 0;
            either += selected || mask.Values[i] ? 1 : 0;
        }

        return (double)both / either;
    }

    /// <summary>Every distinct value, each ruling the interval down to the next lower one.</summary>
    public static double Auc(Heatmap heat, BinaryMask mask)
    {
        double area = 0;
        double below = 0;
        foreach (float value in heat.Values.Distinct().Order())
        {
            area += Iou(heat, mask, value) * (value - below);
            below = value;
        }

        return area;
    }

    public static double MaxIou(Heatmap heat, BinaryMask mask) =>
        heat.Values.Distinct().Max(value => Iou(heat, mask, value));

    public static double RankAuc(Heatmap heat, BinaryMask mask)
    {
        double[] ranks = Array.ConvertAll(
            heat.Values, v => heat.Values.Count(o => o < v) + ((heat.Values.Count(o => o == v) - 1) / 2.0));
        (double low, double high) = (ranks.Min(), ranks.Max());
        float[] stretched = Array.ConvertAll(ranks, rank => high > low ? (float)((rank - low) / (high - low)) : 0);
        return Auc(new Heatmap(heat.Width, heat.Height, stretched), mask);
    }

    public static double AveragePrecision(Heatmap heat, BinaryMask mask)
    {
        double sum = 0;
        double recallBefore = 0;
        foreach (float value in heat.Values.Distinct().OrderDescending())
        {
            int selected = heat.Values.Count(v => v >= value);
            int hits = heat.Values.Where((v, i) => v >= value && mask.Values[i]).Count();
            double recall = (double)hits / mask.PixelCount;
            sum += (recall - recallBefore) * hits / selected;
            recallBefore = recall;
        }

        return sum;
    }

    public static double Energy(Heatmap heat, BinaryMask mask) =>
        heat.Values.Where((_, i) => mask.Values[i]).Sum(v => (double)v) / heat.Values.Sum(v => (double)v);

    /// <summary>Every hottest pixel against every mask pixel.</summary>
    public static double PointingNear(Heatmap heat, BinaryMask mask, int tolerance)
    {
        int[] hottest = [.. Enumerable.Range(0, heat.Values.Length).Where(i => heat.Values[i] == heat.Values.Max())];
        int[] inside = [.. Enumerable.Range(0, heat.Values.Length).Where(i => mask.Values[i])];
        return hottest.Count(p => inside.Any(q => Distance(p, q) <= tolerance)) / (double)hottest.Length;

        double Distance(int p, int q)
        {
            (int dx, int dy) = ((p % heat.Width) - (q % heat.Width), (p / heat.Width) - (q / heat.Width));
            return Math.Sqrt((dx * dx) + (dy * dy));
        }
    }

    public static double Entropy(Heatmap heat)
    {
        double total = heat.Values.Sum(v => (double)v);
        return heat.Values.Where(v => v > 0).Sum(v => -(v / total) * Math.Log(v / total)) / Math.Log(heat.Values.Length);
    }

    public static double Gini(Heatmap heat)
    {
        double[] ascending = [.. heat.Values.Select(v => (double)v).Order()];
        (double total, int n) = (ascending.Sum(), ascending.Length);
        return 1 - (2 * Enumerable.Range(1, n).Sum(k => ascending[k - 1] / total * ((n - k + .5) / n)));
    }

    /// <summary>A map with many ties, exact zeros and ones, and a mask with at least one pixel.</summary>
    public static (Heatmap Heat, BinaryMask Mask) Random(ulong index, int levels = 12)
    {
        var random = new CounterRandom(7, "scores", index);
        (int width, int height) = (1 + random.NextInt32(9), 2 + random.NextInt32(9));
        float[] values = new float[width * height];
        bool[] inside = new bool[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = levels == 0 ? (float)random.NextDouble() : random.NextInt32(levels) / (levels - 1f);
            inside[i] = random.NextDouble() < 0.3;
        }

        inside[random.NextInt32(inside.Length)] = true;
        return (new Heatmap(width, height, values), new BinaryMask(width, height, inside));
    }
}
