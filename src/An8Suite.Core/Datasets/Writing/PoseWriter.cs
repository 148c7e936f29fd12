using System.Text.Json;
using An8Suite.Core.Datasets.Formats;
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
    private readonly StageClock? _clock;
    private readonly bool _causal;

    /// <summary>Prepares to write into the options' folder; the recipe has been checked against the parts.</summary>
    public PoseWriter(Recipe recipe, IReadOnlyList<PartEntry> parts, DatasetWriterOptions options)
    {
        (_recipe, _parts, _folder, _clock) = (recipe, parts, options.Folder, options.Clock);
        string[] names = [.. parts.Select(p => p.Name)];
        _classes = recipe.ClassEntries();
        _palettes = [.. recipe.Classes.Select(c => recipe.PaletteOf(c, names))];
        _twins = options.Twins ? new TwinWriter(_classes) : null;
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
        var files = new PoseFiles(_folder, _clock);
        PoseResolver resolver;
        ShownPose shown;
        using (_clock.Measure(GeneratorStage.Resolve))
        {
            resolver = new PoseResolver(rendered.Buffer);
        }

        var partIds = EncodedFile.Of(() => PngWriter.Encode(resolver.Parts), _clock);
        using (_clock.Measure(GeneratorStage.Resolve))
        {
            Palette[] palettes = [.. _palettes.Select(palette => palette with { Background = pose.Background })];
            shown = new ShownPose(
                pose,
                palettes,
                new PoseMasks(resolver, _classes, _parts, _clock),
                new PoseRows(_recipe, _parts, pose, rendered, resolver),
                new CocoPose(resolver.Parts, _parts.Count),
                partIds);
        }

        bool kept = _causal || renderedAgain is not null;
        IEnumerable<ColorImage> images = Images(resolver, shown.Palettes, kept);
        ColorImage[] all = kept ? [.. images] : [];
        ClassChanges? changes = _causal ? new ClassChanges(all) : null;
        foreach ((ClassEntry entry, ColorImage image) in _classes.Zip(kept ? all : images))
        {
            cancellation.ThrowIfCancellationRequested();
            WriteClass(files, shown with { Change = changes?.Of(image) }, entry, image);
        }

        if (renderedAgain is not null)
        {
            _twins?.Write(files, pose, shown.Palettes, all, new PoseResolver(renderedAgain.Buffer));
        }

        return files.Entry();
    }

    /// <summary>The images of all classes; unless all are <paramref name="kept"/>, each takes the place of the one before.</summary>
    private IEnumerable<ColorImage> Images(PoseResolver resolver, Palette[] palettes, bool kept)
    {
        ColorImage? image = null;
        for (int i = 0; i < palettes.Length; i++)
        {
            using (_clock.Measure(GeneratorStage.Resolve))
            {
                if (image is null)
                {
                    image = resolver.Resolve(palettes[i]);
                }
                else if (kept)
                {
                    image = resolver.Recolor(image, palettes[i - 1], palettes[i]);
                }
                else
                {
                    resolver.Repaint(image, palettes[i - 1], palettes[i]);
                }
            }

            yield return image;
        }
    }

    private void WriteClass(PoseFiles files, ShownPose shown, ClassEntry entry, ColorImage image)
    {
        string split = DatasetLayout.Folder(shown.Pose.Split);
        MetadataRow row = shown.Rows.Of(entry, shown.Palettes[entry.Index]);
        void Write(string path, EncodedFile file) => files.Write($"{split}/{path}", file);
        void WriteColumn(string column, string folder, EncodedFile file)
        {
            string path = $"{folder}/{row.Id}.png";
            Write(path, file);
            row.Files.Add(column + MetadataRow.PathSuffix, JsonSerializer.SerializeToElement(path));
        }

        Write(row.FileName, EncodedFile.Of(() => PngWriter.Encode(image), _clock));
        Write(row.PartIdsFileName, shown.PartIds);
        foreach (MaskPolicy policy in _recipe.Masks)
        {
            EncodedFile mask = policy == MaskPolicy.Causal ? shown.Masks.Causal(shown.Change!) : shown.Masks.Mask(policy, entry);
            WriteColumn(MetadataRow.MaskPrefix + policy.Folder, DatasetLayout.Masks(policy, entry), mask);
        }

        foreach (MaskPolicy policy in _recipe.Coverage)
        {
            WriteColumn(
                MetadataRow.CoveragePrefix + policy.Folder,
                DatasetLayout.Coverage(policy, entry),
                shown.Masks.Coverage(policy, entry));
        }

        if (shown.Change is byte[] change)
        {
            var file = EncodedFile.Of(() => PngWriter.EncodeGrey(image.Width, image.Height, change), _clock);
            WriteColumn(MetadataRow.Change, DatasetLayout.Changes(entry), file);
        }

        using (_clock.Measure(GeneratorStage.Write))
        {
            Log(files, shown, entry, row);
        }
    }

    private void Log(PoseFiles files, ShownPose shown, ClassEntry entry, MetadataRow row)
    {
        Split split = shown.Pose.Split;
        files.Log(DatasetLogs.Metadata(split), MetadataJson.ToLine(row));
        long id = CocoImage.IdOf(shown.Pose.Index, entry.Index, _classes.Count);
        var image = new CocoImage(id, $"{entry.Folder}/{row.Id}.png", entry.Index, entry.Name);
        shown.Coco.WriteImage(image, files.Log(DatasetLogs.CocoImages(split)));
        shown.Coco.WriteAnnotations(id, files.Log(DatasetLogs.CocoAnnotations(split)));
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
    private sealed record ShownPose(
        PlannedPose Pose, Palette[] Palettes, PoseMasks Masks, PoseRows Rows, CocoPose Coco, EncodedFile PartIds)
    {
        /// <summary>How far each pixel changes between this class and the others; null where nobody asked.</summary>
        public byte[]? Change { get; init; }
    }
}
