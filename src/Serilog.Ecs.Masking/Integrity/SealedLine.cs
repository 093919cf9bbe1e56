using System.Buffers.Text;

namespace Serilog.Ecs.Masking.Integrity;

/// <summary>A line, taken apart into what was hashed and what was added.</summary>
internal readonly ref struct SealedLine
{
    private SealedLine(ReadOnlySpan<byte> body, ReadOnlySpan<byte> value, int prefixLength, int numberStart, long number)
    {
        Body = body;
        Value = value;
        Prefix = value[..prefixLength];
        Hash = value[prefixLength..];
        Document = body[..numberStart];
        Number = number;
    }

    /// <summary>The line up to its hash, without the brace that closed it then.</summary>
    public ReadOnlySpan<byte> Body { get; }

    /// <summary>The line up to its number.</summary>
    public ReadOnlySpan<byte> Document { get; }

    /// <summary>The value of <c>event.hash</c>.</summary>
    public ReadOnlySpan<byte> Value { get; }

    /// <summary>Algorithm and key, with the colon after it.</summary>
    public ReadOnlySpan<byte> Prefix { get; }

    public ReadOnlySpan<byte> Hash { get; }

    public long Number { get; }

    /// <summary>Reads a line without its line break. Within a JSON text each quote has a backslash, so what is found is never a part of a value.</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, out SealedLine sealedLine)
    {
        sealedLine = default;
        var start = line.LastIndexOf(ChainSeal.HashKey);
        if (start < 0 || line[0] != (byte)'{' || !line[(start + ChainSeal.HashKey.Length)..].EndsWith("\"}"u8))
        {
            return false;
        }

        var body = line[..start];
        var value = line[(start + ChainSeal.HashKey.Length)..^2];
        var colon = value.LastIndexOf((byte)':');
        var numberStart = body.LastIndexOf(ChainSeal.NumberKey);
        if (colon < 0 || value.Length - colon - 1 != ChainHash.TextLength || value.Length > ChainSeal.MaxValueLength || numberStart < 0)
        {
            return false;
        }

        var digits = body[(numberStart + ChainSeal.NumberKey.Length)..];
        if (!Utf8Parser.TryParse(digits, out long number, out var read) || read != digits.Length || number < 0)
        {
            return false;
        }

        sealedLine = new SealedLine(body, value, colon + 1, numberStart, number);
        return true;
    }
}
