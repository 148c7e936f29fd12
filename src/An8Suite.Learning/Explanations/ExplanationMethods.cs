using System.Collections.ObjectModel;
using An8Suite.Core;
using An8Suite.Learning.Explanations.Controls;
using An8Suite.Learning.Explanations.Methods;
using An8Suite.Learning.Networks;

namespace An8Suite.Learning.Explanations;

/// <summary>
/// The methods by name; a new one is a file in Methods and a line here. <see cref="Grid"/> has more, made of parts.
/// </summary>
public static class ExplanationMethods
{
    /// <summary>In the order of the tables.</summary>
    public static IReadOnlyList<ExplanationMethod> All { get; } =
    [
        new("ours", "Interpolated deconvolution", MethodKind.Method, FeatureVisualisation.Explain)
        {
            NeedsSelection = true,
        },
        new("guided-backprop", "Guided backprop", MethodKind.Method, GuidedBackprop.Explain),
        new("deconvnet", "DeconvNet", MethodKind.Method, Deconvnet.Explain),
        new("gradient", "Gradient", MethodKind.Method, Gradient.Explain),
        new("gradient-times-input", "Gradient × input", MethodKind.Method, GradientTimesInput.Explain),
        new("integrated-gradients", "Integrated gradients", MethodKind.Method, IntegratedGradients.Explain)
        {
            IsSlow = true,
        },
        new("expected-gradients", "Expected gradients", MethodKind.Method, ExpectedGradients.Explain)
        {
            IsSlow = true, NeedsReferences = true,
        },
        new("deeplift", "DeepLIFT", MethodKind.Method, DeepLift.Explain),
        new("lrp-epsilon", "LRP epsilon", MethodKind.Method, LayerwiseRelevance.Epsilon),
        new("lrp-epsilon-plus", "LRP epsilon, z-plus", MethodKind.Method, LayerwiseRelevance.EpsilonPlus),
        new("lrp-epsilon-plus-flat", "LRP epsilon, z-plus, flat", MethodKind.Method, LayerwiseRelevance.EpsilonPlusFlat)
        {
            Check = network => LayerwiseRelevance.RequireFirst("lrp-epsilon-plus-flat", network),
        },
        new("lrp-epsilon-gamma-box", "LRP epsilon, gamma, box", MethodKind.Method, LayerwiseRelevance.EpsilonGammaBox)
        {
            Check = network => LayerwiseRelevance.RequireFirst("lrp-epsilon-gamma-box", network),
        },
        new("lrp-epsilon-alpha2-beta1", "LRP epsilon, alpha 2 beta 1", MethodKind.Method,
            LayerwiseRelevance.EpsilonAlpha2Beta1),
        new("smoothgrad", "SmoothGrad", MethodKind.Method, SmoothGrad.Explain) { IsSlow = true },
        new("cam", "CAM", MethodKind.Method, Cam.Explain) { Check = Cam.Check },
        new("grad-cam", "Grad-CAM", MethodKind.Method, GradCam.Explain) { Check = ClassActivation.Check },
        new("grad-cam-plus-plus", "Grad-CAM++", MethodKind.Method, GradCamPlusPlus.Explain)
        {
            Check = ClassActivation.Check,
        },
        new("guided-grad-cam", "Guided Grad-CAM", MethodKind.Method, GuidedGradCam.Explain)
        {
            Check = ClassActivation.Check,
        },
        new("guided-grad-cam-plus-plus", "Guided Grad-CAM++", MethodKind.Method, GuidedGradCamPlusPlus.Explain)
        {
            Check = ClassActivation.Check,
        },
        new("hires-cam", "HiResCAM", MethodKind.Method, HiResCam.Explain) { Check = ClassActivation.Check },
        new("layer-cam", "LayerCAM", MethodKind.Method, LayerCam.Explain) { Check = ClassActivation.Check },
        new("xgrad-cam", "XGrad-CAM", MethodKind.Method, XGradCam.Explain) { Check = ClassActivation.Check },
        new("eigen-cam", "Eigen-CAM", MethodKind.Method, EigenCam.Explain) { Check = ChannelMaps.Check },
        new("score-cam", "Score-CAM", MethodKind.Method, ScoreCam.Explain)
        {
            Check = ChannelMaps.Check, IsSlow = true,
        },
        new("ablation-cam", "Ablation-CAM", MethodKind.Method, AblationCam.Explain)
        {
            Check = ChannelMaps.Check, IsSlow = true,
        },
        new("smooth-grad-cam-plus-plus", "Smooth Grad-CAM++", MethodKind.Method, SmoothGradCamPlusPlus.Explain)
        {
            Check = ChannelMaps.Check, IsSlow = true,
        },
        new("full-grad", "FullGrad", MethodKind.Method, FullGrad.Explain) { Check = FullGrad.Check },
        new("attention-rollout", "Attention rollout", MethodKind.Method, AttentionRollout.Explain)
        {
            Check = network => AttentionMaps.Check(network, "attention-rollout"),
        },
        new("attention-relevance", "Attention relevance", MethodKind.Method, AttentionRelevance.Explain)
        {
            Check = network => AttentionMaps.Check(network, "attention-relevance"),
        },
        new("legrad", "LeGrad", MethodKind.Method, LeGrad.Explain) { Check = LeGrad.Check },
        new("bcos", "B-cos contributions", MethodKind.Method, BCos.Explain) { Check = BCos.Check },
        new("occlusion", "Occlusion", MethodKind.Method, Occlusion.Explain) { AsksLogitsAlone = true, IsSlow = true },
        new("rise", "RISE", MethodKind.Method, Rise.Explain) { AsksLogitsAlone = true, IsSlow = true },
        new("kernel-shap", "Kernel SHAP", MethodKind.Method, KernelShap.Explain)
        {
            AsksLogitsAlone = true, IsSlow = true,
        },
        new("lime", "LIME", MethodKind.Method, Lime.Explain) { AsksLogitsAlone = true, IsSlow = true },
        new("upsampled-activation", "Upsampled activation", MethodKind.Method, UpsampledActivation.Explain)
        {
            NeedsSelection = true,
        },
        new("svebi", "SVEBI", MethodKind.Method, Svebi.Explain) { NeedsSelection = true },
        ExplanationMethod.Control("noise", "Uniform noise", Noise.Of),
        ExplanationMethod.Control("constant", "Constant map", ConstantMap.Of),
        ExplanationMethod.Control("centre-gaussian", "Centre Gaussian", CentreGaussian.Of),
        ExplanationMethod.Control("edges", "Sobel edges", SobelEdges.Of),
        ExplanationMethod.Control("silhouette", "Silhouette", Silhouette.Of) with { NeedsMasks = true },
        ExplanationMethod.Control("mask", "The mask itself", GroundTruth.Of) with { NeedsMasks = true },
    ];

