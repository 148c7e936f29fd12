using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Placing;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering;
using An8Suite.Rendering.Contexts;
using An8Suite.Workflow.Pictures;

namespace An8Suite.Cli.Looking;

/// <summary>A subject in front of a renderer of one size: poses go in, their pictures come out.</summary>
internal sealed class LookScene : IDisposable
{
    private readonly SceneRenderer _renderer;
    private readonly SceneLayout _layout;
    private readonly double _aspect;

    /// <summary>Opens a renderer of this size.</summary>
    /// <exception cref="Core.InputException">
    /// A pose of this size takes too much memory, or a texture cannot be shown.
    /// </exception>
    public LookScene(LookSubject subject, PictureSize size, RenderDevice device)
    {
        Recipe plain = subject.Recipe.Resized(size) with { Layers = [] };
        _renderer = new SceneRenderer(subject.Mesh, plain, device, PictureDecoder.TextureCodec);
        _layout = new SceneLayout(subject.Recipe, subject.Mesh);
        _aspect = (double)size.Width / size.Height;
        Painter = new PosePainter(
            subject.Recipe, subject.Parts, subject.Recipe.BackdropPainter(PictureDecoder.Codec));
    }

    /// <summary>The colours, classes and parts of the subject.</summary>
    public PosePainter Painter { get; }

    /// <summary>
    /// The size of a recipe's pictures, brought to <paramref name="longerSide"/> pixels with their proportions.
    /// </summary>
    public static PictureSize SizeOf(Recipe recipe, int longerSide)
    {
        double scale = (double)longerSide / Math.Max(recipe.Width, recipe.Height);
        int Side(int side) => Math.Max(SceneRenderer.MinimumSize, (int)Math.Round(side * scale));
        return new PictureSize(Side(recipe.Width), Side(recipe.Height));
    }

    /// <summary>Renders a pose with every set of parts; it may be released once its pictures are made.</summary>
    public RenderedPose Render(PlannedPose pose) => Render(pose, pose.Camera);

    /// <summary>The same before another camera; objects stay where the pose puts them.</summary>
    public RenderedPose Render(PlannedPose pose, CameraPose camera)
    {
        SceneView view = ViewOf(pose, camera);
        return new RenderedPose(view, _renderer.Render(view, Painter.Presence.Sets));
    }

    /// <summary>What a camera sees of a pose.</summary>
    public SceneView ViewOf(PlannedPose pose, CameraPose camera) => _layout.View(pose, camera, _aspect);

    /// <inheritdoc/>
    public void Dispose() => _renderer.Dispose();
}
