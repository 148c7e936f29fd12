namespace An8Suite.Tests.Learning;

/// <summary>
/// Collects garbage over and over on other threads, to catch what is freed while libtorch still reads it.
/// </summary>
internal sealed class GarbageStorm : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Thread _thread;

    public GarbageStorm()
    {
        _thread = new Thread(Rage) { IsBackground = true };
        _thread.Start();
    }

    public void Dispose()
    {
        _end.Cancel();
        _thread.Join();
        _end.Dispose();
    }

    private void Rage()
    {
        while (!_end.IsCancellationRequested)
        {
            GC.Collect(0, GCCollectionMode.Forced, blocking: true);
            GC.WaitForPendingFinalizers();
        }
    }
}
