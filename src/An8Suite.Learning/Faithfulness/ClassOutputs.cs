using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;
using static TorchSharp.torch;

namespace An8Suite.Learning.Faithfulness;

/// <summary>Passes pictures through a network and reads one class.</summary>
internal static class ClassOutputs
{
    /// <summary>One output a picture, in order; pictures are made as they are needed.</summary>
    /// <exception cref="InputException">A logit is not finite.</exception>
    public static List<ClassOutput> Of(Network network, IEnumerable<ColorImage> pictures, int label, int batchSize)
    {
        List<ClassOutput> outputs = [];
        using IDisposable inference = no_grad();
        foreach (ColorImage[] batch in pictures.Chunk(batchSize))
        {
            using IDisposable scope = NewDisposeScope();
            float[] logits = network.Forward(network.Normalize(ImageSet.Stack(batch))).cpu().data<float>().ToArray();
            outputs.AddRange(logits.Chunk(network.Description.Classes.Count).Select(row => Of(network, row, label)));
        }

        return outputs;
    }

    private static ClassOutput Of(Network network, float[] logits, int label)
    {
        if (!Array.TrueForAll(logits, float.IsFinite))
        {
            throw NotFinite.Of("the network's logits are not finite", network);
        }

        double highest = logits.Max();
        double sum = logits.Sum(logit => PortableMath.Exp(logit - highest));
        return new ClassOutput(logits[label], PortableMath.Exp(logits[label] - highest) / sum);
    }
}
