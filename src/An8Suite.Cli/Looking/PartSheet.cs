using An8Suite.Core.Geometry;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering.Contexts;

namespace An8Suite.Cli.Looking;

/// <summary>Every part of a mesh highlighted from four sides.</summary>
internal static class PartSheet
{
    private const string FileName = "parts.png";
    private const int Side = 112;
    private const int Gap = 2;
    private static readonly SrgbColor Rest = new(0xc4, 0xc4, 0xc4);
    private static readonly SrgbColor Highlight = new(0xe0, 0x30, 0x20);
    private static readonly double[] Views = [0, 90, 180, 270];

    /// <summary>Writes the sheet into a folder and says where.</summary>
    public static string Write(LookSubject subject, string folder, RenderDevice device)
    {
        LookSubject highlighted = subject with { Recipe = Highlighted(subject) };
        using LookScene scene = new(highlighted, new PictureSize(Side, Side), device);
        IReadOnlyList<PlannedPose> poses = PosePlan.Of(highlighted.Recipe);
        Canvas[] tiles = [.. subject.Mesh.Parts
            .Select(_ => new Canvas((Views.Length * (Side + Gap)) - Gap, Side, Rest))];
        for (int view = 0; view < Views.Length; view++)
        {
            RenderedPose rendered = scene.Render(poses[view]);
            PosePictures pictures = scene.Painter.Of(rendered, poses[view]);
            for (int part = 0; part < tiles.Length; part++)
            {
                tiles[part].Paste(pictures.Image(part), view * (Side + Gap), 0);
            }

            rendered.Release();
        }

        string path = Path.Combine(folder, FileName);
        string title = $"{subject.Recipe.Name}: {tiles.Length} parts from 0, 90, 180 and 270 degrees";
        PngWriter.Write(path, PngWriter.Encode(ContactSheet.Draw(title, [.. subject.Mesh.Parts.Zip(tiles, Tile)])));
        return path;
    }

    private static ContactTile Tile(MeshPart part, Canvas canvas) => new($"{part.Id} {part.Name}", canvas.Image);

    private static Recipe Highlighted(LookSubject subject) => subject.Recipe with
    {
        Parts = subject.Mesh.Parts.ToDictionary(part => part.Name, _ => Rest),
        Classes = [.. subject.Mesh.Parts.Select(part => new RecipeClass(part.Name, Highlight, [part.Name]))],
        Axes = RecipeAxes.Of((PoseAxes.View, Views)),
    };
}
