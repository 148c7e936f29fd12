using An8Suite.Core;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;
using static TorchSharp.torch;

namespace An8Suite.Learning.Ablation;

/// <summary>How far the logit of the true class lies above the largest other one, image by image.</summary>
internal static class Margins
{
    /// <summary>Reads logits (N, classes) out.</summary>
    /// <exception cref="InputException">A logit is not finite; the message names the image.</exception>
    public static (double[] Margins, int[] Predictions) Of(
        Network network, Tensor logits, int[] labels, Func<int, string> idOf)
    {
        float[] values = logits.cpu().contiguous().data<float>().ToArray();
        int classes = (int)logits.shape[1];
        int broken = Array.FindIndex(values, value => !float.IsFinite(value));
        if (broken >= 0)
        {
            throw NotFinite.Of(
                FormattableString.Invariant($"image '{idOf(broken / classes)}': the logit of class {broken % classes} ")
                + FormattableString.Invariant($"is {values[broken]}"), network);
        }

        double[] margins = [.. labels.Select((label, image) => Margin(values.AsSpan(image * classes, classes), label))];
        return (margins, Classification.Predictions(values, classes));
    }

    private static double Margin(ReadOnlySpan<float> logits, int label)
    {
        double other = double.NegativeInfinity;
        for (int i = 0; i < logits.Length; i++)
        {
            other = i == label ? other : Math.Max(other, logits[i]);
        }

        return logits[label] - other;
    }
}
