using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Parts;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Backdrops;
using An8Suite.Core.Scenes.Objects;
using An8Suite.Core.Scenes.Patterns;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Core.Scenes.Splitting;
using An8Suite.Core.Scenes.Yaml;

namespace An8Suite.Core.Scenes.Recipes;

/// <summary>
/// What a dataset shows: mesh, colours, classes, poses and masks. Two recipes are the paper's two datasets.
/// </summary>
/// <remarks>
/// The names here are the keys of the file in snake_case; <see cref="RecipeReader"/> says how values are written. Read
/// one with <see cref="RecipeReader.Read"/>; change it with <c>with</c> and call <see cref="Validate"/> again.
/// </remarks>
public sealed record Recipe
{
    /// <summary>The smallest side of an image, in pixels.</summary>
    public const int MinimumSide = 32;

    /// <summary>The largest side of an image, in pixels.</summary>
    public const int MaximumSide = 2048;

    /// <summary>The dataset's name: letters, digits, <c>_ - .</c>. Required.</summary>
    public required string Name { get; init; }

    /// <summary>The mesh file, relative to the recipe. Required.</summary>
    public required string Mesh { get; init; }

    /// <summary>How the mesh file becomes parts; the keys beside <c>file</c> where <c>mesh</c> is a mapping.</summary>
    public MeshOptions MeshOptions { get; init; } = new();

    /// <summary>
    /// Columns of every image, in pixels, <see cref="MinimumSide"/> to <see cref="MaximumSide"/>; key <c>size</c>.
    /// </summary>
    public int Width { get; init; } = 128;

    /// <summary>
    /// Rows of every image, in pixels, <see cref="MinimumSide"/> to <see cref="MaximumSide"/>; key <c>size</c>.
    /// </summary>
    public int Height { get; init; } = 128;

    /// <summary>The colour of pixels that show no part, unless the axes have backgrounds of their own.</summary>
    public SrgbColor Background { get; init; } = new(0xeb, 0xeb, 0xeb);

    /// <summary>
    /// What stands behind everything, drawn for each pose; empty where it is a colour of <see cref="Background"/> or of
    /// the axes.
    /// </summary>
    public IReadOnlyList<BackdropKind> Backdrops { get; init; } = [];

    /// <summary>Further objects in the scene.</summary>
    public IReadOnlyList<SceneObject> Objects { get; init; } = [];

    /// <summary>What everything stands on; null for nothing.</summary>
    public SceneGround? Ground { get; init; }

    /// <summary>What goes with the class without being its reason; null for nothing.</summary>
    public SceneCue? Cue { get; init; }

    /// <summary>The colour of each part in every class that does not recolour it.</summary>
    public IReadOnlyDictionary<string, SrgbColor> Parts { get; init; } = new Dictionary<string, SrgbColor>();

    /// <summary>
    /// The classes, in order of label; key <c>classes</c>, or those that <see cref="Label"/> makes. At least one.
    /// </summary>
    public required IReadOnlyList<RecipeClass> Classes { get; init; }

    /// <summary>The rule that the classes follow from; null where they are listed.</summary>
    public LabelRule? Label { get; init; }

    /// <summary>The poses: every combination of the axes' values.</summary>
    public RecipeAxes Axes { get; init; } = new();

    /// <summary>How the poses are divided among training, validation and test.</summary>
    public SplitRule Splits { get; init; } = new FoldRule(FoldRule.StandardCount);

    /// <summary>
    /// How many cross-validation folds the poses are dealt into, 1 where splits are fixed; key <c>folds</c>.
    /// </summary>
    public int FoldCount
    {
        get => Splits.FoldCount;
        init => Splits = new FoldRule(value);
    }

    /// <summary>The ground-truth masks that are written, at least one.</summary>
    public IReadOnlyList<MaskPolicy> Masks { get; init; } = [MaskPolicy.ClassPart];

    /// <summary>The mask policies that coverage maps are written for; <c>causal</c> has none.</summary>
    public IReadOnlyList<MaskPolicy> Coverage { get; init; } = [];

    /// <summary>The further pictures that every image gets.</summary>
    public IReadOnlyList<PictureLayer> Layers { get; init; } = [];

    /// <summary>Whether distances and normals are rendered.</summary>
    public bool NeedsGeometry => Layers.Contains(PictureLayer.Depth) || Layers.Contains(PictureLayer.Normals);

