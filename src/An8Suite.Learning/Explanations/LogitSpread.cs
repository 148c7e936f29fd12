namespace An8Suite.Learning.Explanations;

/// <summary>Whether logits of changed copies of one image differ by more than float32 rounds.</summary>
/// <remarks>
/// A logit is the last of many rounded sums, so copies that mean the same to the network may differ in its last bits.
/// Stretched to [0, 1] such a difference would look like an explanation. Sixteen units of the largest logit's last
/// place allow for a few roundings on the way; what a network tells apart lies far above.
/// </remarks>
internal static class LogitSpread
{
    private const float Roundings = 16;
    private const float Unit = 1.1920929e-7f; // 2^-23, the distance of 1 from the next float32

    /// <summary>Whether all of <paramref name="logits"/> are the same but for rounding.</summary>
    internal static bool IsRounding(ReadOnlySpan<float> logits)
    {
        (float low, float high) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (float logit in logits)
        {
            (low, high) = (MathF.Min(low, logit), MathF.Max(high, logit));
        }

        return high - low <= Roundings * Unit * MathF.Max(MathF.Abs(low), MathF.Abs(high));
    }
}
