using An8Suite.Core.Imaging;

namespace An8Suite.Core.Datasets.Verification;

/// <summary>Reads pictures of a dataset; one that cannot be read is a failure and null.</summary>
internal sealed class PictureReader(VerifiedDataset dataset, Proof proof)
{
    /// <summary>An 8-bit RGB picture.</summary>
    public ColorImage? Color(string path) => Read(path, PngReader.ReadColor, image => (image.Width, image.Height));

    /// <summary>The bytes (height x width) of an 8-bit grey picture.</summary>
    public byte[]? Grey(string path) => Read(path, PngReader.ReadParts, image => (image.Width, image.Height))?.Ids;

    /// <summary>A 1-bit picture (height x width).</summary>
    public bool[]? Bits(string path) => Read(path, PngReader.ReadMask, image => (image.Width, image.Height))?.Values;

    private T? Read<T>(string path, Func<string, T> read, Func<T, (int Width, int Height)> sizeOf)
        where T : class
    {
        proof.Count();
        try
        {
            T picture = read(Path.Combine(dataset.Root, path));
            (int width, int height) = sizeOf(picture);
            if ((width, height) == (dataset.Provenance.Width, dataset.Provenance.Height))
            {
                return picture;
            }

            proof.Fail($"{path}: expected {dataset.Provenance.Width} x {dataset.Provenance.Height} pixels, "
                + $"found {width} x {height}");
        }
        catch (InputException error)
        {
            proof.Fail(error.Message);
        }

        return null;
    }
}
