using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Occlusion;
using An8Suite.Core.Geometry.Reading;

namespace An8Suite.Tests.Geometry.Occlusion;

/// <summary>Occlusion of meshes that have none.</summary>
public class MeshOcclusionTests
{
    [Fact]
    public void The_inside_of_a_gap_is_darker_than_its_outside()
    {
        // Two unit squares that face each other a tenth apart, and one far above: the middle of the gap sees little.
        var glb = new TinyGlb();
        float[] square = [0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1];
        glb.Add("low", square, [0, 2, 1, 0, 3, 2]);
        glb.Add("high", [.. square.Select((x, i) => i % 3 == 1 ? 0.05f : x)], [0, 2, 1, 0, 3, 2]);
        glb.Add("between", [0.45f, 0.025f, 0.45f, 0.55f, 0.025f, 0.45f, 0.5f, 0.025f, 0.55f], [0, 2, 1]);
        using var file = new MeshFile(glb.ToBytes());
        Mesh mesh = MeshReader.Read(file.Path);
        Assert.All(mesh.Occlusion[..8], open => Assert.InRange(open, 0.9f, 1));
        Assert.All(mesh.Occlusion[8..], open => Assert.InRange(open, 0, 0.35f));
    }

    [Fact]
    public void The_cache_changes_no_byte_and_broken_files_in_it_are_left_aside()
    {
        using var folder = new TemporaryFolder();
        Mesh mesh = MeshReader.Read(Path.Combine(RepositoryRoot.Path, "meshes", "plant.glb"));
        float[] values = [.. mesh.Occlusion.Select(o => o / 2)];
        int baked = 0;
        float[] Get() => OcclusionCache.Of(mesh, Bake, folder.Path);
        float[] Bake()
        {
            baked++;
            return values;
        }

        Assert.Equal(values, Get());
        Assert.Equal(values, Get());
        Assert.Equal(1, baked);
        string file = Assert.Single(Directory.GetFiles(folder.Path));
        byte[] bytes = File.ReadAllBytes(file);
        bytes[100] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.Equal(values, Get());
        Assert.Equal(2, baked);
        File.WriteAllBytes(file, bytes[..50]);
        Assert.Equal(values, Get());
        Assert.Equal(3, baked);
    }
}