    /// <summary>The licence of the dataset, as an SPDX identifier such as <c>CC-BY-4.0</c>; null claims none.</summary>
    public string? Licence { get; init; }

    /// <summary>
    /// The seed of everything that is left to chance; up to 2^63 - 1, so that every JSON reader holds it.
    /// </summary>
    public ulong Seed { get; init; }

    /// <summary>The file it was read from, or null.</summary>
    public string? Path => Lines.File;

    /// <summary>Where the mesh lies: <see cref="Mesh"/> from the folder of the recipe.</summary>
    public string MeshPath => Beside(Mesh);

    /// <summary>Where each key stands in the file, for messages.</summary>
    internal RecipeLines Lines { get; init; } = RecipeLines.None;

    /// <summary>
    /// The parts that show the mesh's own texture in some class, because <see cref="Parts"/> has no colour for them;
    /// see <see cref="On"/>.
    /// </summary>
    public IReadOnlyList<string> TexturedParts { get; private init; } = [];

    /// <summary>
    /// The different shapes of the classes' patterns, in order of first use; empty where all classes are flat.
    /// </summary>
    public IReadOnlyList<PatternShape> PatternShapes =>
        [.. Classes.Select(c => c.Pattern?.Shape).OfType<PatternShape>().Distinct()];

    /// <summary>All objects of the scene: <see cref="Objects"/>, and the sticker of a cue that is one.</summary>
    public IReadOnlyList<SceneObject> SceneObjects => Cue?.Kind == CueKind.Sticker
        ? [.. Objects, new SceneObject(SceneCue.StickerName, PartRole.Cue) { Shape = BasicShape.Board }]
        : Objects;

    /// <summary>Whether there is anything but the recipe's own mesh.</summary>
    public bool HasScene => SceneObjects.Count > 0 || Ground is not null;

    /// <summary>Whether the colours of a class differ from pose to pose.</summary>
    public bool ColorsVary => Label is not null || Cue is not null || Objects.Any(placed => placed.IsClassColored);

    /// <summary>Reads the mesh by its options, with all objects of the scene.</summary>
    public Mesh ReadMesh() => HasScene ? ReadMeshFile().Mesh : MeshReader.Read(MeshPath, PlacedMeshOptions);

    /// <summary>The same with the file that a dataset keeps of it.</summary>
    public GlbFile ReadMeshFile()
    {
        GlbFile plant = GlbFile.Read(MeshPath, PlacedMeshOptions);
        return HasScene
            ? SceneMesh.Of(MeshPath, plant, SceneObjects, Ground is not null, file => MeshReader.Read(Beside(file)))
            : plant;
    }

    /// <summary>The parts of a mesh as a dataset lists them.</summary>
    public IReadOnlyList<PartEntry> EntriesOf(Mesh mesh) =>
        [.. mesh.Parts.Select(part => new PartEntry(part.Id, part.Name) { Role = RoleOf(part.Name) })];

    /// <summary>What a part is in the scene.</summary>
    public PartRole RoleOf(string part) => SceneMesh.RoleOf(part, SceneObjects, Ground is not null);

    /// <summary>What a part belongs to: 0 the ground, 1 the recipe's own mesh, 2 and above the objects.</summary>
    public byte InstanceOf(string part) => SceneMesh.InstanceOf(part, SceneObjects, Ground is not null);

    /// <summary>The name that a part has in its own mesh; of the recipe's mesh its name.</summary>
    public string OwnNameOf(string part) =>
        SceneObjects.FirstOrDefault(placed => placed.Owns(part))?.WithoutName(part) ?? part;

    /// <summary>Where the masks are read.</summary>
    public MaskLayers LayersOf(IReadOnlyList<PartEntry> parts) =>
        new(ClassEntries(), parts, Masks.Contains(MaskPolicy.Amodal), Cue?.Extent ?? default);

    /// <summary>The sets of parts that a pose is rendered with.</summary>
    public PartPresence PresenceOf(IReadOnlyList<string> partNames) =>
        new(ClassEntries(), partNames, Masks.Contains(MaskPolicy.Amodal));

    /// <summary>Makes the backdrops; null where they are colours of the poses.</summary>
    /// <param name="codec">Decodes pictures; null where there are none.</param>
    /// <exception cref="InputException">A folder has no pictures.</exception>
    public BackdropPainter? BackdropPainter(PictureCodec? codec) =>
        Backdrops.Count == 0 ? null : new BackdropPainter(Backdrops, Seed, Beside, codec);

