using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Datasets.Formats;

/// <summary>The COCO annotations of one pose, computed once and written for every class: one a visible part.</summary>
/// <remarks>
/// Segmentations are uncompressed run lengths: <c>counts</c> has the lengths of runs of pixels outside and inside by
/// turns, down the columns from the left, and begins with the pixels outside, 0 when there are none. The box is [left,
/// top, width, height] in pixels, the area a count of pixels. Source: the COCO API's mask.py and "Data format".
/// </remarks>
internal sealed class CocoPose
{
    private readonly int _width;
    private readonly int _height;
    private readonly int _partCount;
    private readonly (int PartId, byte[] Text)[] _annotations;

    /// <summary>Computes boxes, areas and run lengths.</summary>
    /// <param name="parts">The part ids, 0 to <paramref name="partCount"/>.</param>
    /// <param name="partCount">How many parts the dataset has, visible or not.</param>
    public CocoPose(PartMask parts, int partCount)
    {
        (_width, _height, _partCount) = (parts.Width, parts.Height, partCount);
        var segments = new CocoSegment[partCount + 1];
        foreach (ColumnRun run in ColumnRun.Of(parts))
        {
            (segments[run.Id] ??= new CocoSegment()).Add(run, parts.Height);
        }

        _annotations =
        [
            .. Enumerable.Range(1, partCount).Where(id => segments[id] is not null)
                .Select(id => (id, segments[id].ToText(id, parts.Width, parts.Height))),
        ];
    }

    /// <summary>Appends the image's object as one line of UTF-8.</summary>
    public void WriteImage(CocoImage image, IBufferWriter<byte> output)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = SuiteJson.Line.Encoder }))
        {
            json.WriteStartObject();
            json.WriteNumber("id", image.Id);
            json.WriteString("file_name", image.FileName);
            json.WriteNumber("width", _width);
            json.WriteNumber("height", _height);
            json.WriteNumber("label", image.Label);
            json.WriteString("class", image.Class);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    /// <summary>
    /// Appends the objects of the image's annotations, a line of UTF-8 each; none when it shows no part.
    /// </summary>
    public void WriteAnnotations(long imageId, IBufferWriter<byte> output)
    {
        foreach ((int partId, byte[] text) in _annotations)
        {
            output.Write("{\"id\":"u8);
            WriteNumber(((imageId - 1) * _partCount) + partId, output);
            output.Write(",\"image_id\":"u8);
            WriteNumber(imageId, output);
            output.Write(text);
        }
    }

    private static void WriteNumber(long number, IBufferWriter<byte> output)
    {
        Utf8Formatter.TryFormat(number, output.GetSpan(20), out int length);
        output.Advance(length);
    }
}
