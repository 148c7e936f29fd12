using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using An8Suite.Cli.Looking.Viewing;
using An8Suite.Cli.Recipes;
using An8Suite.Core;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Rendering;
using An8Suite.Rendering.Contexts;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Progress;
using An8Suite.Workflow.Steps;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 view</c>: a window that turns the plant.</summary>
internal static class ViewVerb
{
    private static readonly Argument<string> Subject = Options.Suggest(new Argument<string>("subject")
    {
        Description = $"A recipe file, the name of one of the suite's own ({string.Join(", ", RecipeFiles.Names)}), "
            + "or a mesh file.",
    }, RecipeFiles.Names);

    private static readonly Option<string> Out = new("--out", "-o")
    {
        Description = "The folder for screenshots (key s).",
        DefaultValueFactory = _ => ".",
        HelpName = "dir",
    };

    private static readonly Option<int> Size = Options.InRange(
        Recipe.MinimumSide, Recipe.MaximumSide, new Option<int>("--size")
        {
            Description = "Longer side of the picture in pixels; key z shows the recipe's own size.",
            DefaultValueFactory = _ => 512,
            HelpName = "pixels",
        });

    private static readonly Option<string?> Class =
        new("--class") { Description = "The class to begin with.", HelpName = "name" };

    private static readonly Option<int?> Pose = Options.MaybeInRange(
        0, CameraPose.MaximumCount, new Option<int?>("--pose")
        {
            Description = "Stand still at this pose of the recipe, as 'an8 sheet' and file names number them, "
                + "instead of turning.",
            HelpName = "number",
        });

    private static readonly Option<string?> Shaders = new("--shaders")
    {
        Description = "A folder with shaders to draw with instead of the program's own, which the build copies; "
            + "for changing them.",
        HelpName = "dir",
    };

    private static readonly Option<string?> Keys = new("--keys")
    {
        Description = "For scripts: press these keys, one a frame, and end; keys without a character as <left>, <tab>.",
        HelpName = "keys",
    };

    private static readonly Option<int?> Frames = Options.MaybeInRange(1, int.MaxValue, new Option<int?>("--frames")
    {
        Description = "For scripts: draw so many frames as fast as possible, say how fast that was, and end.",
        HelpName = "number",
    });

    private static readonly Option<string?> Screenshot = new("--screenshot")
    {
        Description = "For scripts: draw one frame or the --frames, write what the window shows to this PNG file, "
            + "and end.",
        HelpName = "file",
    };

    /// <summary>The command.</summary>
    public static Command Create(string name)
    {
        Option<string> device = Options.Renderer();
        Command command = new(
            name,
            "Opens a window that turns a recipe's mesh, drawn by the renderer that makes datasets; "
            + "key h lists the keys. Reads recipe, "
                + "mesh and shaders again when they change. Needs a display; 'an8 sheet' does not.\n\n"
                + "Example: an8 view an8flower-single-6c --class yellow")
        {
            Subject, Out, Size, Class, Pose, Shaders, device, Keys, Frames, Screenshot,
        };
        OutputFlags flags = new(command);
        command.SetAction((parsed, token) => Task.Run(() => Run(
            flags,
            parsed,
            new ViewOptions
            {
                Subject = parsed.GetRequiredValue(Subject),
                Out = parsed.GetRequiredValue(Out),
                Size = parsed.GetValue(Size),
                Class = parsed.GetValue(Class),
                Pose = parsed.GetValue(Pose),
                Device = DeviceWith(parsed.GetValue(Shaders), Options.DeviceOf(parsed, device)),
                Keys = parsed.GetValue(Keys),
                Frames = parsed.GetValue(Frames),
                Screenshot = parsed.GetValue(Screenshot),
            },
            token)));
        return command;
    }

    private static RenderDevice DeviceWith(string? shaders, RenderDevice device) => shaders is not null && device.IsCpu
        ? throw new InputException("--shaders: only OpenGL runs them; leave out --renderer cpu")
        : device with { ShaderFolder = ShaderFolder(shaders) };

    private static string? ShaderFolder(string? folder)
    {
        string? missing = folder is null ? null
            : Directory.GetFiles(SceneRenderer.OwnShaderFolder).Select(Path.GetFileName)
                .Order(StringComparer.Ordinal).FirstOrDefault(name => !File.Exists(Path.Combine(folder, name!)));
        return missing is null ? folder : throw new InputException(
            $"--shaders: {folder} has no {missing}; name a copy of the suite's folder shaders");
    }

    private static int Run(OutputFlags flags, ParseResult parsed, ViewOptions options, CancellationToken token)
    {
        using VerbOutput output = flags.Of(parsed);
        List<string> files = [];
        using ViewLoop loop = new(options, output.Reporter.Say, file =>
        {
            files.Add(file);
            Console.WriteLine(file);
        });
        Stopwatch clock = Stopwatch.StartNew();
        loop.Run(token);
        if (options.Frames is not null)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{loop.FrameCount} frames in {clock.Elapsed.TotalSeconds:0.00} s, "
                + $"{loop.FrameCount / clock.Elapsed.TotalSeconds:0.0} a second"));
        }

        output.Write(() => new { Frames = loop.FrameCount, output.Seconds, Files = files });
        output.Next(NextOfRecipe.Seen(options.Subject));
        return token.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Done;
    }
}
