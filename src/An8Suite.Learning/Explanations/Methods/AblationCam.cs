using An8Suite.Learning.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// Ablation-CAM: w_k = logit - logit with A_k set to 0; ReLU(sum_k w_k A_k), then as <see cref="GradCam"/>.
/// </summary>
/// <remarks>
/// S. Desai, H. G. Ramaswamy, Ablation-CAM, WACV 2020, equation 3 without its divisor, the logit: it is the same for
/// all channels, so it scales the map, and where it is negative it would turn the map round. Only the layers behind A
/// are passed again.
/// </remarks>
internal static class AblationCam
{
    internal static MethodMap[] Explain(ExplanationRequest request)
    {
        using DisposeScope scope = NewDisposeScope();
        int layer = GradCam.LastBlock(request.Network);
        Tensor maps = Weights(request, layer).mul(request.Trace.OutputOf(layer)).sum(dim: 1L);
        return ClassActivation.Explain(request, maps);
    }

    /// <summary>w of every image and channel of a layer, (N, K, 1, 1).</summary>
    internal static Tensor Weights(ExplanationRequest request, int layer)
    {
        using DisposeScope scope = NewDisposeScope();
        int channels = (int)request.Trace.OutputOf(layer).shape[1];
        float[][] drops = [.. request.Targets.Select((label, image) => Drops(request, layer, image, label, channels))];
        return tensor([.. drops.SelectMany(drop => drop)], [drops.Length, channels, 1, 1], device: request.Input.device)
            .MoveToOuterDisposeScope();
    }

    private static float[] Drops(ExplanationRequest request, int layer, int image, int label, int channels)
    {
        float whole = request.Trace.Logits[image, label].item<float>();
        return [.. Enumerable.Range(0, channels).Chunk(request.Options.PassSize).SelectMany(silenced =>
        {
            using DisposeScope pass = NewDisposeScope();
            using ForwardTrace copies = Copies(request, image, silenced.Length);
            float[] keep = new float[silenced.Length * channels];
            Array.Fill(keep, 1);
            for (int i = 0; i < silenced.Length; i++)
            {
                keep[(i * channels) + silenced[i]] = 0;
            }

            Tensor mask = tensor(keep, [silenced.Length, channels, 1, 1], device: request.Input.device);
            Tensor logits = new SilencedPass(request.Network, copies).Logits(
                new Dictionary<int, ChannelReplacement> { [layer] = new(mask, null) });
            return logits.select(1, label).cpu().contiguous().data<float>().Select(logit => whole - logit).ToArray();
        })];
    }

    /// <summary>One image's trace as that of <paramref name="count"/> images, without copying a value.</summary>
    private static ForwardTrace Copies(ExplanationRequest request, int image, int count)
    {
        Tensor[] outputs = [.. Enumerable.Range(0, request.Trace.LayerCount)
            .Select(layer => Repeated(request.Trace.OutputOf(layer)))];
        return new ForwardTrace(request.Network.Wiring, Repeated(request.Input), outputs);

        Tensor Repeated(Tensor values)
        {
            using Tensor one = values.narrow(0, image, 1);
            return one.expand([count, .. values.shape[1..]]);
        }
    }
}
