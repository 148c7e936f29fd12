using An8Suite.Core;

namespace An8Suite.Mutations;

/// <summary>Damages a message of the Protocol Buffers format in one field, so that all around it stays whole.</summary>
internal static class OnnxMutator
{
    private const int Deepest = 8;

    private static readonly long[] Numbers =
        [0, 1, -1, 2, 3, 7, 8, 16, 255, 1 << 20, int.MaxValue, int.MinValue, 1L << 32, 1L << 40, long.MaxValue, long.MinValue];

    /// <summary>A field: its number, how it is written, where it begins and ends, and where its value begins.</summary>
    private readonly record struct Field(int Number, int Wire, int Start, int Value, int End);

    /// <summary>The damage.</summary>
    public static byte[] Damage(byte[] message, CounterRandom random, int depth = 0)
    {
        Field[] fields = [.. Fields(message)];
        if (fields.Length == 0)
        {
            return [.. message, (byte)random.NextInt32(256)];
        }

        Field field = fields[random.NextInt32(fields.Length)];
        byte[] value = message[field.Value..field.End];
        byte[] before = message[..field.Start];
        byte[] after = message[field.End..];
        bool isMessage = field.Wire == 2 && value.Length > 1 && Fields(value).LastOrDefault().End == value.Length;
        if (isMessage && depth < Deepest && random.NextInt32(5) > 0)
        {
            return [.. before, .. OnnxWriter.Bytes(field.Number, Damage(value, random, depth + 1)), .. after];
        }

        Field other = fields[random.NextInt32(fields.Length)];
        byte[] its = message[other.Start..other.End];
        byte[] whole = message[field.Start..field.End];
        return random.NextInt32(7) switch
        {
            0 => [.. before, .. after],
            1 => [.. before, .. whole, .. whole, .. after],
            2 => [.. before, .. its, .. after],
            3 => [.. message[..other.Start], .. whole, .. message[other.Start..]],
            4 when field.Wire == 2 => [.. before, .. OnnxWriter.Bytes(1 + random.NextInt32(25), value), .. after],
            5 when field.Wire == 2 => [.. before, .. OnnxWriter.Bytes(field.Number, Mutator.Bytes(value, random)), .. after],
            _ => [.. before, .. OnnxWriter.Whole(field.Number, Numbers[random.NextInt32(Numbers.Length)]), .. after],
        };
    }

    /// <summary>The fields up to the first that is none.</summary>
    private static IEnumerable<Field> Fields(byte[] message)
    {
        for (int at = 0; at < message.Length;)
        {
            int start = at;
            if (Varint(message, ref at) is not { } tag || tag >> 3 is 0 or > 100)
            {
                yield break;
            }

            int wire = (int)(tag & 7);
            long end = wire switch
            {
                0 => Varint(message, ref at) is null ? -1 : at,
                1 => at + 8L,
                2 => Varint(message, ref at) is { } length && length < int.MaxValue ? at + (long)length : -1,
                5 => at + 4L,
                _ => -1,
            };
            if (end < 0 || end > message.Length)
            {
                yield break;
            }

            yield return new Field((int)(tag >> 3), wire, start, wire == 2 ? at : start, (int)end);
            at = (int)end;
        }
    }

    private static ulong? Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; shift < 64 && at < message.Length; shift += 7)
        {
            byte next = message[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        return null;
    }
}
