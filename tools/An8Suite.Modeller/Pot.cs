namespace An8Suite.Modeller;

/// <summary>The pot: a turned wall with a rim, smooth within a face and sharp between faces.</summary>
internal static class Pot
{
    private const int SideCount = 36;
    private static readonly (double Radius, double Height)[][] Faces =
    [
        [(0, 0), (0.122, 0)],
        [(0.122, 0), (0.1275, 0.005), (0.135, 0.05), (0.1455, 0.11), (0.1585, 0.185)],
        [(0.1585, 0.185), (0.177, 0.187)],
        [(0.177, 0.187), (0.1805, 0.19), (0.1855, 0.222), (0.189, 0.252), (0.187, 0.257), (0.182, 0.259)],
        [(0.182, 0.259), (0.168, 0.259), (0.1645, 0.257), (0.163, 0.252), (0.158, 0.215)],
    ];

    public static void Build(ModelPart pot)
    {
        foreach ((double Radius, double Height)[] face in Faces)
        {
            pot.Add(Lathe.Turn(face, SideCount));
        }
    }
}
