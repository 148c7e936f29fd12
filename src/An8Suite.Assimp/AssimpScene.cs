using System.Runtime.InteropServices;
using System.Text;

namespace An8Suite.Assimp;

/// <summary>
/// The structures of Assimp 5 on 64 bits, as far as they are read (include/assimp/scene.h, mesh.h, texture.h, types.h).
/// </summary>
[StructLayout(LayoutKind.Explicit)]
internal unsafe struct AssimpScene
{
    /// <summary>Set where the library itself says that the file is not complete.</summary>
    public const uint Incomplete = 1;

    [FieldOffset(0)]
    public uint Flags;

    [FieldOffset(8)]
    public Node* Root;

    [FieldOffset(16)]
    public uint MeshCount;

    [FieldOffset(24)]
    public Mesh** Meshes;

    [FieldOffset(32)]
    public uint MaterialCount;

    [FieldOffset(40)]
    public nint* Materials;

    [FieldOffset(48)]
    public uint AnimationCount;

    [FieldOffset(64)]
    public uint TextureCount;

    [FieldOffset(72)]
    public Texture** Textures;

    [FieldOffset(80)]
    public uint LightCount;

    [FieldOffset(96)]
    public uint CameraCount;

    [FieldOffset(112)]
    public Metadata* About;

    /// <summary>aiString: a length, and at most 1023 bytes of UTF-8.</summary>
    public const int StringBytes = 1028;

    /// <summary>What an aiString says; null where that is nothing.</summary>
    public static string? Text(byte* text)
    {
        int length = (int)Math.Min(*(uint*)text, StringBytes - sizeof(uint) - 1);
        string read = Encoding.UTF8.GetString(text + sizeof(uint), length);
        return string.IsNullOrWhiteSpace(read) ? null : read;
    }

    /// <summary>aiNode; the transform is row by row, its translation in the last column.</summary>
    [StructLayout(LayoutKind.Explicit)]
    public struct Node
    {
        [FieldOffset(0)]
        public fixed byte Name[StringBytes];

        [FieldOffset(StringBytes)]
        public fixed float Transform[16];

        [FieldOffset(1104)]
        public uint ChildCount;

        [FieldOffset(1112)]
        public Node** Children;

        [FieldOffset(1120)]
        public uint MeshCount;

        [FieldOffset(1128)]
        public uint* Meshes;
    }

    /// <summary>aiMesh.</summary>
    [StructLayout(LayoutKind.Explicit)]
    public struct Mesh
    {
        [FieldOffset(4)]
        public uint VertexCount;

        [FieldOffset(8)]
        public uint FaceCount;

        [FieldOffset(16)]
        public float* Positions;

        [FieldOffset(24)]
        public float* Normals;

        [FieldOffset(48)]
        public float* Colors;

        [FieldOffset(112)]
        public float* TexCoords;

        [FieldOffset(208)]
        public Face* Faces;

        [FieldOffset(216)]
        public uint BoneCount;

        [FieldOffset(232)]
        public uint Material;

        [FieldOffset(236)]
        public fixed byte Name[StringBytes];
    }

    /// <summary>aiTexture; a height of 0 stands for a picture's file of so many bytes as the width says.</summary>
    [StructLayout(LayoutKind.Explicit)]
    public struct Texture
    {
        [FieldOffset(0)]
        public uint Width;

        [FieldOffset(4)]
        public uint Height;

        [FieldOffset(24)]
        public byte* Bytes;

        [FieldOffset(32)]
        public fixed byte FileName[StringBytes];
    }

    /// <summary>aiMetadata: names, and values of several types.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Metadata
    {
        public uint Count;
        public byte* Keys;
        public MetadataValue* Values;
    }

    /// <summary>aiMetadataEntry; type 1 is a number of 32 bits.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct MetadataValue
    {
        public int Type;
        public int* Value;
    }

    /// <summary>aiFace.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Face
    {
        public uint Count;
        public uint* Indices;
    }
}
