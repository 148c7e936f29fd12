using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Datasets.Verification;

/// <summary>Everything that a verification tries.</summary>
public sealed class ProofSet
{
    /// <summary>Every file is what its checksum says, and every file has one.</summary>
    public Proof Checksums { get; } = new(
        "checksums", "every file is what SHA256SUMS says, and none is unlisted", "files");

    /// <summary>Pictures can be read.</summary>
    public Proof Pictures { get; } = new(
        "pictures", "every picture can be read and has the dataset's size", "pictures");

    /// <summary>Ids are known ones.</summary>
    public Proof PartIds { get; } = new(
        "part ids",
        "every pixel's id is 0 or a part's, and the same in every class of the pose that has the same parts", "pixels");

    /// <summary>Masks follow from ids.</summary>
    public Proof Masks { get; } = new("masks", "every mask pixel follows from its part id and the policy", "pixels");

    /// <summary>Coverage maps follow from samples.</summary>
    public Proof Coverage { get; } = new(
        "coverage", "coverage counts the samples inside, and the mask is its centre sample", "pixels");

    /// <summary>Frames show the plant.</summary>
    public Proof Frames { get; } = new(
        "frames", "no frame is blank, no mesh is missing or cut off by the frame", "images");

    /// <summary>Rows say what files show.</summary>
    public Proof Metadata { get; } = new(
        "metadata", "every row agrees with its files, its pose and the dataset's description", "rows");

    /// <summary>Pixels outside the recoloured parts never differ.</summary>
    public Proof Outside { get; } = new(
        "twins, outside",
        "a pixel that differs between two classes of a pose has samples of a part that is recoloured or missing in one",
        "differing pixels");

    /// <summary>Pixels inside the recoloured parts always differ.</summary>
    public Proof Inside { get; } = new(
        "twins, inside",
        "a pixel whose nine samples all are of recoloured parts differs between two classes with the same parts, "
        + "unless light makes both one colour",
        "full pixels");

    /// <summary>Classes differ.</summary>
    public Proof ClassPairs { get; } = new("classes", "every two classes differ in some pixel of some pose", "pairs");

    /// <summary>Cues come at their rate.</summary>
    public Proof Cue { get; } = new(
        "cue", "images show the cue of their own class at the rate of their split, as far as chance goes", "images");

    /// <summary>Files of twins.</summary>
    public Proof Twins { get; } = new(
        "twin files", "every twin is the image that the dataset has of its pose and class", "twins");

    /// <summary>Measured masks.</summary>
    public Proof Causal { get; } = new(
        "causal", "causal masks and change maps are what the images of the pose's classes measure", "pixels");

    /// <summary>Rendering again.</summary>
    public Proof Rerender { get; } = new(
        "rerender",
        "rendered again from its metadata row alone, image, part ids, masks, coverage and layers have the same bytes",
        "files");

    /// <summary>Two renderers.</summary>
    public Proof Renderers { get; } = new(
        "other renderer",
        "rendered again by another renderer, samples show the same parts but for single ones on edges, and pixels the "
        + $"same colours within {RendererAgreement.ColorSteps} steps but where a surface is seen edge-on",
        "images");

    /// <summary>All of them, in the order in which they are told.</summary>
    public IReadOnlyList<Proof> All =>
    [
        Checksums, Pictures, Metadata, PartIds, Masks, Coverage,
        Frames, ClassPairs, Outside, Inside, Causal, Cue, Twins, Rerender, Renderers,
    ];

    /// <summary>Whether nothing failed.</summary>
    public bool Holds => All.All(proof => proof.Failures.Count == 0);
}
