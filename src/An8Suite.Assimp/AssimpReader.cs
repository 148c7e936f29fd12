using System.Runtime.InteropServices;
using System.Text;
using An8Suite.Core;
using An8Suite.Core.Geometry;

namespace An8Suite.Assimp;

/// <summary>Reads the pieces of a mesh file with the system's Assimp library.</summary>
/// <remarks>The library can crash or hang on a broken file: call it in a process that may end.</remarks>
public static unsafe class AssimpReader
{
    private const uint JoinIdenticalVertices =
        0x2, Triangulate = 0x8, ValidateDataStructure = 0x400, SortByPrimitive = 0x8000;
    private const int PointsAndLines = 1 | 2;

    /// <summary>Reads <paramref name="path"/>; messages call it <paramref name="name"/>.</summary>
    public static IReadOnlyList<MeshPiece> Read(string path, string name)
    {
        if (!AssimpLibrary.IsPresent)
        {
            throw new MissingComponentException(
                $"{name}: this format is read by Assimp, which is not installed; on Debian and Ubuntu: "
                + "apt-get install -y libassimp5 "
                + "(on Windows assimp.dll of version 5 belongs beside an8.exe); .glb and .gltf need no library");
        }

        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (AssimpLibrary.IsExtensionSupported(extension) == 0)
        {
            throw new InputException(
                $"{name}: expected a mesh file, read are .glb, .gltf, {Extensions()}; found '{extension}'");
        }

        var folder = GCHandle.Alloc(new OpenFiles(path));
        nint properties = AssimpLibrary.CreateProperties();
        AssimpLibrary.SetProperty(properties, "PP_SBP_REMOVE", PointsAndLines);
        AssimpLibrary.SetProperty(properties, "IMPORT_FBX_PRESERVE_PIVOTS", 0);
        AssimpLibrary.SetProperty(properties, "IMPORT_COLLADA_USE_COLLADA_NAMES", 1);
        AssimpLibrary.FileAccess files = FolderFiles.Of(folder);
        nint scene = AssimpLibrary.Import(
            path, JoinIdenticalVertices | Triangulate | ValidateDataStructure | SortByPrimitive, &files, properties);
        AssimpLibrary.ReleaseProperties(properties);
        if (scene == 0)
        {
            throw new InputException(
                $"{name}: Assimp cannot read it: {Marshal.PtrToStringUTF8(AssimpLibrary.ErrorText())?.Trim()}");
        }

        // Not released: the process that reads one mesh ends, and ending is quicker and cannot crash.
        return new ScenePieces((AssimpScene*)scene, path, name).Read();
    }

    private static string Extensions()
    {
        byte* text = stackalloc byte[AssimpScene.StringBytes];
        AssimpLibrary.ExtensionList(text);
        string list = Encoding.UTF8.GetString(
            text + sizeof(uint), (int)Math.Min(*(uint*)text, AssimpScene.StringBytes - sizeof(uint) - 1));
        return string.Join(", ", list.Split(';').Select(entry => entry.TrimStart('*'))
            .Where(entry => entry is not ".glb" and not ".gltf"));
    }
}
