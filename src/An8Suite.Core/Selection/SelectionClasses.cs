namespace An8Suite.Core.Selection;

/// <summary>Refuses responses from which no selection of several classes can be made.</summary>
public static class SelectionClasses
{
    /// <summary>Demands images, at least two classes, and at least one image labelled as each of them.</summary>
    /// <exception cref="InputException">One of these is missing; the message says which.</exception>
    public static void Require(ResponseTable table, IReadOnlyList<string> classNames, LassoLabels labels)
    {
        if (table.Ids.Count == 0)
        {
            throw new InputException("the responses hold no image; record a split that has some");
        }

        if (classNames.Count < 2)
        {
            throw new InputException(
                $"the dataset has the single class '{string.Join("", classNames)}', expected two or more to "
                + "tell apart");
        }

        int[] chosen = labels == LassoLabels.Predicted ? table.Predictions : table.Labels;
        string[] missing = [.. classNames.Where((_, label) => !chosen.Contains(label))];
        if (missing.Length > 0)
        {
            throw new InputException(labels == LassoLabels.Predicted
                ? $"labels are the network's predictions, and it predicts none of {table.Ids.Count} images as "
                    + $"{string.Join(", ", missing)}; train it further, or take labels from the ground truth "
                    + "(--preset paper)"
                : $"none of {table.Ids.Count} images is labelled {string.Join(", ", missing)}, "
                    + "expected some of every class");
        }
    }
}
