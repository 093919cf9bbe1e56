using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Notations;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Judging;

/// <summary>Recognises values that are locations: directories, and the files that keys and tokens are kept in.</summary>
internal static class PlaceShapes
{
    // Of names, and of no secret that somebody chose with care.
    private static readonly SearchValues<char> FileNameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz.-_");
    private static readonly SearchValues<char> NotOfPaths = SearchValues.Create(":@=+~;, ");
    private static readonly SearchValues<char> PathCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/\\._~- ");

    /// <summary>Returns whether a value is the working directory, which shells call <c>PWD</c>; in a connection string that is a password.</summary>
    public static bool IsDirectory(ReadOnlySpan<char> text, in Pair pair)
    {
        var value = text[pair.Start..pair.End].TrimEnd(' ');
        if (!IsWorkingDirectory(value, text[pair.Key.Start..pair.Key.End]))
        {
            return false;
        }

        // sudo writes a blank before the semicolon.
        var isConnection = (pair.Key.Start > 0 && text[pair.Key.Start - 1] == ';') || text[(pair.Start + value.Length)..].StartsWith(";");
        return !isConnection || (value.StartsWith("/") && value[1..].Contains('/'));
    }

    /// <summary>Returns whether a value is the working directory of a shell, which is called <c>PWD</c> or <c>OLDPWD</c>.</summary>
    public static bool IsWorkingDirectory(ReadOnlySpan<char> value, ReadOnlySpan<char> name) =>
        (name is "PWD" or "OLDPWD" || (name is "pwd" && value.Count('/') > 1 && !value.ContainsAnyInRange('0', '9')))
            && StartsPath(value.TrimEnd(' '))
            && IsPlain(value.TrimEnd(' '));

    /// <summary>Returns whether a value is the path of a file that a key or a token is kept in: <c>/run/secrets/key.json</c>.</summary>
    public static bool IsKeyFile(ReadOnlySpan<char> value)
    {
        value = value.Trim(" \"'");
        return StartsPath(value) && IsPlain(value) && Vocabulary.Is(value[(value.LastIndexOf('.') + 1)..], WordClass.KeyFile);
    }

    /// <summary>Returns whether a value is the name of a file that a key or a token is kept in, without a path: <c>tls.key</c>.</summary>
    public static bool IsNameOfKeyFile(ReadOnlySpan<char> value) =>
        value.Count('.') == 1 && !value.ContainsAnyExcept(FileNameCharacters) && Vocabulary.Is(value[(value.IndexOf('.') + 1)..], WordClass.KeyFile);

    /// <summary>Returns whether a value is the number of an issue in a repository: <c>acme/shop#4194</c>.</summary>
    public static bool IsIssue(ReadOnlySpan<char> value)
    {
        var sign = value.LastIndexOf('#');
        return sign > 0
            && sign + 1 < value.Length
            && !value[(sign + 1)..].ContainsAnyExceptInRange('0', '9')
            && value[..sign].Count('/') == 1
            && value[0] != '/'
            && value[sign - 1] != '/'
            && IsWords(value[..sign]);
    }

    /// <summary>
    /// Returns whether a value is a location of plain words, in which no generator has put anything: <c>https://login.example.com/oauth2/token</c>,
    /// and the place of a vault, <c>projects/acme/secrets/db</c>.
    /// </summary>
    public static bool IsLocationOfWords(ReadOnlySpan<char> value)
    {
        var scheme = value.StartsWith("https://") ? "https://".Length : value.StartsWith("http://") ? "http://".Length : 0;
        var path = value[scheme..].TrimEnd('/');
        return path.Contains('/') && (scheme > 0 || path.StartsWith("secret/") || path.Contains("/secrets/", StringComparison.Ordinal)) && IsWords(path);
    }

    // Letters, and numbers as short as those of versions and of days.
    private static bool IsWords(ReadOnlySpan<char> value) => !value.ContainsAny(NotOfPaths) && PlainWords.Covers(value);

    /// <summary>
    /// Returns whether a value is the path of a source file, perhaps with a part of it named: <c>src/orders.test.ts</c>, <c>tests/test_x.py::test_y</c>.
    /// </summary>
    public static bool IsSourceFile(ReadOnlySpan<char> value)
    {
        value = value.IndexOf("::") is var part and > 0 ? value[..part] : value;
        return value.LastIndexOf('.') is var dot and > 0 && Vocabulary.Is(value[(dot + 1)..], WordClass.SourceFile);
    }

    /// <summary>Returns whether a value is a path of plain words, as vaults name what they keep: <c>prod/db</c>.</summary>
    public static bool IsPathOfWords(ReadOnlySpan<char> value) =>
        value.Contains('/') && !value.ContainsAny(":@=+") && !value.ContainsAnyInRange('0', '9') && PlainWords.Covers(value);

    /// <summary>Returns whether a value begins as a path does: <c>/srv/app</c>, <c>~/app</c>, <c>./app</c>, <c>C:\app</c>, <c>\\server\share</c>.</summary>
    public static bool StartsPath(ReadOnlySpan<char> value) => value switch
    {
        "~" or "/" => true,
        ['/', var first, ..] => char.IsLetterOrDigit(first) || first is '.' or '_' or '~',
        ['~', '/' or '\\', ..] or ['.', '/' or '\\', ..] or ['.', '.', '/' or '\\', ..] or ['\\', '\\', ..] => true,
        [var drive, ':', '\\' or '/', ..] => char.IsAsciiLetter(drive),
        _ => false,
    };

    // A drive has the only colon.
    private static bool IsPlain(ReadOnlySpan<char> path) => !path[(path[1..].StartsWith(":") ? 2 : 0)..].ContainsAnyExcept(PathCharacters);
}
