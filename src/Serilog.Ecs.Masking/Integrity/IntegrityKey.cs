using System.Buffers;

namespace Serilog.Ecs.Masking.Integrity;

/// <summary>A secret key with the name under which it can be replaced. It never appears in a text.</summary>
internal sealed class IntegrityKey
{
    private const int MaxIdLength = 32;
    private const int MinBytes = 32;

    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    private readonly byte[] _bytes;

    public IntegrityKey(string id, byte[] bytes)
    {
        if (IdFault(id) is { } idFault)
        {
            throw new ArgumentException(idFault, nameof(id));
        }

        if (BytesFault(bytes) is { } bytesFault)
        {
            throw new ArgumentException($"The key '{id}' {bytesFault}", nameof(bytes));
        }

        Id = id;
        _bytes = [.. bytes];
    }

    public string Id { get; }

    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Returns what is wrong with the name of a key, or <see langword="null"/>.</summary>
    public static string? IdFault(string? id) => id is { Length: > 0 and <= MaxIdLength } && !id.AsSpan().ContainsAnyExcept(IdCharacters)
        ? null
        : $"the name of a key has 1 to {MaxIdLength} of the letters, digits, '.', '_' and '-'.";

    /// <summary>Returns what is wrong with a key, as the end of a sentence, or <see langword="null"/>.</summary>
    public static string? BytesFault(byte[]? bytes) => bytes switch
    {
        null or { Length: < MinBytes } => $"has {bytes?.Length ?? 0} bytes; at least {MinBytes} are needed.",

        // An array that was never filled is the weak key that occurs in practice.
        _ when !bytes.AsSpan().ContainsAnyExcept(bytes[0]) => "has only equal bytes; it must be random.",
        _ => null,
    };
}
