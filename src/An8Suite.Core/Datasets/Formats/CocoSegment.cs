using System.Runtime.InteropServices;
using System.Text;

namespace An8Suite.Core.Datasets.Formats;

/// <summary>One part's pixels of one picture on their way to a COCO annotation.</summary>
internal sealed class CocoSegment
{
    /// <summary>The digits of any 32-bit number and a comma.</summary>
    private const int LongestCount = 12;

    private readonly List<int> _counts = [];
    private int _end;
    private int _area;
    private int _left = int.MaxValue;
    private int _top = int.MaxValue;
    private int _right;
    private int _bottom;

    /// <summary>Adds the next run of the part.</summary>
    public void Add(ColumnRun run, int height)
    {
        _counts.Add(run.Start - _end);
        _counts.Add(run.Length);
        _end = run.Start + run.Length;
        _area += run.Length;
        (int first, int last) = (run.Start / height, (_end - 1) / height);
        (_left, _right) = (Math.Min(_left, first), Math.Max(_right, last));
        // A run that reaches the next column holds the bottom of the one and the top of the other.
        _top = Math.Min(_top, first == last ? run.Start % height : 0);
        _bottom = Math.Max(_bottom, first == last ? (_end - 1) % height : height - 1);
    }

    /// <summary>Everything of the annotation's line that follows the image's id, with the line's end.</summary>
    public byte[] ToText(int partId, int width, int height)
    {
        if (_end < width * height)
        {
            _counts.Add((width * height) - _end);
        }

        byte[] head = Encoding.UTF8.GetBytes(FormattableString.Invariant(
            $",\"category_id\":{partId},\"bbox\":[{_left},{_top},{_right - _left + 1},{_bottom - _top + 1}],\"area\":{_area},\"iscrowd\":0,\"segmentation\":{{\"size\":[{height},{width}],\"counts\":["));
        byte[] text = new byte[head.Length + (LongestCount * _counts.Count) + 4];
        head.CopyTo(text, 0);
        int length = head.Length;
        foreach (int count in CollectionsMarshal.AsSpan(_counts))
        {
            System.Buffers.Text.Utf8Formatter.TryFormat(count, text.AsSpan(length), out int digits);
            length += digits;
            text[length++] = (byte)',';
        }

        // The last comma gives way to the brackets.
        "]}}\n"u8.CopyTo(text.AsSpan(length - 1));
        return text[..(length + 3)];
    }
}
