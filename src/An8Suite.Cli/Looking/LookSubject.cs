using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Workflow.Generating;

namespace An8Suite.Cli.Looking;

/// <summary>What is looked at: a recipe with its mesh, or a mesh alone, whose parts get distinct colours.</summary>
internal sealed record LookSubject
{
    private const int ViewsOfAMesh = 36;
    private static readonly string[] RecipeExtensions = [".yaml", ".yml"];

    /// <summary>The recipe; for a mesh alone one that was made up, with one class that recolours nothing.</summary>
    public required Recipe Recipe { get; init; }

    /// <summary>The mesh of the recipe.</summary>
    public required Mesh Mesh { get; init; }

    /// <summary>Whether there is no recipe, so that class and masks mean nothing.</summary>
    public required bool IsMeshAlone { get; init; }

    /// <summary>The mesh's parts as a dataset lists them.</summary>
    public IReadOnlyList<PartEntry> Parts => Recipe.EntriesOf(Mesh);

    /// <summary>A colour for each part that tells it from the others, whatever the recipe says.</summary>
    public IReadOnlyList<SrgbColor> PartColors => DistinctColors.Of(Mesh.Parts.Count);

    /// <summary>Reads a recipe file, a shipped recipe by its name, or a mesh file.</summary>
    /// <exception cref="Core.InputException">It is none, or one that is wrong.</exception>
    public static LookSubject Read(string subject) =>
        IsMesh(subject) ? Of(subject, MeshReader.Read(subject)) : OfRecipe(RecipeFiles.Find(subject));

    /// <summary>Whether a subject is a mesh file, not a recipe.</summary>
    public static bool IsMesh(string subject) =>
        File.Exists(subject) && !RecipeExtensions.Contains(Path.GetExtension(subject).ToLowerInvariant());

    /// <summary>A mesh alone that was read from <paramref name="path"/>.</summary>
    public static LookSubject Of(string path, Mesh mesh)
    {
        IReadOnlyList<SrgbColor> colors = DistinctColors.Of(mesh.Parts.Count);
        MeshPart first = mesh.Parts[0];
        Recipe recipe = new()
        {
            Name = Path.GetFileName(path),
            Mesh = Path.GetFullPath(path),
            Width = 256,
            Height = 256,
            Parts = mesh.Parts.Zip(colors).ToDictionary(part => part.First.Name, part => part.Second),
            Classes = [new RecipeClass("parts", colors[first.Id - 1], [first.Name])],
            Axes = RecipeAxes.Of(
                (PoseAxes.View, [.. Enumerable.Range(0, ViewsOfAMesh).Select(i => i * 360.0 / ViewsOfAMesh)])),
            Masks = [MaskPolicy.Plant],
        };
        return new LookSubject { Recipe = recipe, Mesh = mesh, IsMeshAlone = true };
    }

    private static LookSubject OfRecipe(string path)
    {
        Recipe recipe = RecipeReader.Read(path);
        Mesh mesh = recipe.ReadMesh();
        recipe = recipe.On(mesh);
        recipe.Check([.. mesh.Parts.Select(part => part.Name)]);
        return new LookSubject { Recipe = recipe, Mesh = mesh, IsMeshAlone = false };
    }
}
