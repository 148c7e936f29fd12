using An8Suite.Core.Files;
using CsCheck;

namespace An8Suite.Tests.Files;

/// <summary>
/// Whatever happens to a journal and its logs, opening them gives entries from the first on, byte for byte.
/// </summary>
public sealed class AppendJournalPropertyTests : IDisposable
{
    private const int CaseCount = 400;
    private const string Journal = "journal";
    private static readonly string[] Logs = ["words", "numbers", "more"];

    private static readonly Gen<byte[][][]> Entries = Gen.Byte.Array[0, 9].Array[Logs.Length].Array[0, 8];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_cut_anywhere_leaves_the_entries_before_the_cut() =>
        Gen.Select(Entries, Gen.Int[0, 3], Gen.Double.Unit).Sample(
            (entries, file, share) =>
            {
                string folder = Write(entries);
                string path = Path.Combine(folder, Logs.Append(Journal).ElementAt(file));
                byte[] bytes = File.ReadAllBytes(path);
                File.WriteAllBytes(path, bytes[..(int)(share * bytes.Length)]);
                AssertPrefix(folder, entries);
            },
            seed: "0000000000000", iter: CaseCount, threads: 1);

    [Fact]
    public void A_file_changed_anywhere_leaves_the_entries_before_the_change() => Gen.Select(
        Entries, Gen.Int[0, 3], Gen.Double.Unit, Gen.Int[1, 255]).Sample(
        (entries, file, share, change) =>
        {
            string folder = Write(entries);
            string path = Path.Combine(folder, Logs.Append(Journal).ElementAt(file));
            byte[] bytes = File.ReadAllBytes(path);
            if (bytes.Length > 0)
            {
                bytes[(int)(share * bytes.Length)] ^= (byte)change;
                File.WriteAllBytes(path, bytes);
            }

            int kept = AssertPrefix(folder, entries);
            Assert.True(bytes.Length == 0 || kept < entries.Length);
        },
        seed: "0000000000000", iter: CaseCount, threads: 1);

    [Fact]
    public void Whatever_follows_the_last_entry_goes() =>
        Gen.Select(Entries, Gen.Int[0, 3], Gen.Byte.Array[0, 40]).Sample(
            (entries, file, more) =>
            {
                string folder = Write(entries);
                using (FileStream end = new(
                    Path.Combine(folder, Logs.Append(Journal).ElementAt(file)), FileMode.Append))
                {
                    end.Write(more);
                }

                Assert.Equal(more.Length == 0, AppendJournal.IsWhole(folder, Journal, Logs, entries.Length));
                Assert.Equal(entries.Length, AssertPrefix(folder, entries));
                Assert.True(AppendJournal.IsWhole(folder, Journal, Logs, entries.Length));
            },
            seed: "0000000000000", iter: CaseCount, threads: 1);

    private string Write(byte[][][] entries)
    {
        string folder = _folder[Guid.NewGuid().ToString("N")];
        using var journal = AppendJournal.Open(folder, Journal, Logs);
        foreach (byte[][] entry in entries)
        {
            journal.Append(Logs.Zip(entry).ToDictionary(pair => pair.First, pair => pair.Second));
        }

        return folder;
    }

    private static int AssertPrefix(string folder, byte[][][] entries)
    {
        int kept;
        using (var journal = AppendJournal.Open(folder, Journal, Logs))
        {
            kept = journal.EntryCount;
        }

        Assert.InRange(kept, 0, entries.Length);
        for (int log = 0; log < Logs.Length; log++)
        {
            Assert.Equal(
                entries.Take(kept).SelectMany(entry => entry[log]), File.ReadAllBytes(Path.Combine(folder, Logs[log])));
        }

        return kept;
    }
}
