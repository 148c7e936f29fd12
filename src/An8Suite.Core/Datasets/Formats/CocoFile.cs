using System.Text;
using System.Text.Json;
using An8Suite.Core.Files;

namespace An8Suite.Core.Datasets.Formats;

/// <summary>Joins the lines of <see cref="CocoPose"/> to one <c>instances_&lt;split&gt;.json</c>.</summary>
/// <remarks>Category ids are part ids, from 1; there is no date, so the same dataset gives the same bytes.</remarks>
internal static class CocoFile
{
    private const int ChunkLength = 1 << 16;

    /// <summary>Writes the whole file; memory does not grow with the fragments.</summary>
    /// <param name="source">Name, version and parts.</param>
    /// <param name="imageFragments">Files of image lines, in order; none where the split has no image.</param>
    /// <param name="annotationFragments">Files of annotation lines, in order.</param>
    /// <param name="output">Not closed.</param>
    /// <exception cref="IOException">A fragment cannot be read or the output not written.</exception>
    public static void Assemble(
        CocoSource source,
        IReadOnlyList<string> imageFragments,
        IReadOnlyList<string> annotationFragments,
        Stream output)
    {
        Write(output,
            $"{{\"info\":{Json(new { description = source.Name, version = source.SuiteVersion })},\"licenses\":[]");
        Write(
            output, $",\"categories\":{Json(source.Parts.Select(p => new { p.Id, p.Name, supercategory = "part" }))}");
        Write(output, ",\"images\":[");
        CopyLines(imageFragments, output);
        Write(output, "],\"annotations\":[");
        CopyLines(annotationFragments, output);
        Write(output, "]}\n");
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, SuiteJson.Line);

    private static void Write(Stream output, string text) => output.Write(Encoding.UTF8.GetBytes(text));

    /// <summary>Copies every line on a line of its own, with a comma behind all but the last.</summary>
    private static void CopyLines(IReadOnlyList<string> paths, Stream output)
    {
        byte[] chunk = new byte[ChunkLength];
        ReadOnlySpan<byte> separator = "\n"u8;
        foreach (string path in paths)
        {
            using FileStream fragment = File.OpenRead(path);
            bool atLineStart = true;
            for (int length; (length = fragment.Read(chunk)) > 0;)
            {
                for (ReadOnlySpan<byte> rest = chunk.AsSpan(0, length); !rest.IsEmpty;)
                {
                    int end = rest.IndexOf((byte)'\n');
                    ReadOnlySpan<byte> piece = end < 0 ? rest : rest[..end];
                    if (atLineStart && !piece.IsEmpty)
                    {
                        output.Write(separator);
                        separator = ",\n"u8;
                    }

                    output.Write(piece);
                    atLineStart = end >= 0;
                    rest = end < 0 ? [] : rest[(end + 1)..];
                }
            }
        }
    }
}