    /// <summary>The options with the file of face ranges where it lies.</summary>
    public MeshOptions PlacedMeshOptions =>
        MeshOptions.Faces is null ? MeshOptions : MeshOptions with { Faces = Beside(MeshOptions.Faces) };

    /// <summary>
    /// The recipe for a mesh that has been read: a part without a colour shows the mesh's texture, or its material's
    /// colour where a class shows it.
    /// </summary>
    public Recipe On(Mesh mesh)
    {
        MeshPart[] bare = [.. mesh.Parts.Where(part => !HasColor(part.Name))];
        MeshPart[] own = [.. bare.Where(part => part.Runs.Count == 0 && part.BaseColor is not null
            && Classes.Any(c => !c.AlwaysColors(part.Name)))];
        return this with
        {
            Parts = own.Length == 0 ? Parts
                : Parts.Concat(own.Select(part => KeyValuePair.Create(part.Name, part.BaseColor!.Value)))
                    .ToDictionary(),
            TexturedParts = [.. bare.Where(part => part.Runs.Count > 0 && ShowsUncoloured(part.Name))
                .Select(part => part.Name)],
        };
    }

    private bool ShowsUncoloured(string part) => Classes.Zip(PartPresence.AbsentParts(ClassEntries()))
        .Any(c => !c.First.AlwaysColors(part) && !c.Second.Contains(part));

    private string Beside(string file) => System.IO.Path.GetFullPath(
        file, System.IO.Path.GetFullPath(
            System.IO.Path.GetDirectoryName(Path ?? string.Empty) is { Length: > 0 } d ? d : "."));

    /// <summary>The recipe beside one mesh file that holds all parts of its scene.</summary>
    internal Recipe KeptWith(string mesh) => this with
    {
        Mesh = mesh,
        MeshOptions = new MeshOptions(),
        Objects = [.. Objects.Select(placed => placed with { Mesh = null, Shape = null })],
    };

    /// <summary>The classes as a dataset lists them.</summary>
    public IReadOnlyList<ClassEntry> ClassEntries()
    {
        bool patterned = PatternShapes.Count > 0;
        int digits = Math.Max(2, $"{Classes.Count - 1}".Length);
        return [.. Classes.Select((c, label) => new ClassEntry(
            label, c.Name, $"{$"{label}".PadLeft(digits, '0')}_{c.Name}", c.GroundTruthParts, ColorOf(c).ToString())
        {
            Pattern = patterned ? c.Pattern?.Yaml ?? string.Empty : null,
            Shows = c.Shows.Count > 0 ? c.Shows : null,
            Hides = c.Hides.Count > 0 ? c.Hides : null,
            Looks = c.Looks,
        })];
    }

    /// <summary>
    /// The colour a class goes by: its own, or that of its first ground-truth part where it has none.
    /// </summary>
    public SrgbColor ColorOf(RecipeClass shown) =>
        shown.Parts.Count > 0 ? shown.Color : shown.GroundTruthParts.Select(ColorOf).FirstOrDefault();

    /// <summary>A class as one pose shows it: with the parts that carry its colour there.</summary>
    /// <param name="label">The class.</param>
    /// <param name="pose">The pose's index, which with the seed and the class draws one of its looks.</param>
    public RecipeClass ClassAt(int label, int pose)
    {
        RecipeClass shown = Classes[label];
        if (shown.Looks is null)
        {
            return shown;
        }

        CounterRandom random = new(Seed, "label/look", ((ulong)pose * (ulong)Classes.Count) + (ulong)label);
        return shown with { Parts = shown.Looks[random.NextInt32(shown.Looks.Count)], Looks = null };
    }

    /// <summary>
    /// The colours of every part in one class, before the recipe's one background; call <see cref="Check"/> with the
    /// mesh's parts first.
    /// </summary>
    public Palette PaletteOf(RecipeClass shown, IReadOnlyList<string> partNames) =>
        new(Background, [.. partNames.Select(part => shown.Parts.Contains(part) ? shown.ColorOf(part) : ColorOf(part))])
        {
            Surfaces = SurfacesOf(shown, partNames),
        };

    /// <summary>
    /// The bit that the shape of a class' pattern has in <see cref="GBuffer.Surface"/>; 0 without a pattern.
    /// </summary>
    internal byte PatternBitOf(RecipeClass shown) =>
        shown.Pattern is null ? (byte)0
            : (byte)(1 << PatternShapes.Index().First(shape => shape.Item == shown.Pattern.Shape).Index);

