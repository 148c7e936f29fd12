using System.Text.Json;
using An8Suite.Core.Datasets.Formats;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Backdrops;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Datasets.Writing;

/// <summary>Colours, encodes and writes all images of one pose. Safe to use from several threads at once.</summary>
/// <remarks>
/// The part ids of each set of parts and each distinct mask are encoded once and written for every class.
/// </remarks>
internal sealed class PoseWriter
{
    private readonly Recipe _recipe;
    private readonly string _folder;
    private readonly IReadOnlyList<PartEntry> _parts;
    private readonly IReadOnlyList<ClassEntry> _classes;
    private readonly PosePalettes _palettes;
    private readonly Func<PlannedPose, Backdrop> _backdrops;
    private readonly MaskLayers _layers;
    private readonly LayerPictures _layerPictures;
    private readonly TwinWriter? _twins;
    private readonly StageClock? _clock;
    private readonly bool _causal;
    private readonly MetadataJson _json;

    /// <summary>Prepares to write into the options' folder; the recipe has been checked against the parts.</summary>
    public PoseWriter(Recipe recipe, IReadOnlyList<PartEntry> parts, DatasetWriterOptions options)
    {
        (_recipe, _parts, _folder, _clock) = (recipe, parts, options.Folder, options.Clock);
        _classes = recipe.ClassEntries();
        _palettes = new PosePalettes(recipe, [.. parts.Select(p => p.Name)]);
        _backdrops = options.Backdrops ?? (pose => new Backdrop(pose.Background));
        _layers = recipe.LayersOf(parts);
        _layerPictures = new LayerPictures(recipe, parts);
        _twins = options.Twins ? new TwinWriter(_classes) : null;
        _json = MetadataJson.Of(recipe.Axes.Known);
        _causal = recipe.Masks.Any(policy => policy.IsMeasured);
    }

    /// <summary>Images a pose has.</summary>
    public int ClassCount => _classes.Count;

    /// <summary>Sets of parts that a pose must be rendered with.</summary>
    public int SetCount => _layers.Presence.Sets.Count;

    /// <summary>Files a pose has, each of which has a line in <see cref="DatasetLogs.Sums"/>.</summary>
    public int FilesPerPose => _classes.Count
        * (2 + _recipe.Masks.Count + _recipe.Coverage.Count + (_causal ? 1 : 0) + (_twins is null ? 0 : 1)
            + (_recipe.Backdrops.Count > 0 ? 1 : 0) + _recipe.Layers.Count);

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
        ResolvedPose resolved;
        using (_clock.Measure(GeneratorStage.Resolve))
        {
            resolved = new ResolvedPose(rendered.Buffers, _layers);
        }

        Backdrop backdrop = _backdrops(pose);
        var shown = new ShownPose(
            pose,
            _palettes.At(pose, backdrop),
            backdrop,
            new PoseMasks(resolved, _layers, _clock),
            new PoseRows(_recipe, _parts, pose, rendered.View, _palettes),
            SetsOf(resolved, rendered.View));
        bool kept = _causal || renderedAgain is not null;
        IEnumerable<ColorImage> images = Images(shown, kept);
        ColorImage[] all = kept ? [.. images] : [];
        Func<int, byte[]>? changes = _causal ? ChangesOf(shown, resolved, all) : null;
        foreach ((ClassEntry entry, ColorImage image) in _classes.Zip(kept ? all : images))
        {
            cancellation.ThrowIfCancellationRequested();
            WriteClass(files, shown with { Change = changes?.Invoke(entry.Index) }, entry, image);
        }

        if (renderedAgain is not null)
        {
            _twins?.Write(files, pose, shown.Palettes, all, new ResolvedPose(renderedAgain.Buffers, _layers));
        }

