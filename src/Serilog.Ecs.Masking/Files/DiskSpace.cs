namespace Serilog.Ecs.Masking.Files;

/// <summary>Returns whether the disk of a file is full. A quota of the user may be used up all the same.</summary>
internal static class DiskSpace
{
    public static bool IsUsedUp(string path)
    {
        try
        {
            var drive = new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(path)) ?? path);

            // Virtual file systems have no size.
            return drive.TotalSize > 0 && drive.AvailableFreeSpace == 0;
        }
        catch (Exception fault) when (fault is ArgumentException || LineEnd.IsExpected(fault))
        {
            // A network share has no drive.
            return false;
        }
    }
}
