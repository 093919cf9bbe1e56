using System.Globalization;

namespace Serilog.Ecs.Masking.Integrity;

/// <summary>
/// Finds the files of one sink by their names, as the file sink makes them: the path with the period before the extension, and
/// after it <c>_</c> and a number where a period has several.
/// </summary>
internal sealed class RolledFiles(string path, RollingInterval interval, bool rollsOnSize)
{
    private readonly string _prefix = Path.GetFileNameWithoutExtension(path);
    private readonly string _suffix = Path.GetExtension(path);
    private readonly int _periodLength = interval switch
    {
        RollingInterval.Infinite => 0,
        RollingInterval.Year => 4,
        RollingInterval.Month => 6,
        RollingInterval.Day => 8,
        RollingInterval.Hour => 10,
        _ => 12,
    };

    /// <summary>Returns the files written before <paramref name="opened"/>, the newest first.</summary>
    public IEnumerable<string> Before(string opened)
    {
        if (_periodLength == 0 && !rollsOnSize)
        {
            return [];
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(opened))!;
        return TryRead(Path.GetFileName(opened), out var place)
            ? Directory.EnumerateFiles(folder, _prefix + "*" + _suffix)
                .Select(file => (Path: file, IsOurs: TryRead(Path.GetFileName(file), out var other), Place: other))
                .Where(file => file.IsOurs && Compare(file.Place, place) < 0)
                .OrderByDescending(file => file.Place, Comparer<(string, long)>.Create(Compare))
                .Select(file => file.Path)
            : [];
    }

    private static int Compare((string Period, long Number) left, (string Period, long Number) right)
    {
        var byPeriod = string.CompareOrdinal(left.Period, right.Period);
        return byPeriod != 0 ? byPeriod : left.Number.CompareTo(right.Number);
    }

    private bool TryRead(string name, out (string Period, long Number) place)
    {
        place = default;
        if (name.Length < _prefix.Length + _periodLength + _suffix.Length
            || !name.StartsWith(_prefix, StringComparison.Ordinal)
            || !name.EndsWith(_suffix, StringComparison.Ordinal))
        {
            return false;
        }

        var middle = name.AsSpan(_prefix.Length, name.Length - _prefix.Length - _suffix.Length);
        var period = middle[.._periodLength];
        var number = 0L;
        var rest = middle[_periodLength..];
        var isNumbered = rest.Length >= 4 && rest[0] == '_' && long.TryParse(rest[1..], NumberStyles.None, CultureInfo.InvariantCulture, out number);
        place = (period.ToString(), number);
        return !period.ContainsAnyExceptInRange('0', '9') && (rest.Length == 0 || isNumbered);
    }
}
