using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(An8Suite.Benchmarks.Selection.LassoBenchmarks).Assembly).Run(args);
