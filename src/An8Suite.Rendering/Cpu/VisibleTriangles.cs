using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Rendering.Cpu;

/// <summary>Which triangle every sample of a region shows.</summary>
/// <param name="vertices">Of the pose.</param>
internal sealed class VisibleTriangles(PoseVertices vertices)
{
    private const int Side = GBuffer.SamplesPerSide;

    private readonly List<VisibleTriangle> _triangles = [];
    private int[] _numbers = [];
    private float[] _depths = [];
    private int _stride;
    private (int Left, int Top, int Right, int Bottom) _region;

    /// <summary>Those that cover a sample, though others may hide them; number n is the one at n - 1.</summary>
    public ReadOnlySpan<VisibleTriangle> All => CollectionsMarshal.AsSpan(_triangles);

    /// <summary>The region in samples, the ends excluded.</summary>
    public (int Left, int Top, int Right, int Bottom) Region => _region;

    /// <summary>The numbers of the triangles that a row of the region shows, 0 for the background.</summary>
    public ReadOnlySpan<int> Row(int y) =>
        _numbers.AsSpan((y - _region.Top) * _stride, _region.Right - _region.Left);

    /// <summary>
    /// How many samples from <paramref name="start"/> on show the same triangle, of the next eight; of a row that
    /// <see cref="Row"/> gave, beyond whose end others follow.
    /// </summary>
    public static int RunLength(ReadOnlySpan<int> row, int start)
    {
        Vector256<int> numbers = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)start);
        uint same = Vector256.Equals(numbers, Vector256.Create(row[start])).ExtractMostSignificantBits();
        return BitOperations.TrailingZeroCount(~same);
    }

    /// <summary>Forgets all and begins anew.</summary>
    /// <param name="region">In pixels; nothing lies outside.</param>
    public void Clear(PixelRegion region)
    {
        _region = (
            Side * region.Left, Side * region.Top, Side * (region.Left + region.Width),
            Side * (region.Top + region.Height));
        _triangles.Clear();
        _stride = Side * region.Width;
        int count = (_stride * Side * region.Height) + Lanes.Count; // the last row is read beyond its end
        if (_numbers.Length < count)
        {
            (_numbers, _depths) = (new int[count], new float[count]);
        }

        _numbers.AsSpan(0, count).Clear();
        _depths.AsSpan(0, count).Fill(float.PositiveInfinity);
    }

    /// <summary>Draws those of the parts <paramref name="shown"/> that belong to one draw.</summary>
    /// <param name="draw">Its number.</param>
    /// <param name="shown">Whether it shows; otherwise only its silhouette is found.</param>
    /// <param name="silhouette">Gathers where it would show alone; null where nobody asks.</param>
    /// <param name="test">Which samples of it are there; null for all.</param>
    public void Draw(int draw, bool shown, SilhouetteBits? silhouette, SampleTest? test)
    {
        ref readonly DrawnPart drawn = ref vertices.Draws[draw];
        ReadOnlySpan<int> indices = vertices.IndicesOf(drawn.Part);
        int first = drawn.FirstVertex;
        Target target = new(draw, shown, silhouette, test);
        for (int i = 0; i < indices.Length; i += 3)
        {
            Draw(target, i, first + indices[i], first + indices[i + 1], first + indices[i + 2]);
        }
    }

    private void Draw(in Target target, int index, int a, int b, int c)
    {
        ReadOnlySpan<ScreenVertex> all = vertices.All;
        (int outsideA, int outsideB, int outsideC) = (all[a].Outside, all[b].Outside, all[c].Outside);
        if ((outsideA | outsideB | outsideC) == 0)
        {
            Cover(target, index, a, b, c);
        }
        else if ((outsideA & outsideB & outsideC) == 0)
        {
            List<int> corners = vertices.Clip(target.Draw, a, b, c);
            for (int i = 2; i < corners.Count; i++)
            {
                Cover(target, index, corners[0], corners[i - 1], corners[i]);
            }
        }
    }

    private void Cover(in Target target, int index, int a, int b, int c)
    {
        ReadOnlySpan<ScreenVertex> all = vertices.All;
        ref readonly ScreenVertex first = ref all[a];
        ref readonly ScreenVertex second = ref all[b];
        ref readonly ScreenVertex third = ref all[c];
        TriangleSpans spans = default;
        if (!spans.TryStart(first, second, third, _region))
        {
            return;
        }

        VisibleTriangle triangle = new(a, b, c, target.Draw, index, spans.DoubleArea);
        DepthPlane depth = new(first, second, third, spans.DoubleArea);
        target.Test?.Begin(triangle);
        int number = _triangles.Count + 1;
        bool covers = false;
        while (spans.TryNext(out int row, out int left, out int end))
        {
            if (row % Side == Side / 2)
            {
                target.Silhouette?.Add(row, left, end, target.Test);
            }

            if (target.Shown)
            {
                covers |= target.Test is null
                    ? CoverRow(depth, number, row, left, end)
                    : CoverRow(depth, number, row, left, end, target.Test);
            }
        }

        if (covers)
        {
            _triangles.Add(triangle);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool CoverRow(in DepthPlane plane, int number, int row, int left, int end, SampleTest? test = null)
    {
        int at = ((row - _region.Top) * _stride) + left - _region.Left;
        ref float depths = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_depths), at);
        ref int numbers = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_numbers), at);
        Vector256<float> any = Vector256<float>.Zero;
        for (int i = 0; i < end - left; i += Lanes.Count)
        {
            Vector256<float> depth = plane.At(left + i, row);
            Vector256<float> before = Vector256.LoadUnsafe(ref depths, (nuint)i);
            Vector256<float> nearer = Vector256.LessThan(depth, before) & Lanes.First(end - left - i);
            if (test is not null)
            {
                nearer &= test.Passes(left + i, row, end - left - i);
            }

            any |= nearer;
            Vector256.ConditionalSelect(nearer, depth, before).StoreUnsafe(ref depths, (nuint)i);
            Vector256.ConditionalSelect(
                nearer.AsInt32(), Vector256.Create(number), Vector256.LoadUnsafe(ref numbers, (nuint)i))
                .StoreUnsafe(ref numbers, (nuint)i);
        }

        return any != Vector256<float>.Zero;
    }

    private readonly record struct Target(int Draw, bool Shown, SilhouetteBits? Silhouette, SampleTest? Test);

    /// <summary>z / w of a triangle, which is linear in the picture.</summary>
    private readonly struct DepthPlane
    {
        private readonly int _x;
        private readonly int _y;
        private readonly float _depth;
        private readonly float _right;
        private readonly float _down;
        private readonly float _nearest;
        private readonly float _farthest;

        public DepthPlane(in ScreenVertex a, in ScreenVertex b, in ScreenVertex c, long doubleArea)
        {
            (_x, _y, _depth) = (a.X, a.Y, a.Depth);
            (_right, _down) = new ShareSlopes(a, b, c, doubleArea).Of(a.Depth, b.Depth, c.Depth);
            _nearest = Math.Min(a.Depth, Math.Min(b.Depth, c.Depth));
            _farthest = Math.Max(a.Depth, Math.Max(b.Depth, c.Depth));
        }

        /// <summary>In eight samples; slivers have steep planes, so not beyond what the corners have.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> At(int x, int y)
        {
            (Vector256<float> right, float down) = TrianglePlanes.Offset(x, y, _x, _y);
            Vector256<float> depth = Vector256.Create(_depth + (_down * down)) + (Vector256.Create(_right) * right);
            return Vector256.MinNative(
                Vector256.MaxNative(depth, Vector256.Create(_nearest)), Vector256.Create(_farthest));
        }
    }
}

/// <summary>A triangle that covers samples.</summary>
/// <param name="A">The number of its first corner among the pose's vertices.</param>
/// <param name="B">Of its second.</param>
/// <param name="C">Of its third.</param>
/// <param name="Draw">The number of its draw.</param>
/// <param name="Index">Where among the part's indices it begins.</param>
/// <param name="DoubleArea">As <see cref="TriangleSpans.DoubleArea"/> has it.</param>
internal readonly record struct VisibleTriangle(int A, int B, int C, int Draw, int Index, long DoubleArea);
