using System.Collections.ObjectModel;
using An8Suite.Core;
using An8Suite.Learning.Explanations.Controls;
using An8Suite.Learning.Explanations.Methods;

namespace An8Suite.Learning.Explanations;

/// <summary>The methods by name; a new one is a file in Methods and a line here.</summary>
public static class ExplanationMethods
{
    /// <summary>In the order of the tables.</summary>
    public static IReadOnlyList<ExplanationMethod> All { get; } =
    [
        new("ours", "Interpolated deconvolution", MethodKind.Method, FeatureVisualisation.Explain),
        new("guided-backprop", "Guided backprop", MethodKind.Method, GuidedBackprop.Explain),
        new("deconvnet", "DeconvNet", MethodKind.Method, Deconvnet.Explain),
        new("gradient", "Gradient", MethodKind.Method, Gradient.Explain),
        new("grad-cam", "Grad-CAM", MethodKind.Method, GradCam.Explain),
        new("upsampled-activation", "Upsampled activation", MethodKind.Method, UpsampledActivation.Explain),
        new("noise", "Uniform noise", MethodKind.Control, Noise.Explain),
        new("constant", "Constant map", MethodKind.Control, ConstantMap.Explain),
        new("edges", "Sobel edges", MethodKind.Control, SobelEdges.Explain),
        new("silhouette", "Silhouette", MethodKind.Control, Silhouette.Explain),
        new("mask", "The mask itself", MethodKind.Control, GroundTruth.Explain),
    ];

    /// <summary>The valid names.</summary>
    public static ReadOnlyCollection<string> Names { get; } = Array.AsReadOnly(All.Select(method => method.Name).ToArray());

    /// <summary>The method called <paramref name="name"/>.</summary>
    /// <exception cref="InputException">There is none; the message names the nearest.</exception>
    public static ExplanationMethod Of(string name) =>
        All.FirstOrDefault(method => method.Name == name) ?? throw new InputException(Unknown(name));

    /// <summary>The message about a name that no method has.</summary>
    internal static string Unknown(string name) => $"unknown explanation method '{name}'; {NearestName.Hint(name, Names)}";
}
