namespace An8Suite.Tests;

/// <summary>A disk of its own with a chosen number of bytes, in memory; the test is skipped where it may not be mounted.</summary>
[Needs(Needs.Disk | Needs.Process)]
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly bool _mounted;

    public SmallDisk(int kilobytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/bin/mount"), "needs Linux' mount");
        ChildProcess mount = ChildProcess.Run("/bin/mount", ["-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", _folder.Path]);
        _mounted = mount.ExitCode == 0;
        if (!_mounted)
        {
            _folder.Dispose();
            Assert.Skip($"a small disk may not be mounted here (root only): {mount.Error.Trim()}");
        }
    }

    public string this[string name] => _folder[name];

    public void Resize(int kilobytes) => Remount($"size={kilobytes}k");

    public void MakeReadOnly() => Remount("ro");

    public void Dispose()
    {
        if (_mounted)
        {
            ChildProcess.Run("/bin/umount", [_folder.Path]);
            _folder.Dispose();
        }
    }

    private void Remount(string options)
    {
        ChildProcess mount = ChildProcess.Run("/bin/mount", ["-o", $"remount,{options}", _folder.Path]);
        Assert.True(mount.ExitCode == 0, mount.Error);
    }
}
