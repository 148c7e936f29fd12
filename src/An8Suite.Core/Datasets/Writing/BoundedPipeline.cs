using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace An8Suite.Core.Datasets.Writing;

/// <summary>
/// Makes things on the calling thread and uses them up on others, with a bounded number waiting in between.
/// </summary>
internal static class BoundedPipeline
{
    /// <summary>
    /// Returns when everything is used up, or throws the first exception of either side once all threads have ended.
    /// </summary>
    /// <param name="items">Drawn on the calling thread.</param>
    /// <param name="use">Called on any of the other threads.</param>
    /// <param name="threadCount">How many others, at least 1.</param>
    /// <param name="capacity">How many items may wait, at least 1.</param>
    /// <param name="cancellation">Ends both sides early with <see cref="OperationCanceledException"/>.</param>
    public static void Run<T>(
        IEnumerable<T> items, Action<T, CancellationToken> use,
        int threadCount, int capacity, CancellationToken cancellation)
    {
        using var queue = new BlockingCollection<T>(capacity);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ExceptionDispatchInfo? failure = null;
        void Guard(Action body)
        {
            try
            {
                body();
            }
            catch (Exception error)
            {
                // Whatever it is, the other threads must end before it may leave this method.
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(error), null);
                stop.Cancel();
            }
        }

        Task[] users =
        [
            .. Enumerable.Range(0, threadCount).Select(_ => Task.Factory.StartNew(
                () => Guard(() => Drain(queue, use, stop.Token)),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)),
        ];
        Guard(() => Fill(queue, items, stop.Token));
        queue.CompleteAdding();
        Task.WaitAll(users, CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        failure?.Throw();
    }

    private static void Fill<T>(BlockingCollection<T> queue, IEnumerable<T> items, CancellationToken stop)
    {
        foreach (T item in items)
        {
            queue.Add(item, stop);
            stop.ThrowIfCancellationRequested();
        }
    }

    private static void Drain<T>(BlockingCollection<T> queue, Action<T, CancellationToken> use, CancellationToken stop)
    {
        foreach (T item in queue.GetConsumingEnumerable(stop))
        {
            use(item, stop);
        }
    }
}
