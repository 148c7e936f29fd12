namespace An8Suite.Learning.Native;

/// <summary>Which libtorch is loaded and what was needed to load it.</summary>
/// <param name="Version">The TorchSharp package's version, such as <c>0.107.0</c>.</param>
/// <param name="Directory">The folder libtorch was loaded from.</param>
/// <param name="ShimPath">The file that was loaded between .NET and libtorch.</param>
/// <param name="ShimPatched">True when that file is a private copy that does without GLIBCXX_3.4.32.</param>
/// <param name="Note">One line to show the user, or null when nothing was worked around.</param>
public sealed record LibTorchStatus(string Version, string Directory, string ShimPath, bool ShimPatched, string? Note);
