using Serilog.Ecs.Masking.Tool.Reading.Blocks;

namespace Serilog.Ecs.Masking.Tool.Reading.Sources;

/// <summary>Follows files until it is cancelled.</summary>
/// <param name="files">The files.</param>
/// <param name="wait">Waits for the next look at the files; returns <see langword="false"/> when it is cancelled.</param>
/// <param name="report">Receives the reasons why files cannot be read.</param>
internal sealed class FollowSource(IReadOnlyList<FollowedFile> files, Func<bool> wait, Action<string> report) : IBlockSource
{
    private readonly bool[] _isLost = new bool[files.Count];

    public bool IsLive => true;

    public Block? Read()
    {
        do
        {
            for (var index = 0; index < files.Count; index++)
            {
                if (Poll(index) is { } block)
                {
                    return block;
                }
            }
        }
        while (wait());

        return null;
    }

    public void Dispose()
    {
        foreach (var file in files)
        {
            file.Dispose();
        }
    }

    // A file may be away for a moment, or unreadable until it gets its mode: reported once, and tried again.
    private Block? Poll(int index)
    {
        try
        {
            var block = files[index].Poll();
            _isLost[index] = false;
            return block;
        }
        catch (Exception fault) when (fault is InputException or IOException or UnauthorizedAccessException)
        {
            if (!_isLost[index])
            {
                report(fault.Message);
            }

            _isLost[index] = true;
            return null;
        }
    }
}
