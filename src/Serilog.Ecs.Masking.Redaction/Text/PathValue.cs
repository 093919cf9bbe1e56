using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Values that say where something is: directories, and the files that keys and tokens are kept in.</summary>
internal static class PathValue
{
    private static readonly SearchValues<char> PathCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/\\._~- ");

    /// <summary>Whether a value is the directory that shells and sudo call so: <c>PWD=/home/ann</c>.</summary>
    public static bool IsDirectory(ReadOnlySpan<char> value, ReadOnlySpan<char> key)
    {
        value = value.TrimEnd(' ');
        return key is "PWD" or "OLDPWD" && Begins(value) && IsPlain(value);
    }

    /// <summary>Whether a value in a text is such a directory; in a connection string <c>PWD</c> is a password, whatever it begins with.</summary>
    public static bool IsDirectory(ReadOnlySpan<char> text, in TextKey key, int start, int end)
    {
        var value = text[start..end].TrimEnd(' ');
        var isPlainPath = value.StartsWith("/") && (value[1..].Contains('/') || IsRoot(value));
        return IsDirectory(value, text[key.Start..key.End])
            && (isPlainPath || !((key.Start > 0 && text[key.Start - 1] == ';') || text[end..].StartsWith(";")));
    }

    /// <summary>Whether a value is the path of the file that a key or a token is kept in: <c>GOOGLE_APPLICATION_CREDENTIALS=/run/secrets/key.json</c>.</summary>
    public static bool IsFile(ReadOnlySpan<char> value)
    {
        value = value.Trim(" \"'");
        return Begins(value) && IsPlain(value) && IsKeyFile(value[(value.LastIndexOf('.') + 1)..]);
    }

    /// <summary>Whether a value begins as the path of a file does: <c>/srv/app</c>, <c>~/app</c>, <c>./app</c>, <c>C:\app</c>, <c>\\server\share</c>.</summary>
    public static bool Begins(ReadOnlySpan<char> value) => value switch
    {
        "~" or "/" => true,
        ['/', var first, ..] => char.IsLetterOrDigit(first) || first is '.' or '_' or '~',
        ['~', '/' or '\\', ..] or ['.', '/' or '\\', ..] or ['.', '.', '/' or '\\', ..] or ['\\', '\\', ..] => true,
        [var drive, ':', '\\' or '/', ..] => char.IsAsciiLetter(drive),
        _ => false,
    };

    // A drive has the only colon.
    private static bool IsPlain(ReadOnlySpan<char> path) => !path[(path[1..].StartsWith(":") ? 2 : 0)..].ContainsAnyExcept(PathCharacters);

    private static bool IsKeyFile(ReadOnlySpan<char> extension) =>
        extension is "json" or "pem" or "key" or "crt" or "p12" or "pfx" or "jks" or "txt" or "yaml" or "yml" or "conf" or "properties" or "ini" or "env" or "pub";

    private static bool IsRoot(ReadOnlySpan<char> path) =>
        path is "/" or "/root" or "/home" or "/app" or "/var" or "/tmp" or "/opt" or "/srv" or "/usr" or "/etc" or "/mnt" or "/data" or "/src" or "/work" or "/workspace" or "/build";
}