    /// <summary>Throws <see cref="InputException"/> with every problem that can be seen without the mesh.</summary>
    public void Validate()
    {
        var problems = new RecipeProblems(Lines);
        RecipeRules.CheckAlone(this, problems);
        problems.ThrowIfAny();
    }

    /// <summary>
    /// Throws <see cref="InputException"/> with every part that the mesh lacks or that has no colour.
    /// </summary>
    /// <param name="partNames">The parts of the mesh, in order of id.</param>
    public void Check(IReadOnlyList<string> partNames)
    {
        var problems = new RecipeProblems(Lines);
        RecipeRules.CheckParts(this, partNames, problems);
        problems.ThrowIfAny();
    }

    /// <summary>
    /// The recipe with values that command-line options gave; what is wrong with them is said of the option.
    /// </summary>
    /// <param name="side">Side of the pictures, from <c>--size</c>; null for the recipe's.</param>
    /// <param name="masks">The mask policies, from <c>--masks</c>; null for the recipe's.</param>
    /// <exception cref="InputException">They are not what a recipe may have.</exception>
    public Recipe WithOptions(int? side, IReadOnlyList<MaskPolicy>? masks = null)
    {
        RecipeLines lines = side is null ? Lines : Lines.With("size", "--size");
        Recipe changed = this with
        {
            Width = side ?? Width,
            Height = side ?? Height,
            Masks = masks ?? Masks,
            Lines = masks is null ? lines : lines.With("masks", "--masks"),
        };
        changed.Validate();
        return changed;
    }

    /// <summary>The recipe in another size, which need not be one that datasets may have.</summary>
    /// <exception cref="InputException">A pose of that size takes too much memory.</exception>
    public Recipe Resized(PictureSize size)
    {
        Recipe resized = this with { Width = size.Width, Height = size.Height };
        var problems = new RecipeProblems(Lines);
        PresenceRules.CheckMemory(resized, problems);
        problems.ThrowIfAny();
        return resized;
    }

    /// <summary>
    /// A textured part is white, which a texture leaves as it is; one that no class shows without colouring it needs no
    /// colour and is black.
    /// </summary>
    private SrgbColor ColorOf(string part) => TexturedParts.Contains(part) ? new SrgbColor(255, 255, 255)
        : Parts.TryGetValue(part, out SrgbColor own) ? own
        : SceneColorOf(part) ?? default;

    /// <summary>Whether the recipe gives a part a colour where no class does.</summary>
    internal bool HasColor(string part) => Parts.ContainsKey(part) || SceneColorOf(part) is not null;

    /// <summary>
    /// The colour of a part of an object or of the ground, black where each pose draws it; null where the scene says
    /// none.
    /// </summary>
    private SrgbColor? SceneColorOf(string part)
    {
        if (Ground is not null && part == SceneGround.PartName)
        {
            return Ground.Color;
        }

        SceneObject? owner = SceneObjects.FirstOrDefault(placed => placed.Owns(part));
        return owner is null ? null
            : owner.IsClassColored || owner.Role == PartRole.Cue ? owner.Color ?? default(SrgbColor)
            : owner.Role == PartRole.Instance ? (Parts.TryGetValue(owner.WithoutName(part), out SrgbColor copied)
                ? copied : null)
            : owner.Color;
    }

    /// <summary>How many bytes the samples of one set of parts take.</summary>
    internal long SampleBytes =>
        ((PatternShapes.Count + TexturedParts.Count > 0 ? 2L : 1L) * GBuffer.TexelBytes(Width, Height))
        + (NeedsGeometry ? (long)Width * Height * PixelGeometry.FloatsPerPixel * sizeof(float) : 0);

    private PartSurface[] SurfacesOf(RecipeClass shown, IReadOnlyList<string> partNames)
    {
        PartSurface own = shown.Pattern is null ? default : new PartSurface(PatternBitOf(shown), shown.Pattern.Color);
        PartSurface[] surfaces = [.. partNames.Select(part => shown.Parts.Contains(part) ? own
            : TexturedParts.Contains(part) ? PartSurface.Texture
            : default)];
        return Array.TrueForAll(surfaces, surface => surface.IsFlat) ? [] : surfaces;
    }
}