    /// <summary>The valid names.</summary>
    public static ReadOnlyCollection<string> Names { get; } = Array.AsReadOnly(
        All.Select(method => method.Name).ToArray());

    /// <summary>The methods that need no layers, only logits.</summary>
    public static IReadOnlyList<string> OfBlackBoxes { get; } =
        [.. All.Where(method => method.AsksLogitsAlone).Select(method => method.Name)];

    /// <summary>What is explained with unless told otherwise: the table of the paper, and the controls.</summary>
    public static IReadOnlyList<string> Default { get; } =
    [
        "ours", "guided-backprop", "deconvnet", "gradient", "grad-cam", "grad-cam-plus-plus", "guided-grad-cam",
        "guided-grad-cam-plus-plus", "upsampled-activation",
        "noise", "constant", "centre-gaussian", "edges", "silhouette", "mask",
    ];

    /// <summary>
    /// The method called <paramref name="name"/>, or the cell of <see cref="Grid"/> where the name has dots.
    /// </summary>
    /// <exception cref="InputException">There is none; the message names the nearest.</exception>
    public static ExplanationMethod Of(string name) => Problem(name) is string problem
        ? throw new InputException(problem)
        : name.Contains('.', StringComparison.Ordinal) ? Grid.Cell(name) : All.First(method => method.Name == name);

    /// <summary>Refuses a black box.</summary>
    /// <param name="network">The network.</param>
    /// <param name="what">What needs layers, such as <c>responses need</c>.</param>
    /// <exception cref="InputException">It is one; the message names the methods that explain it.</exception>
    public static void RequireLayers(Network network, string what)
    {
        if (network.IsBlackBox)
        {
            throw new InputException(
                $"{what} the layers of a network, and '{network.Description.Architecture}' is a black box that ONNX "
                + $"Runtime computes; what explains it: {string.Join(", ", OfBlackBoxes)}, and the controls");
        }
    }

    /// <summary>Checks that the named methods can explain a network.</summary>
    /// <exception cref="InputException">Some of them cannot; the message says of each why.</exception>
    public static void RequireThat(Network network, IReadOnlyList<string> names)
    {
        string[] blind = [.. names.Where(name => !Of(name).ExplainsBlackBoxes)];
        if (blind.Length > 0)
        {
            RequireLayers(network, $"{string.Join(", ", blind)} {(blind.Length == 1 ? "needs" : "need")}");
        }

        IReadOnlyList<(string Method, string Reason)> refused = Refused(network, names);
        if (refused.Count > 0)
        {
            throw new InputException(string.Join("; ", refused.Select(one => one.Reason)));
        }
    }

    /// <summary>Which of the named methods the layers of a network forbid, and in which words.</summary>
    public static IReadOnlyList<(string Method, string Reason)> Refused(Network network, IReadOnlyList<string> names) =>
        [.. names.Select(name => (name, Refusal(network, Of(name)))).Where(one => one.Item2 is not null)
            .Select(one => (one.name, one.Item2!))];

    private static string? Refusal(Network network, ExplanationMethod method)
    {
        try
        {
            method.Check(network);
            return null;
        }
        catch (InputException error)
        {
            return error.Message;
        }
    }

    /// <summary>Why no method is called <paramref name="name"/>, or null when one is.</summary>
    public static string? Problem(string name)
    {
        if (name.Contains('.', StringComparison.Ordinal))
        {
            return Grid.Problem(name);
        }

        return Names.Contains(name)
            ? null
            : $"unknown explanation method '{name}'; {NearestName.Hint(name, Names)}; or {Grid.Form}";
    }
}
