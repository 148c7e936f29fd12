namespace An8Suite.Core.Scenes.Shading;

/// <summary>The film-like curve that brings scene light into what a screen can show.</summary>
/// <remarks>
/// f(x) = x up to the shoulder a, then a + (1 - a) t / (1 + t) with t = (x - a) / (1 - a): straight where colours are,
/// so a frontally lit part shows its own colour, smooth to second order of brightness above, never beyond 1. A rational
/// function gives the same bits on every system.
/// </remarks>
internal static class ToneMap
{
    private const double Shoulder = 0.55;

    /// <summary>Scene-linear light, from 0 up, to display-linear light in [0, 1).</summary>
    public static double Apply(double x)
    {
        if (x <= Shoulder)
        {
            return x;
        }

        double t = (x - Shoulder) / (1 - Shoulder);
        return Shoulder + ((1 - Shoulder) * t / (1 + t));
    }
}
