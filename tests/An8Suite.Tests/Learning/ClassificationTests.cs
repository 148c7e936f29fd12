using An8Suite.Learning.Training;

namespace An8Suite.Tests.Learning;

public sealed class ClassificationTests
{
    [Fact]
    public void Loss_accuracy_and_confusion_are_those_worked_out_by_hand()
    {
        float[] logits = [MathF.Log(3), 0, MathF.Log(3), 0, 0, MathF.Log(7)];
        Classification result = Classification.Of(logits, [0, 1, 1]);

        // Probabilities of the true class: 3/4, 1/4, 7/8.
        Assert.Equal(-(Math.Log(3.0 / 4) + Math.Log(1.0 / 4) + Math.Log(7.0 / 8)) / 3, result.Loss, 1e-6);
        Assert.Equal(2.0 / 3, result.Accuracy);
        Assert.Equal([[1, 0], [1, 1]], result.Confusion);
        Assert.Equal([1, 0.5], result.ClassAccuracies);
    }

    [Fact]
    public void A_class_without_images_has_no_accuracy() =>
        Assert.Equal([1, null], Classification.Of([1, 0], [0]).ClassAccuracies);

    [Fact]
    public void Large_logits_do_not_overflow() =>
        Assert.Equal(2000, Classification.Of([1000, -1000], [1]).Loss, 1e-9);

    [Fact]
    public void Of_equal_logits_the_first_wins() => Assert.Equal([1], Classification.Predictions([1, 2, 2], 3));
}
