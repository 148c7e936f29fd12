using System.CommandLine;
using An8Suite.Cli.Looking;
using An8Suite.Cli.Recipes;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Progress;
using An8Suite.Workflow.Steps;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 sheet</c>: a recipe or a mesh at a glance, without a display.</summary>
internal static class SheetVerb
{
    private static readonly Argument<string> Subject = Options.Suggest(new Argument<string>("subject")
    {
        Description = $"A recipe file, the name of one of the suite's own ({string.Join(", ", RecipeFiles.Names)}), "
            + "or a mesh file, "
            + "whose parts are shown in distinct colours.",
    }, RecipeFiles.Names);

    private static readonly Option<string> Out = new("--out", "-o")
    {
        Description = "The folder for sheet.png and turntable.png.",
        DefaultValueFactory = _ => "out/sheet",
        HelpName = "dir",
    };

    private static readonly Option<int> Views = Options.InRange(
        1, SheetOptions.MostViews, new Option<int>("--poses", "--views")
        {
            Description = "Poses a class, spread over the recipe's axes.",
            DefaultValueFactory = _ => 4,
            HelpName = "number",
        });

    private static readonly Option<string?> Classes = new("--classes")
    {
        Description = "Comma-separated classes to show instead of all.",
        HelpName = "names",
    };

    private static readonly Option<int?> Size = Options.MaybeInRange(
        Recipe.MinimumSide, Recipe.MaximumSide, new Option<int?>("--size")
        {
            Description = "Longer side of every picture in pixels. Otherwise the recipe's, at most 160, "
                + "and 256 on the turntable.",
            HelpName = "pixels",
        });

    private static readonly Option<string?> Class = new("--class")
    {
        Description = "The class on the turntable; the first one shown otherwise.",
        HelpName = "name",
    };

    private static readonly Option<int> Frames = Options.InRange(0, SheetOptions.MostFrames, new Option<int>("--frames")
    {
        Description = "Pictures of the turntable; 0 for none.",
        DefaultValueFactory = _ => 36,
        HelpName = "number",
    });

    /// <summary>The command.</summary>
    public static Command Create(string name)
    {
        Option<string> device = Options.Renderer();
        Command command = new(
            name,
            "Draws a contact sheet of a recipe, classes x poses with the masks below, and a turntable (an animated "
            + "PNG).\n\n"
                + "Example: an8 sheet an8flower-single-6c --poses 6 --class yellow --out out/sheet")
        {
            Subject, Out, Views, Classes, Size, Class, Frames, device,
        };
        OutputFlags flags = new(command);
        command.SetAction((parsed, _) => Task.Run(() => Run(flags, parsed, new SheetOptions
        {
            Subject = parsed.GetRequiredValue(Subject),
            Out = parsed.GetRequiredValue(Out),
            Views = parsed.GetValue(Views),
            Classes = parsed.GetValue(Classes)?.Split(',', StringSplitOptions.TrimEntries),
            Size = parsed.GetValue(Size),
            Class = parsed.GetValue(Class),
            Frames = parsed.GetValue(Frames),
            Device = Options.DeviceOf(parsed, device),
        })));
        return command;
    }

    private static int Run(OutputFlags flags, ParseResult parsed, SheetOptions options)
    {
        using VerbOutput output = flags.Of(parsed);
        IReadOnlyList<string> files = SheetFiles.Make(options);
        foreach (string file in files)
        {
            Console.WriteLine(file);
        }

        output.Write(() => new { options.Out, output.Seconds, Files = files });
        output.Next(NextOfRecipe.Seen(options.Subject));
        return ExitCode.Done;
    }
}
