namespace An8Suite.Learning.Explanations.Methods;

/// <summary>Guided Grad-CAM++: <see cref="GuidedGradCam"/> with Grad-CAM++'s map.</summary>
/// <remarks>A. Chattopadhay et al., Grad-CAM++, WACV 2018, arXiv 1710.11063, equation 20.</remarks>
internal static class GuidedGradCamPlusPlus
{
    internal static MethodMap[] Explain(ExplanationRequest request) =>
        GuidedGradCam.Explain(request, GradCamPlusPlus.Combine);
}
