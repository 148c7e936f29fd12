namespace An8Suite.Cli.Report;

/// <summary>How the report names a method, and in which order.</summary>
/// <param name="Name">As in files, such as <c>grad-cam</c>.</param>
/// <param name="Title">As people write it, such as <c>Grad-CAM</c>.</param>
/// <param name="IsControl">Whether it does not look at the network, so that it only shows what scores mean.</param>
public sealed record MethodTitle(string Name, string Title, bool IsControl)
{
    /// <summary>The method of the paper.</summary>
    public const string Ours = "ours";

    /// <summary>The known ones, in the order of the tables.</summary>
    public static IReadOnlyList<MethodTitle> All { get; } =
    [
        new(Ours, "Interpolated deconvolution (ours)", IsControl: false),
        new("guided-backprop", "Guided backprop", IsControl: false),
        new("deconvnet", "DeconvNet", IsControl: false),
        new("gradient", "Gradient", IsControl: false),
        new("upsampled-activation", "Upsampled activation", IsControl: false),
        new("cam", "CAM", IsControl: false),
        new("grad-cam", "Grad-CAM", IsControl: false),
        new("grad-cam-plus-plus", "Grad-CAM++", IsControl: false),
        new("guided-grad-cam", "Guided Grad-CAM", IsControl: false),
        new("guided-grad-cam-plus-plus", "Guided Grad-CAM++", IsControl: false),
        new("hires-cam", "HiResCAM", IsControl: false),
        new("layer-cam", "LayerCAM", IsControl: false),
        new("gradient-times-input", "Gradient × input", IsControl: false),
        new("integrated-gradients", "Integrated gradients", IsControl: false),
        new("smoothgrad", "SmoothGrad", IsControl: false),
        new("occlusion", "Occlusion", IsControl: false),
        new("rise", "RISE", IsControl: false),
        new("noise", "Uniform noise", IsControl: true),
        new("constant", "Constant map", IsControl: true),
        new("edges", "Sobel edges", IsControl: true),
        new("centre-gaussian", "Centre Gaussian", IsControl: true),
        new("silhouette", "Silhouette", IsControl: true),
        new("mask", "The mask itself", IsControl: true),
    ];

    /// <summary>For narrow columns.</summary>
    public string ShortTitle => Name == Ours ? "Ours" : Title;

    /// <summary>The title of a method; one that is not listed keeps its name and comes after the listed methods.</summary>
    public static MethodTitle Of(string name) =>
        All.FirstOrDefault(title => title.Name == name) ?? new MethodTitle(name, name, IsControl: false);

    /// <summary>Names in the order of the tables: methods, then controls.</summary>
    public static IReadOnlyList<MethodTitle> Sort(IEnumerable<string> names) =>
    [
        .. names.Distinct().Select(Of)
            .OrderBy(title => title.IsControl)
            .ThenBy(title => All.Contains(title) ? All.ToList().IndexOf(title) : All.Count)
            .ThenBy(title => title.Name, StringComparer.Ordinal),
    ];
}
