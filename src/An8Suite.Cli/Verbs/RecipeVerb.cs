using System.CommandLine;
using An8Suite.Cli.Recipes;
using An8Suite.Core;
using An8Suite.Core.Files;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Core.Scenes.Colors;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Progress;
using An8Suite.Workflow.Steps;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 recipe</c>: checks recipes, begins them, and says their keys.</summary>
internal static class RecipeVerb
{
    /// <summary>The command.</summary>
    public static Command Create(string name) => new(
        name, "Checks recipes, writes a first one for a mesh, and prints every key.\n\n"
            + "Example: an8 recipe new car.glb --parts body --out car.yaml, then an8 recipe check car.yaml")
    {
        Check(),
        New(),
        Keys(),
        Schema(),
    };

    private static Command Check()
    {
        Argument<string[]> recipes = new("recipes")
        {
            Description = $"Recipe files, or names of the suite's own ({string.Join(", ", RecipeFiles.Names)}).",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<double> least = new("--least-difference")
        {
            Description = "Colours that differ by less (CIEDE2000: 1 is just visible, 100 is black against white) are "
                + "warned about.",
            DefaultValueFactory = _ => SchemeWarnings.StandardLeastDifference,
            HelpName = "number",
        };
        least.Validators.Add(result =>
        {
            if (!result.Errors.Any() && result.Tokens.Count > 0
                && result.GetValueOrDefault<double>() is not (>= 0 and <= 100))
            {
                result.AddError($"--least-difference: expected 0 to 100, found {result.Tokens[0].Value}");
            }
        });
        Option<bool> strict = new("--strict") { Description = "Warnings fail as well." };
        Command command = new(
            "check", "Says what is wrong with recipes and their meshes, what is odd, and what they would generate.")
        {
            Options.Suggest(recipes, RecipeFiles.Names), least, strict,
        };
        OutputFlags flags = new(command);
        command.SetAction(parsed =>
        {
            using VerbOutput output = flags.Of(parsed);
            string[] names = parsed.GetRequiredValue(recipes);
            RecipeCheck[] checks = [.. names.Select(recipe => RecipeCheck.Of(recipe, parsed.GetValue(least)))];
            int code = Show(checks, parsed.GetValue(strict));
            output.Write(() => names.Zip(checks, (recipe, check) =>
                new { Recipe = recipe, check.Problem, check.Warnings, check.Summary }));
            output.Next(code == ExitCode.Done ? NextOfRecipe.Checked(names[0]) : null);
            return code;
        });
        return command;
    }

    private static int Show(IReadOnlyList<RecipeCheck> checks, bool strict)
    {
        foreach (RecipeCheck check in checks)
        {
            string[] messages =
                [.. check.Problem?.Split('\n') ?? [], .. check.Warnings.Select(warning => $"warning: {warning}")];
            Array.ForEach(messages, message => Console.Error.WriteLine($"an8: {message}"));
            if (check.Summary is not null)
            {
                Console.WriteLine(check.Summary);
            }
        }

        return checks.Any(check => check.Problem is not null || (strict && check.Warnings.Count > 0))
            ? ExitCode.WrongInput
            : ExitCode.Done;
    }

    private static Command New()
    {
        Argument<string> mesh = new("mesh") { Description = "The mesh file." };
        Option<string?> folder =
            new("--out", "-o") { Description = "The recipe to write; printed otherwise.", HelpName = "file" };
        Option<string?> parts = new("--parts")
        {
            Description = "Comma-separated parts that carry the class colour; the largest one otherwise.",
            HelpName = "names",
        };
        Option<int> classes = Options.InRange(1, HueCircle.MostHues, new Option<int>("--classes")
        {
            Description = "How many classes.",
            DefaultValueFactory = _ => RecipeDraft.StandardClassCount,
            HelpName = "number",
        });
        Option<bool> overwrite = new("--overwrite") { Description = "Replaces a file that is there." };
        Command command = new("new", "Writes a first recipe for a mesh, complete and commented.")
        {
            mesh,
            folder,
            parts,
            classes,
            overwrite,
        };
        OutputFlags flags = new(command);
        command.SetAction(parsed =>
        {
            using VerbOutput output = flags.Of(parsed);
            string path = parsed.GetRequiredValue(mesh);
            string? file = parsed.GetValue(folder);
            if (file is not null && File.Exists(file) && !parsed.GetValue(overwrite))
            {
                throw new InputException(
                    $"{file} is there already; name another file with --out, or replace it with --overwrite");
            }

            string meshPath = Path.GetRelativePath(
                Path.GetDirectoryName(Path.GetFullPath(file ?? "recipe.yaml"))!, path).Replace('\\', '/');
            string text = RecipeDraft.Of(
                MeshReader.Read(path),
                Path.GetFileNameWithoutExtension(file ?? path),
                meshPath,
                parsed.GetValue(parts)?.Split(
                    ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
                parsed.GetValue(classes));
            IReadOnlyList<string> written = Write(file, text);
            output.Write(() => new { Recipe = text, Files = written });
            output.Next(file is null ? null : NextOfRecipe.Written(file));
            return ExitCode.Done;
        });
        return command;
    }

    private static List<string> Write(string? file, string text)
    {
        if (file is null)
        {
            Console.Write(text);
            return [];
        }

        FinishedFile.WriteText(file, text);
        List<string> written = [file];
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        string schema = Path.Combine(folder, Path.GetFileName(RecipeSchema.File));
        if (!File.Exists(schema))
        {
            // Editors look for it there, because the recipe's first line says so.
            FinishedFile.WriteText(schema, RecipeSchema.Text());
            written.Add(schema);
        }

        written.ForEach(Console.WriteLine);
        return written;
    }

    private static Command Keys()
    {
        Command command = new("keys", "Prints every key of a recipe with its unit, range and default.");
        command.SetAction(_ =>
        {
            foreach (string line in RecipeKeys.Lines(RecipeSchema.Text()))
            {
                Console.WriteLine(line);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Schema()
    {
        Command command = new("schema", "Prints the JSON Schema of recipes, for editors that complete and check YAML.");
        command.SetAction(_ =>
        {
            Console.Write(RecipeSchema.Text());
            return ExitCode.Done;
        });
        return command;
    }
}
