using System.CommandLine;
using An8Suite.Assimp;
using An8Suite.Cli.Looking;
using An8Suite.Cli.Recipes;
using An8Suite.Core;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Importing;
using An8Suite.Core.Geometry.Inspection;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Pictures;
using An8Suite.Workflow.Progress;
using An8Suite.Workflow.Steps;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 mesh</c>: what a mesh file holds.</summary>
internal static class MeshVerb
{
    private const long ImportBytes = 3_000_000_000;
    private const long FewestSeconds = 6, MostSeconds = 60, BytesPerSecond = 1_000_000;

    /// <summary>The command.</summary>
    public static Command Create(string name) =>
        new(name, "Looks into mesh files.\n\nExample: an8 mesh inspect car.obj --out out/car")
        {
            Inspect(),
            ReadChild(),
        };

    private static Command Inspect()
    {
        Argument<string> file = new("file")
        {
            Description = "A mesh file: .glb, .gltf, .obj, .an8, or what Assimp reads (.ply, .stl, .fbx, .dae, .3ds, "
                + ".blend and more).",
        };
        Option<string?> folder = new("--out", "-o")
        {
            Description = "A folder for parts.png: every part highlighted from four sides.",
            HelpName = "dir",
        };
        Option<string> device = Options.Renderer();
        Command command = new(
            "inspect",
            "Prints a mesh file's nodes, meshes and materials, its parts, what is wrong with it, and a recipe to begin "
            + "with.\n\n"
                + "Example: an8 mesh inspect car.obj --out out/car")
        {
            file, folder, device,
        };
        OutputFlags flags = new(command);
        command.SetAction((parsed, _) => Task.Run(() =>
        {
            using VerbOutput output = flags.Of(parsed);
            return Run(
                parsed.GetRequiredValue(file), parsed.GetValue(folder), Options.DeviceOf(parsed, device), output);
        }));
        return command;
    }

    private static int Run(
        string file, string? folder, Rendering.Contexts.RenderDevice device, VerbOutput output)
    {
        IReadOnlyList<MeshPiece> pieces = MeshReader.ReadPieces(file);
        Mesh mesh = MeshReader.Read(file, pieces);
        Console.Write(new MeshPage(file, pieces, mesh).Text);
        string? sheet = folder is null ? null : PartSheet.Write(LookSubject.Of(file, mesh), folder, device);
        if (sheet is not null)
        {
            Console.WriteLine();
            Console.WriteLine(sheet);
        }

        output.Write(() => new
        {
            File = file,
            Triangles = mesh.Indices.Length / 3,
            Vertices = mesh.Positions.Length,
            Parts = mesh.Parts.Select(part => new { part.Id, part.Name, Triangles = part.IndexCount / 3 }),
            Problems = MeshProblems.Of(pieces, mesh, PictureDecoder.TextureCodec),
            Sheet = sheet,
        });
        output.Next(NextOfRecipe.Seen(file));

        return ExitCode.Done;
    }

    // The other side of ImportProcess: reads one file that may crash the library, in a process that may crash.
    private static Command ReadChild()
    {
        Argument<string> file = new("file"), answer = new("answer");
        Option<string> name = new("--name") { Required = true };
        Command command = new("read-child") { file, answer, name };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            ProcessLimits.Set(
                ImportBytes, Math.Min(MostSeconds, FewestSeconds + (new FileInfo(path).Length / BytesPerSecond)));
            Action<Stream> write;
            try
            {
                IReadOnlyList<MeshPiece> pieces = AssimpReader.Read(path, parsed.GetRequiredValue(name));
                write = stream => PieceFile.Write(stream, pieces);
            }
            catch (InputException error)
            {
                write = stream => PieceFile.Write(stream, error);
            }
            catch (MissingComponentException error)
            {
                write = stream => PieceFile.Write(stream, error);
            }

            Core.Files.FinishedFile.Write(parsed.GetRequiredValue(answer), write);
            return ExitCode.Done;
        });
        return command;
    }
}