        return files.Entry();
    }

    /// <summary>
    /// How far each pixel changes between a class and the others, all with the same cue: that is not what changes.
    /// </summary>
    private Func<int, byte[]> ChangesOf(
        ShownPose shown, ResolvedPose resolved, IReadOnlyList<ColorImage> images)
    {
        IReadOnlyList<ColorImage> compared = _recipe.Cue is null ? images
            : _palettes.Neutral(shown.Pose, shown.Backdrop, resolved);
        ClassChanges changes = new(compared);
        return label => changes.Of(compared[label]);
    }

    /// <summary>What the classes share that show the same parts, for each class.</summary>
    private PoseSet[] SetsOf(ResolvedPose resolved, SceneView view)
    {
        PartPresence presence = _layers.Presence;
        Dictionary<int, PoseSet> sets = Enumerable.Range(0, ClassCount)
            .Select(presence.ShownIn).Distinct().ToDictionary(
                set => set,
                set => new PoseSet(
                    resolved.At(set), _parts, presence.IsUsed ? presence.Sets[set] : null, _clock)
                {
                    Layers = [.. _recipe.Layers.Select(layer => EncodedFile.Of(
                        () => _layerPictures.Encode(layer, resolved.At(set), view), _clock))],
                });
        return [.. _classes.Select(entry => sets[presence.ShownIn(entry.Index)])];
    }

    /// <summary>
    /// The images of all classes; unless all are <paramref name="kept"/>, each takes the place of the one before in its
    /// set.
    /// </summary>
    private IEnumerable<ColorImage> Images(ShownPose shown, bool kept)
    {
        for (int i = 0; i < shown.Palettes.Length; i++)
        {
            ColorImage image;
            using (_clock.Measure(GeneratorStage.Resolve))
            {
                image = shown.Sets[i].Image(shown.Palettes[i], kept);
            }

            yield return image;
        }
    }

    private void WriteClass(PoseFiles files, ShownPose shown, ClassEntry entry, ColorImage image)
    {
        string split = DatasetLayout.Folder(shown.Pose.Split);
        PoseSet set = shown.Sets[entry.Index];
        MetadataRow row = shown.Rows.Of(entry, shown.Palettes[entry.Index], set);
        void Write(string path, EncodedFile file) => files.Write($"{split}/{path}", file);
        void WriteColumn(string column, string folder, EncodedFile file)
        {
            string path = $"{folder}/{row.Id}.png";
            Write(path, file);
            row.Files.Add(column + MetadataRow.PathSuffix, JsonSerializer.SerializeToElement(path));
        }

        Write(row.FileName, EncodedFile.Of(() => PngWriter.Encode(image), _clock));
        Write(row.PartIdsFileName, set.PartIds);
        foreach (MaskPolicy policy in _recipe.Masks)
        {
            EncodedFile mask = policy.IsMeasured ? shown.Masks.Causal(shown.Change!) : shown.Masks.Mask(policy, entry);
            WriteColumn(MetadataRow.MaskPrefix + policy.Folder, DatasetLayout.Masks(policy, entry), mask);
        }

        foreach (MaskPolicy policy in _recipe.Coverage)
        {
            WriteColumn(
                MetadataRow.CoveragePrefix + policy.Folder,
                DatasetLayout.Coverage(policy, entry),
                shown.Masks.Coverage(policy, entry));
        }

        foreach ((PictureLayer layer, EncodedFile file) in _recipe.Layers.Zip(set.Layers))
        {
            WriteColumn(Choice.NameOf(layer), DatasetLayout.Layer(layer, entry), file);
        }

        if (_recipe.Backdrops.Count > 0)
        {
            WriteColumn(MetadataRow.Backdrop, DatasetLayout.Backdrops(entry), shown.BackdropFile(image));
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
        files.Log(DatasetLogs.Metadata(split), _json.ToLine(row));
        long id = CocoImage.IdOf(shown.Pose.Index, entry.Index, _classes.Count);
        var image = new CocoImage(id, $"{entry.Folder}/{row.Id}.png", entry.Index, entry.Name);
        CocoPose coco = shown.Sets[entry.Index].Coco;
        coco.WriteImage(image, files.Log(DatasetLogs.CocoImages(split)));
        coco.WriteAnnotations(id, files.Log(DatasetLogs.CocoAnnotations(split)));
    }

    private IEnumerable<string> FoldersOf(ClassEntry entry) =>
    [
        DatasetLayout.Images(entry),
        DatasetLayout.PartIds(entry),
        .. _recipe.Masks.Select(policy => DatasetLayout.Masks(policy, entry)),
        .. _recipe.Coverage.Select(policy => DatasetLayout.Coverage(policy, entry)),
        .. _recipe.Layers.Select(layer => DatasetLayout.Layer(layer, entry)),
        .. _causal ? [DatasetLayout.Changes(entry)] : Array.Empty<string>(),
        .. _recipe.Backdrops.Count > 0 ? [DatasetLayout.Backdrops(entry)] : Array.Empty<string>(),
    ];

    /// <summary>What the classes of a pose share.</summary>
    private sealed record ShownPose(
        PlannedPose Pose, Palette[] Palettes, Backdrop Backdrop, PoseMasks Masks, PoseRows Rows, PoseSet[] Sets)
    {
        private readonly EncodedFile[] _backdrop = new EncodedFile[1]; // copies of the record share it

        /// <summary>What stands behind every class, before a cue tints it.</summary>
        /// <param name="image">Of the size of the pose's pictures.</param>
        public EncodedFile BackdropFile(ColorImage image) => _backdrop[0] ??= EncodedFile.Of(() => PngWriter.Encode(
            Backdrop.Picture ?? BackgroundPicture.Of(
                new Palette(Backdrop.Color, []), new PictureSize(image.Width, image.Height))));

        /// <summary>How far each pixel changes between this class and the others; null where nobody asked.</summary>
        public byte[]? Change { get; init; }
    }
}
