using System.Numerics;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Geometry;

/// <summary>What the colours of a file's vertices do to the base colour.</summary>
internal static class VertexColors
{
    private const string Varying = "vertex colours that vary within a piece are not shown; with parts_from: "
        + "colors in the recipe's mesh they make parts";

    /// <summary>The piece with one colour of all its vertices taken into its base colour; several are told.</summary>
    public static MeshPiece Applied(MeshPiece piece)
    {
        if (piece.Colors is null || piece.Triangles.Length == 0)
        {
            return piece;
        }

        SrgbColor color = piece.Colors[piece.Triangles[0]];
        if (piece.Triangles.Any(i => piece.Colors[i] != color))
        {
            return piece with { Remarks = [.. piece.Remarks, Varying] };
        }

        if (color == new SrgbColor(255, 255, 255))
        {
            return piece;
        }

        Vector3 light = LinearColor.Of(color);
        Vector3 both = piece.BaseColor is SrgbColor own ? LinearColor.Of(own) * light : light;
        return piece with
        {
            BaseColor = piece.BaseColor is null ? color : LinearColor.ToSrgb(both.X, both.Y, both.Z),
            TextureFactor = FactorOf(piece) * light,
        };
    }

    /// <summary>What multiplies the texture of a piece, or stands in its place.</summary>
    public static Vector3 FactorOf(MeshPiece piece) =>
        piece.Texture is null && piece.TextureFactor == Vector3.One && piece.BaseColor is SrgbColor color
            ? LinearColor.Of(color)
            : piece.TextureFactor;
}
