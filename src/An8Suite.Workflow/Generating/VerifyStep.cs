using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Datasets.Verification;
using An8Suite.Core.Files;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Rendering;
using An8Suite.Rendering.Contexts;
using An8Suite.Workflow.Pictures;
using An8Suite.Workflow.Progress;

namespace An8Suite.Workflow.Generating;

/// <summary>Gives the verifier a renderer of the dataset's own mesh and runs it.</summary>
public static class VerifyStep
{
    /// <summary>
    /// Proves what can be proved; <paramref name="device"/> renders poses again, null leaves that out.
    /// </summary>
    /// <param name="folder">The dataset's.</param>
    /// <param name="device">What renders, where our own renderer did not make the dataset.</param>
    /// <param name="comparesRenderers">Whether another renderer's pictures are held against it.</param>
    /// <param name="options">The rest.</param>
    /// <param name="reporter">Told of progress.</param>
    /// <param name="token">Ends it.</param>
    public static ProofSet Run(
        string folder, RenderDevice? device, bool comparesRenderers, VerifierOptions options, Reporter reporter,
        CancellationToken token)
    {
        string provenancePath = Path.Combine(folder, DatasetProvenance.FileName);
        if (!File.Exists(provenancePath))
        {
            throw new InputException(
                $"{folder}: no {DatasetProvenance.FileName} in it; expected a folder made by 'an8 generate'");
        }

        DatasetProvenance provenance = SuiteJson.Read<DatasetProvenance>(provenancePath);
        RenderDevice? own = device?.For(provenance.Driver);
        using SceneRenderer? renderer = own is { } chosen ? Open(folder, provenance, chosen, reporter) : null;
        using SceneRenderer? other = own is { } one && comparesRenderers
            ? Open(folder, provenance, one.IsCpu ? RenderDevice.Software : RenderDevice.Cpu, null) : null;
        ProofSet? proofs = null;
        reporter.Track("verify", provenance.ImageCount, "images", report => proofs = DatasetVerifier.Run(
            folder, options with
            {
                Render = renderer is null ? null : renderer.Render,
                RenderOtherwise = other is null ? null : other.Render,
                Progress = report,
            },
            token));
        return proofs!;
    }

    private static SceneRenderer Open(
        string folder, DatasetProvenance provenance, RenderDevice device, Reporter? reporter)
    {
        string mesh = Path.Combine(folder, DatasetProvenance.MeshFileName);
        Recipe recipe = RecipeReader.Read(Path.Combine(folder, DatasetProvenance.RecipeFileName)) with
        {
            Width = provenance.Width,
            Height = provenance.Height,
        };
        Mesh shown = MeshReader.Read(mesh);
        SceneRenderer renderer = new(shown, recipe.On(shown), device, PictureDecoder.TextureCodec);
        if (renderer.Driver.ToString() != provenance.Driver)
        {
            reporter?.Say(
                $"an8: the dataset was rendered by {provenance.Driver}, this is {renderer.Driver}; bytes may differ");
        }

        return renderer;
    }
}
