using System.Numerics;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Similarity;

/// <summary>The local means and squares of a map: what the structural similarity needs of one side.</summary>
/// <remarks>
/// SSIM = mean of (2 m_x m_y + C1)(2 s_xy + C2) / ((m_x^2 + m_y^2 + C1)(s_x^2 + s_y^2 + C2)) over all windows of 11 x
/// 11 pixels, Gaussian with sigma 1.5, that lie within the map; C1 = (0.01 L)^2, C2 = (0.03 L)^2, L = 1 for maps in [0,
/// 1] (Z. Wang, A. C. Bovik, H. R. Sheikh, E. P. Simoncelli, IEEE Trans. Image Processing 13, 2004).
/// </remarks>
public sealed class StructuralMap
{
    private const float C1 = 0.01f * 0.01f;
    private const float C2 = 0.03f * 0.03f;

    private readonly Heatmap _map;
    private readonly GaussianWindow _window;
    private readonly float[] _means;
    private readonly float[] _squares;

    /// <summary>Looks at a map whose values lie in [0, 1].</summary>
    public StructuralMap(Heatmap map)
    {
        (_map, _window) = (map, new GaussianWindow(map.Width, map.Height));
        _means = _window.Means(map.Values);
        _squares = _window.Means(Products(map, map));
    }

    /// <summary>In [-1, 1]; 1 for equal maps.</summary>
    public static double Similarity(StructuralMap a, StructuralMap b)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(a._map.Width, b._map.Width);
        ArgumentOutOfRangeException.ThrowIfNotEqual(a._map.Height, b._map.Height);
        float[] products = a._window.Means(Products(a._map, b._map));
        int i = 0;
        for (; i <= products.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (Vector<float> x, Vector<float> y) = (new(a._means, i), new(b._means, i));
            Vector<float> varianceX = new Vector<float>(a._squares, i) - (x * x);
            Vector<float> varianceY = new Vector<float>(b._squares, i) - (y * y);
            Vector<float> covariance = new Vector<float>(products, i) - (x * y);
            Vector<float> shared = ((2 * x * y) + new Vector<float>(C1)) * ((2 * covariance) + new Vector<float>(C2));
            Vector<float> own = ((x * x) + (y * y) + new Vector<float>(C1))
                * (varianceX + varianceY + new Vector<float>(C2));
            (shared / own).CopyTo(products, i);
        }

        for (; i < products.Length; i++)
        {
            (float x, float y) = (a._means[i], b._means[i]);
            (float varianceX, float varianceY) = (a._squares[i] - (x * x), b._squares[i] - (y * y));
            float covariance = products[i] - (x * y);
            products[i] = ((2 * x * y) + C1) * ((2 * covariance) + C2)
                / (((x * x) + (y * y) + C1) * (varianceX + varianceY + C2));
        }

        double sum = 0;
        foreach (float similarity in products)
        {
            sum += similarity;
        }

        return sum / products.Length;
    }

    private static float[] Products(Heatmap a, Heatmap b)
    {
        float[] products = new float[a.Values.Length];
        for (int i = 0; i < products.Length; i++)
        {
            products[i] = a.Values[i] * b.Values[i];
        }

        return products;
    }
}
