using An8Suite.Core.Datasets;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering;
using An8Suite.Rendering.Contexts;

namespace An8Suite.Cli.Looking.Viewing;

/// <summary>Draws states of one subject through the renderer that makes datasets, in one size.</summary>
internal sealed class ViewStage : IDisposable
{
    private static readonly SrgbColor Edge = new(0x12, 0x12, 0x12);
    private static readonly SrgbColor EdgeOnDark = new(0xff, 0xff, 0xff);
    private static readonly SrgbColor Tint = new(0x00, 0xe0, 0xff);

    private readonly LookSubject _subject;
    private readonly PictureSize _size;
    private readonly RenderDevice _device;
    private readonly LookScene _scene;
    private WireframeRenderer? _wireframe;

    /// <summary>Opens a renderer of this size.</summary>
    public ViewStage(LookSubject subject, PictureSize size, RenderDevice device)
    {
        (_subject, _size, _device) = (subject, size, device);
        _scene = new LookScene(subject, size, device);
    }

    /// <summary>The names of the parts, in order of id.</summary>
    public IReadOnlyList<PartEntry> Parts => _scene.Painter.Parts;

    /// <summary>Draws a state.</summary>
    public ViewPicture Draw(ViewState state)
    {
        PlannedPose pose = state.Choices.Poses[state.Pose];
        RenderedPose rendered = _scene.Render(pose, state.Camera);
        PosePictures pictures = _scene.Painter.Of(
            rendered, pose with { Background = state.Background }, isFlat: state.BackgroundIndex > 0);
        PartMask parts = pictures.PartsOf(state.Label);
        ColorImage image = Layer(pictures, parts, state);
        rendered.Release();
        if (state.ShowsWireframe)
        {
            _wireframe ??= new WireframeRenderer(_subject.Mesh, _size, _device);
            SceneView view = _scene.ViewOf(pose, state.Camera);
            PartPresence presence = _scene.Painter.Presence;
            BinaryMask edges = _wireframe.Draw(view, presence.Sets[presence.ShownIn(state.Label)]);
            DrawEdges(image, edges, state.Layer is ViewLayer.Picture or ViewLayer.Tint ? Edge : EdgeOnDark);
        }

        return new ViewPicture(image, parts);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _wireframe?.Dispose();
        _scene.Dispose();
    }

    private ColorImage Layer(PosePictures pictures, PartMask parts, ViewState state) => state.Layer switch
    {
        ViewLayer.PartIds => FlatPicture.Of(parts, _subject.PartColors),
        ViewLayer.Coverage when pictures.Coverage(state.Policy, state.Label) is byte[] coverage =>
            FlatPicture.Grey(_size.Width, _size.Height, Array.ConvertAll(coverage, CoverageScale.ToByte)),
        ViewLayer.Tint => Tinted(pictures.Image(state.Label), pictures.Mask(state.Policy, state.Label)),
        ViewLayer.Mask or ViewLayer.Coverage => FlatPicture.Of(pictures.Mask(state.Policy, state.Label)),
        _ => pictures.Image(state.Label),
    };

    /// <summary>The picture, half of the tint over the pixels inside.</summary>
    internal static ColorImage Tinted(ColorImage image, BinaryMask mask)
    {
        byte[] rgb = [.. image.Rgb];
        for (int i = 0; i < mask.Values.Length; i++)
        {
            if (mask.Values[i])
            {
                rgb[3 * i] = (byte)((rgb[3 * i] + Tint.R) / 2);
                rgb[(3 * i) + 1] = (byte)((rgb[(3 * i) + 1] + Tint.G) / 2);
                rgb[(3 * i) + 2] = (byte)((rgb[(3 * i) + 2] + Tint.B) / 2);
            }
        }

        return new ColorImage(image.Width, image.Height, rgb);
    }

    private static void DrawEdges(ColorImage image, BinaryMask edges, SrgbColor color)
    {
        for (int i = 0; i < edges.Values.Length; i++)
        {
            if (edges.Values[i])
            {
                (image.Rgb[3 * i], image.Rgb[(3 * i) + 1], image.Rgb[(3 * i) + 2]) = (color.R, color.G, color.B);
            }
        }
    }
}
