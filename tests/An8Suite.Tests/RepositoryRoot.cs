namespace An8Suite.Tests;

/// <summary>The checkout the tests were built in.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, "An8Suite.sln")) ? folder : Find(Directory.GetParent(folder)!.FullName);
}
