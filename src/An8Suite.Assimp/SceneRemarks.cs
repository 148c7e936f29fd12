using An8Suite.Core;
using An8Suite.Core.Geometry;

namespace An8Suite.Assimp;

/// <summary>What a scene says of itself: which of its axes points up, and what in it is not shown.</summary>
internal static unsafe class SceneRemarks
{
    private const int Number = 1;
    private const int MostValues = 1000;
    private const uint Opacity = 8; // aiTextureType_OPACITY

    /// <summary>
    /// The axis that points up where the library leaves turning to its user, as for FBX; y otherwise.
    /// </summary>
    public static UpAxis UpAxisOf(AssimpScene* scene) => Metadata(scene, "UpAxis") switch
    {
        0 => UpAxis.X,
        2 => UpAxis.Z,
        _ => UpAxis.Y,
    };

    /// <summary>What of the whole scene is not shown or was changed, one sentence each.</summary>
    public static IEnumerable<string> Of(AssimpScene* scene)
    {
        List<string> remarks = [];
        void Tell(bool isSo, string remark)
        {
            if (isSo)
            {
                remarks.Add(remark);
            }
        }

        UpAxis up = UpAxisOf(scene);
        Tell(up != UpAxis.Y, $"the file says that its {Choice.NameOf(up)} axis points up, "
            + "and was turned so; the recipe needs no 'up' for it");
        Tell(Metadata(scene, "UpAxisSign") == -1, "the file says that its up axis points down, which is not read");
        Tell(scene->AnimationCount > 0, $"{scene->AnimationCount} animations are not played: the mesh stands as its "
            + "nodes do");
        Tell(scene->LightCount + scene->CameraCount > 0, "its lights and cameras are not used: recipes have their own");
        for (uint i = 0; i < scene->MeshCount; i++)
        {
            string name = AssimpScene.Text(scene->Meshes[i]->Name) ?? $"{i}";
            Tell(scene->Meshes[i]->BoneCount > 0, $"mesh '{name}' hangs on bones, which are not read: "
                + "it stands as its node does");
        }

        return remarks;
    }

    /// <summary>What of a material is not shown, one sentence each.</summary>
    public static IEnumerable<string> Of(nint material, string? name)
    {
        List<string> remarks = [];
        byte* text = stackalloc byte[AssimpScene.StringBytes];
        float* value = stackalloc float[4];
        if (AssimpLibrary.MaterialTexture(material, Opacity, 0, text, null, null, null, null, null, null) == 0)
        {
            remarks.Add($"material '{name}': its cut-out or transparency by a picture is not shown");
        }

        if (AssimpLibrary.MaterialColor(material, "$mat.opacity", 0, 0, value) == 0 && value[0] is > 0 and < 1)
        {
            remarks.Add(
                $"material '{name}' is transparent, which is not shown: its parts are opaque, in pictures and masks");
        }

        return remarks;
    }

    private static int? Metadata(AssimpScene* scene, string key)
    {
        AssimpScene.Metadata* about = scene->About;
        for (uint i = 0; about is not null && i < Math.Min(about->Count, MostValues); i++)
        {
            if (AssimpScene.Text(about->Keys + (i * AssimpScene.StringBytes)) == key && about->Values[i].Type == Number)
            {
                return *about->Values[i].Value;
            }
        }

        return null;
    }
}
