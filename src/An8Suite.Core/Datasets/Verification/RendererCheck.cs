using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Datasets.Verification;

/// <summary>Holds what one renderer shows of an image's metadata row against what another does.</summary>
internal sealed class RendererCheck(VerifiedDataset dataset, Proof proof)
{
    /// <summary>Compares the image of a row.</summary>
    public void Run(MetadataRow row, Sample sample, IReadOnlyList<GBuffer> rendered, IReadOnlyList<GBuffer> otherwise)
    {
        Palette palette = RowScene.Colors(row, dataset);
        int shown = dataset.Layers.Presence.ShownIn(sample.Label);
        RendererAgreement agreement = RendererAgreement.Of(Seen(rendered[shown]), Seen(otherwise[shown]));
        proof.Require(
            agreement.Holds,
            () => $"{row.Id}: another renderer shows other parts in {agreement.Inside} of {agreement.Samples} samples "
                + $"away from edges and in {agreement.OnEdges} on them, and another colour in {agreement.Recolored} of "
                + $"{agreement.Pixels} pixels");

        (GBuffer, ColorImage) Seen(GBuffer buffer) =>
            (buffer, new PoseResolver(buffer).Resolve(palette));
    }
}
