using An8Suite.Core.Files;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;

namespace An8Suite.Workflow.Training;

/// <summary>
/// What a network says about every test image, for NumPy: <c>test_logits.npy</c> float32 (images, classes),
/// <c>test_ids.json</c>.
/// </summary>
internal static class TestFiles
{
    /// <summary>Passes the images and writes both files.</summary>
    public static Classification Write(string folder, Network network, ImageSet images, CancellationToken token)
    {
        float[] logits = Evaluator.Logits(network, images, token);
        NpyFile.Write(Path.Combine(folder, "test_logits.npy"), logits, images.Count, network.Description.Classes.Count);
        SuiteJson.Write(Path.Combine(folder, "test_ids.json"), images.Ids);
        return Classification.Of(logits, images.Labels);
    }
}
