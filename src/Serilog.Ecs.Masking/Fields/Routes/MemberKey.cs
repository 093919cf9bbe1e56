using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redaction.Buffers;

namespace Serilog.Ecs.Masking.Fields.Routes;

/// <summary>The name of a structure's member, made ready for writing.</summary>
internal sealed class MemberKey
{
    public MemberKey(string name, NameCasing casing)
    {
        Key = LabelName.Of(name, casing);
        Hash = Key.GetHashCode(StringComparison.Ordinal);
        Json = Member(Key);
        OriginalJson = Member(name);
    }

    /// <summary>The key in <c>data</c>.</summary>
    public string Key { get; }

    public int Hash { get; }

    /// <summary>The key as JSON, a comma before it and a colon after it.</summary>
    public string Json { get; }

    /// <summary>The name as the code has it, in the same form, for the message.</summary>
    public string OriginalJson { get; }

    private static string Member(string key)
    {
        var buffer = new CharBuffer(key.Length + 8);
        buffer.Append(',');
        buffer.AppendJsonString(key);
        buffer.Append(':');
        return buffer.Written.ToString();
    }
}
