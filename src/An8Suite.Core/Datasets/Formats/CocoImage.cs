namespace An8Suite.Core.Datasets.Formats;

/// <summary>One image as COCO lists it.</summary>
/// <param name="Id">Unique over all splits; see <see cref="IdOf"/>.</param>
/// <param name="FileName">Relative to <c>&lt;split&gt;/images</c>, with forward slashes.</param>
/// <param name="Label">Our extra key: the class, from 0.</param>
/// <param name="Class">Our extra key: the class' name.</param>
internal sealed record CocoImage(long Id, string FileName, int Label, string Class)
{
    /// <summary>
    /// The id of pose <paramref name="pose"/> in class <paramref name="label"/>, from 1: the same in every shard and
    /// subset.
    /// </summary>
    public static long IdOf(int pose, int label, int classCount) => ((long)pose * classCount) + label + 1;
}
