using An8Suite.Core;

namespace An8Suite.Workflow.Steps;

/// <summary>The finished folder of a step and, through it, every folder that it was made from.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="Record">What made it.</param>
public sealed record Lineage(string Folder, StepRecord Record)
{
    /// <summary>The inputs that no step wrote; where there are several, a number stands behind the name.</summary>
    private static readonly string[] Foreign = [ForeignImages, Heatmaps, Model];

    /// <summary>The input that names pictures which are no dataset of ours.</summary>
    public const string ForeignImages = "images";

    /// <summary>The input that names heatmaps of other programs.</summary>
    public const string Heatmaps = "heatmaps";

    /// <summary>The input that names a checkpoint file.</summary>
    public const string Model = "model";

    /// <summary>A folder that the verb <paramref name="step"/> must have made.</summary>
    /// <exception cref="InputException">It did not.</exception>
    public static Lineage Of(string folder, string step) => new(folder, StepRecord.Read(folder, step));

    /// <summary>A folder that any verb made; null where there is no record.</summary>
    public static Lineage? TryOf(string folder) =>
        StepRecord.TryRead(folder) is { } record ? new(folder, record) : null;

    /// <summary>
    /// The nearest folder of <paramref name="step"/> that this one was made from: its own input, or an input's.
    /// </summary>
    /// <exception cref="InputException">There is none, or a folder on the way is gone.</exception>
    public Lineage Behind(string step) => Find(step) ?? throw Record.Without(Folder, step);

    /// <summary>
    /// The folder of an input of this step itself, whoever made it, as a path from the current folder.
    /// </summary>
    /// <exception cref="InputException">There is no such input, or it is gone.</exception>
    public string FolderOf(string input) => Record.InputFolder(Folder, input);

    /// <summary>Whether the step itself read such a folder.</summary>
    public bool Has(string input) => Record.Inputs.ContainsKey(input);

    /// <summary>This folder and all that can be read of those before it, the nearest of each step, by step.</summary>
    /// <param name="missing">Is told what cannot be read.</param>
    public IReadOnlyDictionary<string, Lineage> Trace(Missing missing)
    {
        Dictionary<string, Lineage> found = new() { [Record.Step] = this };
        HashSet<string> tried = [Record.Step];
        Queue<Lineage> next = new([this]);
        while (next.TryDequeue(out Lineage? here))
        {
            foreach (string step in here.Steps().Where(tried.Add))
            {
                if (missing.Try(() => Of(here.FolderOf(step), step)) is { } before)
                {
                    found[step] = before;
                    next.Enqueue(before);
                }
            }
        }

        return found;
    }

    private Lineage? Find(string step) => Has(step)
        ? Of(FolderOf(step), step)
        : Steps().Select(input => Of(FolderOf(input), input).Find(step)).FirstOrDefault(found => found is not null);

    private IEnumerable<string> Steps() =>
        Record.Inputs.Keys.Where(input => !input.Contains('#', StringComparison.Ordinal) && !Foreign.Contains(input));
}
