using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using An8Suite.Core;

namespace An8Suite.Mutations;

/// <summary>Damages a file: bytes of any, values of JSON, fields of CSV, values of YAML lines.</summary>
internal static class Mutator
{
    private const int MostDamages = 4;
    private const int LongestStretch = 40;

    private static readonly string[] Texts =
    [
        "", "-1", "0", "1", "nan", "NaN", ".nan", "inf", "1e308",
        "-1e309", "2147483647", "-2147483648", "99999999999999999999", "0.5", "true", "null", "~",
        "[]", "{}", "\"", "'", "../../x", "/dev/null", "x\0y",
        "\ud83c\udf39", "&a [*a]", "{from: 0, to: 1e308, count: 100000}", "[[[[[[[[1]]]]]]]]", "- -", "red",
    ];

    private static readonly string[] Values =
    [
        "null", "-1", "0", "1", "7", "2147483647", "-2147483648",
        "4294967296", "9223372036854775807", "1e308", "-1e-308", "0.5", "\"\"", "\"x\"", "\"NaN\"",
        "\"../../x\"", "\"/etc/passwd\"", "\"a\\u0000b\"", "true",
        "[]", "{}", "[[]]", "[0]", "[-1, 2147483647]", "{\"x\": 1}",
    ];

    /// <summary>
    /// The damage of this number; every third one understands the format where there is one to understand.
    /// </summary>
    public static byte[] Damage(byte[] file, string path, CounterRandom random)
    {
        bool knows = random.NextInt32(3) > 0;
        return Path.GetExtension(path) switch
        {
            ".json" when knows => Json(Encoding.UTF8.GetString(file), random),
            ".jsonl" when knows => Lines(file, random, line => Encoding.UTF8.GetString(Json(line, random))),
            ".csv" when knows => Lines(file, random, line => Field(line, random)),
            ".yaml" when knows => Lines(file, random, line => Yaml(line, random)),
            ".npy" when knows => Header(file, random),
            ".onnx" when knows => OnnxMutator.Damage(file, random),
            _ => Bytes(file, random),
        };
    }

    public static byte[] Bytes(byte[] file, CounterRandom random)
    {
        for (int damages = 1 + random.NextInt32(MostDamages); damages > 0 && file.Length > 0; damages--)
        {
            int at = random.NextInt32(file.Length);
            int end = Math.Min(file.Length, at + 1 + random.NextInt32(LongestStretch));
            int other = random.NextInt32(file.Length);
            byte[] noise = [.. Enumerable.Range(0, 1 + random.NextInt32(12)).Select(_ => (byte)random.NextInt32(256))];
            file = random.NextInt32(6) switch
            {
                0 => [.. file[..at], (byte)(file[at] ^ (1 + random.NextInt32(255))), .. file[(at + 1)..]],
                1 => [.. file[..at], .. noise, .. file[at..]],
                2 => [.. file[..at], .. file[end..]],
                3 => [.. file[..other], .. file[at..end], .. file[other..]],
                4 => [.. file[..at], .. noise, .. file[Math.Min(file.Length, at + noise.Length)..]],
                _ => file[..at],
            };
        }

        return file;
    }

    /// <summary>The beginning of an array: type, order, shape.</summary>
    private static byte[] Header(byte[] file, CounterRandom random)
    {
        const int Preamble = 10;
        string header = Encoding.Latin1.GetString(file, Preamble, Math.Min(118, file.Length - Preamble));
        string[] numbers = ["0", "1", "-1", "7", "2147483647", "99999999999", "1, 1, 1", "46341, 46341", ""];
        int open = header.IndexOf('(', StringComparison.Ordinal);
        int close = header.IndexOf(')', StringComparison.Ordinal);
        header = random.NextInt32(3) switch
        {
            0 when open > 0 => header[..(open + 1)] + numbers[random.NextInt32(numbers.Length)]
                + ", " + numbers[random.NextInt32(numbers.Length)] + header[close..],
            1 => header.Replace("False", "True", StringComparison.Ordinal),
            _ => header.Replace("<f4", "<i8", StringComparison.Ordinal).Replace("<i8", "<f8", StringComparison.Ordinal),
        };
        header = header.Length > 118 ? header[..117] + "\n" : header.PadRight(118);
        byte[] changed = [.. file[..Preamble], .. Encoding.Latin1.GetBytes(header), .. file[(Preamble + 118)..]];
        return random.NextInt32(2) == 0 ? changed : Values8(changed, random);
    }

    /// <summary>One of the numbers.</summary>
    private static byte[] Values8(byte[] file, CounterRandom random)
    {
        for (int i = file.Length - 8; i >= 128 && i > file.Length - 8 - (8 * random.NextInt32(20)); i -= 8)
        {
            BitConverter.TryWriteBytes(file.AsSpan(i), random.NextUInt64());
        }

        return file;
    }

    private static byte[] Lines(byte[] file, CounterRandom random, Func<string, string> change)
    {
        string[] lines = Encoding.UTF8.GetString(file).Split('\n');
        for (int changes = 1 + random.NextInt32(2); changes > 0; changes--)
        {
            int at = random.NextInt32(lines.Length);
            lines[at] = random.NextInt32(8) == 0 ? lines[at] + "\n" + lines[at] : change(lines[at]);
        }

        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    private static string Field(string line, CounterRandom random)
    {
        string[] fields = line.Split(',');
        fields[random.NextInt32(fields.Length)] = Texts[random.NextInt32(Texts.Length)];
        return string.Join(',', fields);
    }

    private static string Yaml(string line, CounterRandom random)
    {
        int colon = line.LastIndexOf(':');
        string text = Texts[random.NextInt32(Texts.Length)];
        return colon < 0 ? line + text : random.NextInt32(4) == 0 ? line[..colon] + "x" + line[colon..]
            : line[..(colon + 1)] + " " + text;
    }

    private static byte[] Json(string text, CounterRandom random)
    {
        try
        {
            JsonNode? root = JsonNode.Parse(text);
            List<Action<JsonNode?>> places = [];
            Collect(root, places);
            if (places.Count > 0)
            {
                places[random.NextInt32(places.Count)](JsonNode.Parse(Values[random.NextInt32(Values.Length)]));
            }

            return Encoding.UTF8.GetBytes(root?.ToJsonString() ?? "null");
        }
        catch (JsonException)
        {
            return Encoding.UTF8.GetBytes(text + random.NextInt32(10).ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void Collect(JsonNode? node, List<Action<JsonNode?>> places)
    {
        switch (node)
        {
            case JsonObject keys:
                foreach ((string key, JsonNode? below) in keys)
                {
                    places.Add(value => keys[key] = value);
                    places.Add(_ => keys.Remove(key));
                    Collect(below, places);
                }

                break;
            case JsonArray items:
                for (int i = 0; i < items.Count; i++)
                {
                    int at = i;
                    places.Add(value => items[at] = value);
                    places.Add(_ => items.RemoveAt(at));
                    Collect(items[i], places);
                }

                break;
        }
    }
}
