using An8Suite.Core.Imaging;

namespace An8Suite.Learning.Explanations.Controls;

/// <summary>The same value everywhere, which normalisation turns into zeros like any other constant map.</summary>
internal static class ConstantMap
{
    internal static MethodMap Of(SampleInput sample, ulong seed)
    {
        float[] ones = new float[sample.Image.Width * sample.Image.Height];
        Array.Fill(ones, 1);
        return MethodMap.Of(new Heatmap(sample.Image.Width, sample.Image.Height, ones).Normalized());
    }
}
