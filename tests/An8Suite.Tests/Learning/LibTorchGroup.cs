namespace An8Suite.Tests.Learning;

/// <summary>
/// The test classes that use libtorch, one after another: the number of threads is one setting for all.
/// </summary>
[CollectionDefinition("libtorch")]
public sealed class LibTorchGroup : ICollectionFixture<LibTorchFixture>;
