namespace An8Suite.Workflow.Experiments.RegularizationPaths;

/// <summary>
/// The weights of all classes at one budget, tried as a classifier: the class c with the largest w_c . x.
/// </summary>
/// <param name="Mu">The budget of every class.</param>
/// <param name="Images">The name of the set of images.</param>
/// <param name="Accuracy">The share whose true label it names, in [0, 1].</param>
/// <param name="Agreement">The share for which it names the network's own prediction, in [0, 1].</param>
/// <param name="Features">How many features have a weight for any class.</param>
public sealed record PathReadout(double Mu, string Images, double Accuracy, double Agreement, int Features);
