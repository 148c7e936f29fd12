using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Backdrops;

/// <summary>Cuts pictures of a folder to backdrops; keeps some that it decoded. Safe from any thread.</summary>
internal sealed class PictureFolder
{
    /// <summary>Bytes of decoded pictures that are kept: a folder may hold any number.</summary>
    private const long MostKeptBytes = 128L << 20;

    /// <summary>A cut has at most so many times fewer pixels on a side than the largest that fits.</summary>
    private const double MostZoom = 1.6;

    private readonly string _folder;
    private readonly PictureCodec _codec;
    private readonly string[] _files;
    private readonly Lock _gate = new();
    private readonly LinkedList<(string File, ColorImage Picture)> _kept = [];
    private long _keptBytes;

    /// <summary>Lists the pictures.</summary>
    /// <exception cref="InputException">There is none, or the folder cannot be listed.</exception>
    public PictureFolder(string folder, PictureCodec codec)
    {
        (_folder, _codec) = (folder, codec);
        try
        {
            _files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(PictureCodec.IsPicture)
                .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"background: the folder of pictures cannot be listed: {error.Message}", error);
        }

        if (_files.Length == 0)
        {
            throw new InputException(
                $"background: {folder}: no pictures in it ({string.Join(", ", PictureCodec.Endings)})");
        }
    }

    /// <summary>A cut of a picture, both drawn.</summary>
    /// <exception cref="InputException">The picture cannot be read; names the file.</exception>
    public ColorImage Draw(PictureSize size, CounterRandom random)
    {
        ColorImage picture = Read(_files[random.NextInt32(_files.Length)]);
        double zoom = 1 + (random.NextDouble() * (MostZoom - 1));
        (double left, double top) = (random.NextDouble(), random.NextDouble());
        double scale = zoom * Math.Max((double)size.Width / picture.Width, (double)size.Height / picture.Height);
        var whole = new PictureSize(
            Math.Max(size.Width, (int)Math.Ceiling(picture.Width * scale)),
            Math.Max(size.Height, (int)Math.Ceiling(picture.Height * scale)));
        return BilinearResize.Apply(picture, whole, new PictureWindow(
            (int)(left * (whole.Width - size.Width + 1)), (int)(top * (whole.Height - size.Height + 1)), size));
    }

    private ColorImage Read(string file)
    {
        lock (_gate)
        {
            for (var node = _kept.First; node is not null; node = node.Next)
            {
                if (node.Value.File == file)
                {
                    _kept.Remove(node);
                    _kept.AddFirst(node);
                    return node.Value.Picture;
                }
            }
        }

        string path = Path.Combine(_folder, file);
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read: {error.Message}", error);
        }

        ColorImage picture = _codec.Decode(bytes, path);
        lock (_gate)
        {
            _kept.AddFirst((file, picture));
            _keptBytes += picture.Rgb.Length;
            while (_keptBytes > MostKeptBytes && _kept.Count > 1)
            {
                _keptBytes -= _kept.Last!.Value.Picture.Rgb.Length;
                _kept.RemoveLast();
            }
        }

        return picture;
    }
}
