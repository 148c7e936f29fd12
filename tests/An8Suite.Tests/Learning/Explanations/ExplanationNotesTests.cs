using An8Suite.Core.Imaging;
using An8Suite.Learning.Explanations;

namespace An8Suite.Tests.Learning.Explanations;

public sealed class ExplanationNotesTests
{
    [Fact]
    public void One_class_for_all_is_said() => Assert.Equal(
        ["the network predicts 'red' for all 3 images, so it tells no classes apart"],
        Notes(Explained(1, 1), Explained(1, 1), Explained(1, 1)));

    [Fact]
    public void Several_classes_are_not_worth_a_word() => Assert.Empty(Notes(Explained(1, 1), Explained(0, 1)));

    [Fact]
    public void One_image_shows_nothing_about_the_classes() => Assert.Empty(Notes(Explained(1, 1)));

    [Fact]
    public void Images_without_features_and_empty_maps_are_counted() => Assert.Equal(
        ["1 of 2 images have no feature that speaks for their class; their map is zeros", "method 'ours' gives an "
            + "empty map for 1 of 2 images"],
        Notes(Explained(1, 0), Explained(0, 1)));

    [Fact]
    public void What_the_values_of_a_method_lack_is_said_at_the_median() => Assert.Equal(
        ["method 'lrp-epsilon' accounts for 0.7 of what it explains, at the median of 3 images (-0.5 to 1); "
            + "1 would be all of it"],
        Notes([.. new double?[] { 1, -0.5, 0.7, null }.Select((share, i) => Explained(i % 2, 1) with
        {
            Maps = new Dictionary<string, MethodMap>
            {
                ["lrp-epsilon"] = MethodMap.Of(new Heatmap(1, 2, [0, 1])) with { Completeness = share },
                ["deeplift"] = MethodMap.Of(new Heatmap(1, 2, [0, 1])) with { Completeness = 1.04 },
            },
        })]));

    private static IEnumerable<string> Notes(params Explanation[] explanations)
    {
        var notes = new ExplanationNotes(["blue", "red"]);
        Array.ForEach(explanations, notes.Add);
        return notes.Lines();
    }

    private static Explanation Explained(int predicted, int features) => new()
    {
        Id = "a",
        Label = 0,
        PredictedClass = predicted,
        TargetClass = predicted,
        Features = Requests.Features([.. Enumerable.Range(0, features).Select(i => ("conv1", i))]),
        Maps = new Dictionary<string, MethodMap>
        {
            ["ours"] = features > 0 ? MethodMap.Of(new Heatmap(1, 2, [0, 1])) : MethodMap.Empty(1, 2, "nothing"),
        },
    };
}
