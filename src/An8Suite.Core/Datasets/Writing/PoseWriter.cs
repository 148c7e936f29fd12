using System.Text.Json;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes;

namespace An8Suite.Core.Datasets.Writing;

/// <summary>Colours, encodes and writes all images of one pose. Safe to use from several threads at once.</summary>
/// <remarks>The part ids and each distinct mask are encoded once and written for every class.</remarks>
internal sealed class PoseWriter
{
    private readonly Recipe _recipe;
    private readonly string _folder;
    private readonly IReadOnlyList<PartEntry> _parts;
    private readonly IReadOnlyList<ClassEntry> _classes;
    private readonly Palette[] _palettes;
    private readonly TwinWriter? _twins;
    private readonly bool _causal;

    /// <summary>Prepares to write into <paramref name="folder"/>; the recipe has been checked against the parts.</summary>
    public PoseWriter(Recipe recipe, IReadOnlyList<PartEntry> parts, string folder, bool twins)
    {
        (_recipe, _parts, _folder) = (recipe, parts, folder);
        string[] names = [.. parts.Select(p => p.Name)];
        _classes = recipe.ClassEntries();
        _palettes = [.. recipe.Classes.Select(c => recipe.PaletteOf(c, names))];
        _twins = twins ? new TwinWriter(_classes) : null;
        _causal = recipe.Masks.Contains(MaskPolicy.Causal);
    }

    /// <summary>Images a pose has.</summary>
    public int ClassCount => _classes.Count;

    /// <summary>Files a pose has, each of which has a line in <see cref="DatasetLogs.Sums"/>.</summary>
    public int FilesPerPose => _classes.Count
        * (2 + _recipe.Masks.Count + _recipe.Coverage.Count + (_causal ? 1 : 0) + (_twins is null ? 0 : 1));

    /// <summary>Makes the folders of every split, so that the layout does not depend on who got which pose.</summary>
    public void CreateFolders()
    {
        IEnumerable<string> folders = DatasetLayout.Splits.SelectMany(split => _classes.SelectMany(FoldersOf)
            .Select(folder => $"{DatasetLayout.Folder(split)}/{folder}"));
        foreach (string folder in folders.Concat(_twins is null ? [] : _classes.Select(DatasetLayout.TwinImages)))
        {
            Directory.CreateDirectory(Path.Combine(_folder, folder));
        }
    }

    /// <summary>Writes the files of one pose and gives what it adds to the logs.</summary>
    /// <param name="pose">What is shown.</param>
    /// <param name="rendered">The pose.</param>
    /// <param name="renderedAgain">The same pose from another pass, for its twins; null without twins.</param>
    /// <param name="cancellation">Ends within about one image.</param>
    public IReadOnlyDictionary<string, byte[]> Write(
        PlannedPose pose, RenderedPose rendered, RenderedPose? renderedAgain, CancellationToken cancellation)
    {
        var files = new PoseFiles(_folder);
        var resolver = new PoseResolver(rendered.Buffer);
        var shown = new ShownPose(
            pose,
            new PoseMasks(resolver, _classes, _parts),
            new PoseRows(_recipe, _parts, pose, rendered, resolver),
            EncodedFile.Of(PngWriter.Encode(resolver.Parts)));
        IEnumerable<ColorImage> images = Images(resolver);
        ColorImage[] all = _causal || renderedAgain is not null ? [.. images] : [];
        ClassChanges? changes = _causal ? new ClassChanges(all) : null;
        foreach ((ClassEntry entry, ColorImage image) in _classes.Zip(all.Length > 0 ? all : images))
        {
            cancellation.ThrowIfCancellationRequested();
            WriteClass(files, shown, entry, image, changes?.Of(image));
        }

        if (renderedAgain is not null)
        {
            _twins?.Write(files, pose, _palettes, all, new PoseResolver(renderedAgain.Buffer));
        }

        return files.Entry();
    }

    private IEnumerable<ColorImage> Images(PoseResolver resolver)
    {
        ColorImage first = resolver.Resolve(_palettes[0]);
        yield return first;
        foreach (Palette palette in _palettes.Skip(1))
        {
            yield return resolver.Recolor(first, _palettes[0], palette);
        }
    }

    private void WriteClass(PoseFiles files, ShownPose shown, ClassEntry entry, ColorImage image, byte[]? change)
    {
        string split = DatasetLayout.Folder(shown.Pose.Split);
        MetadataRow row = shown.Rows.Of(entry, _palettes[entry.Index]);
        void Write(string path, EncodedFile file) => files.Write($"{split}/{path}", file);
        void WriteColumn(string column, string folder, EncodedFile file)
        {
            string path = $"{folder}/{row.Id}.png";
            Write(path, file);
            row.Files.Add(column + MetadataRow.PathSuffix, JsonSerializer.SerializeToElement(path));
        }

        Write(row.FileName, EncodedFile.Of(PngWriter.Encode(image)));
        Write(row.PartIdsFileName, shown.PartIds);
        foreach (MaskPolicy policy in _recipe.Masks)
        {
            EncodedFile mask = policy == MaskPolicy.Causal ? shown.Masks.Causal(change!) : shown.Masks.Mask(policy, entry);
            WriteColumn(MetadataRow.MaskPrefix + policy.Folder, DatasetLayout.Masks(policy, entry), mask);
        }

        foreach (MaskPolicy policy in _recipe.Coverage)
        {
            WriteColumn(
                MetadataRow.CoveragePrefix + policy.Folder,
                DatasetLayout.Coverage(policy, entry),
                shown.Masks.Coverage(policy, entry));
        }

        if (change is not null)
        {
            byte[] png = PngWriter.EncodeGrey(image.Width, image.Height, change);
            WriteColumn(MetadataRow.Change, DatasetLayout.Changes(entry), EncodedFile.Of(png));
        }

        files.Log(DatasetLogs.Metadata(shown.Pose.Split), MetadataJson.ToLine(row));
    }

    private IEnumerable<string> FoldersOf(ClassEntry entry) =>
    [
        DatasetLayout.Images(entry),
        DatasetLayout.PartIds(entry),
        .. _recipe.Masks.Select(policy => DatasetLayout.Masks(policy, entry)),
        .. _recipe.Coverage.Select(policy => DatasetLayout.Coverage(policy, entry)),
        .. _causal ? [DatasetLayout.Changes(entry)] : Array.Empty<string>(),
    ];

    /// <summary>What the classes of a pose share.</summary>
    private sealed record ShownPose(PlannedPose Pose, PoseMasks Masks, PoseRows Rows, EncodedFile PartIds);
}
