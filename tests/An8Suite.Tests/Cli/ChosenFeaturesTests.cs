using An8Suite.Cli.Terminal;
using An8Suite.Workflow.Explaining;

namespace An8Suite.Tests.Cli;

public sealed class ChosenFeaturesTests
{
    private static readonly ExplainedFeature A = new("conv5.relu", 3, 2.5, 0.02, 0.05);
    private static readonly ExplainedFeature B = new("fc6.relu", 70, 1, 0.01, 0.01);

    private static readonly ExplanationIndex Index = new()
    {
        Methods = [],
        Top = 2,
        ClassChoice = "predicted",
        Classes = ["red", "blue"],
        Images = [Image("p", 0, A, B), Image("q", 1), Image("r", 0, A), Image("s", 1, B)],
    };

    [Fact]
    public void One_by_one_there_is_a_line_a_feature() => Assert.Equal(
        [
            "p  red  conv5.relu:3      weight 2.5000  response 0.020000  relevance 0.050000",
            "p  red  fc6.relu:70       weight 1.0000  response 0.010000  relevance 0.010000",
            "q  blue  no feature speaks for the class",
        ],
        ChosenFeatures.OneByOne(Index).Take(3));

    [Fact]
    public void By_class_every_feature_is_counted() => Assert.Equal(
        ["red (2 images): conv5.relu:3 2, fc6.relu:70 1", "blue (2 images): fc6.relu:70 1, none 1"],
        ChosenFeatures.ByClass(Index));

    [Fact]
    public void An_index_without_names_still_has_numbers() => Assert.StartsWith(
        "class 0 (2 images)", ChosenFeatures.ByClass(Index with { Classes = [] }).First(), StringComparison.Ordinal);

    private static ExplainedImage Image(string id, int target, params ExplainedFeature[] features) =>
        new(id, target, target, target, features, new Dictionary<string, string>());
}
