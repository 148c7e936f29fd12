using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace An8Suite.Workflow.Progress;

/// <summary>The column of a progress bar that shows how many units are done in a second.</summary>
internal sealed class RateColumn(string unit) : ProgressColumn
{
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
    {
        double seconds = task.ElapsedTime?.TotalSeconds ?? 0;
        double rate = seconds > 0 ? task.Value / seconds : 0;
        return new Text(
            string.Create(CultureInfo.InvariantCulture, $"{task.Value:0}/{task.MaxValue:0} {unit}, {rate:0.#}/s"));
    }
}
