using An8Suite.Core.Imaging;

namespace An8Suite.Core.Localisation;

/// <summary>
/// The connected regions of the pixels that reach a threshold, and the box around each, while the threshold falls.
/// </summary>
/// <remarks>
/// Pixels touch along sides and at corners (8 neighbours). A pixel is in at threshold t when its heat is at least t. Of
/// equally large regions the one whose first pixel, row by row, comes first is the largest. Regions only grow and join
/// as the threshold falls, so one pass over the pixels, hottest first, finds those of every threshold (union-find,
/// Tarjan 1975).
/// </remarks>
public sealed class HeatRegions
{
    private const int Outside = -1;
    private readonly Heatmap _heat;
    private readonly int[] _hottestFirst;
    private readonly int[] _parents;
    private readonly Region[] _regions;
    private readonly List<int> _roots = [];
    private readonly int[] _places; // of a root among the roots
    private int _done;
    private int _largest = Outside;

    /// <summary>Those of a map, before any pixel is in.</summary>
    public HeatRegions(Heatmap heat)
    {
        _heat = heat;
        _hottestFirst = [.. Enumerable.Range(0, heat.Values.Length)];
        Array.Sort([.. heat.Values.Select(value => -value)], _hottestFirst);
        _parents = new int[heat.Values.Length];
        Array.Fill(_parents, Outside);
        (_regions, _places) = (new Region[heat.Values.Length], new int[heat.Values.Length]);
    }

    /// <summary>The box around the largest region; null before any pixel is in.</summary>
    public PixelBox? Largest => _largest == Outside ? null : _regions[_largest].Box;

    /// <summary>How many pixels are in.</summary>
    public int PixelCount => _done;

    /// <summary>The boxes around all regions.</summary>
    public IEnumerable<PixelBox> Boxes => _roots.Select(root => _regions[root].Box);

    /// <summary>Takes in all pixels with at least this heat, which must not be more than before.</summary>
    public void LowerTo(double threshold)
    {
        while (_done < _hottestFirst.Length && _heat.Values[_hottestFirst[_done]] >= threshold)
        {
            TakeIn(_hottestFirst[_done++]);
        }
    }

    private void TakeIn(int pixel)
    {
        (int y, int x) = Math.DivRem(pixel, _heat.Width);
        _parents[pixel] = pixel;
        _regions[pixel] = new Region(1, pixel, new PixelBox(x, y, x, y));
        _places[pixel] = _roots.Count;
        _roots.Add(pixel);
        int root = pixel;
        for (int row = Math.Max(0, y - 1); row <= Math.Min(_heat.Height - 1, y + 1); row++)
        {
            for (int column = Math.Max(0, x - 1); column <= Math.Min(_heat.Width - 1, x + 1); column++)
            {
                int neighbour = (row * _heat.Width) + column;
                root = _parents[neighbour] == Outside ? root : Join(root, RootOf(neighbour));
            }
        }

        _largest = _largest == Outside || _regions[root].IsLargerThan(_regions[RootOf(_largest)])
            ? root
            : RootOf(_largest);
    }

    private int Join(int one, int other)
    {
        if (one == other)
        {
            return one;
        }

        (int root, int under) = _regions[one].Pixels >= _regions[other].Pixels ? (one, other) : (other, one);
        _parents[under] = root;
        _regions[root] = _regions[root].With(_regions[under]);
        _roots[_places[under]] = _roots[^1];
        _places[_roots[^1]] = _places[under];
        _roots.RemoveAt(_roots.Count - 1);
        return root;
    }

    private int RootOf(int pixel)
    {
        while (_parents[pixel] != pixel)
        {
            _parents[pixel] = _parents[_parents[pixel]];
            pixel = _parents[pixel];
        }

        return pixel;
    }

    private readonly record struct Region(int Pixels, int First, PixelBox Box)
    {
        public Region With(Region other) =>
            new(Pixels + other.Pixels, Math.Min(First, other.First), Box.Around(other.Box));

        public bool IsLargerThan(Region other) =>
            Pixels > other.Pixels || (Pixels == other.Pixels && First < other.First);
    }
}
