using An8Suite.Core;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Tests.Geometry;
using An8Suite.Tests.Geometry.Importing;

namespace An8Suite.Tests.Fuzzing;

/// <summary>
/// Damaged files of other formats are read or refused; what the library does is its own process' end.
/// </summary>
/// <remarks>Few cases a run, because each is a process: raise AN8_FUZZ for more.</remarks>
[Needs(Needs.Assimp | Needs.Process)]
public class ForeignMeshFuzzTests
{
    private static readonly int Cases =
        int.TryParse(Environment.GetEnvironmentVariable("AN8_FUZZ"), out int cases) ? cases : 4;

    private static readonly Dictionary<string, byte[]> Files = new(ForeignMesh.Good)
    {
        ["leaf.obj"] = ForeignMesh.Bytes(ForeignMesh.Groups),
        ["binary.stl"] = ForeignMesh.BinaryStl(),
    };

    public static TheoryData<string> Names => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Bytes_changed_and_ends_cut_end_in_a_mesh_or_a_message(string name)
    {
        ForeignMesh.Need();
        for (int i = 0; i < Cases; i++)
        {
            var random = new CounterRandom(7, name, (ulong)i);
            byte[] bytes = [.. Files[name]];
            for (int flip = 0; flip <= i % 3; flip++)
            {
                bytes[random.NextInt32(bytes.Length)] ^= (byte)(1 + random.NextInt32(255));
            }

            bytes = i % 2 == 0 ? bytes : bytes[..random.NextInt32(bytes.Length)];
            using var file = new MeshFile(bytes, name);
            try
            {
                MeshReader.Read(file.Path);
            }
            catch (InputException error)
            {
                Assert.Contains(file.Path, error.Message, StringComparison.Ordinal);
            }
        }
    }
}
