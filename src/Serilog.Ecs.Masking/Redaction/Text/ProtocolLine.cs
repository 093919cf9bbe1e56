namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Commands of protocols and settings of servers that take a password.</summary>
internal static class ProtocolLine
{
    public static bool Takes(ReadOnlySpan<char> word, string command) => word.Equals(command, StringComparison.OrdinalIgnoreCase);

    public static bool IsDirective(ReadOnlySpan<char> word) => word is "requirepass" or "masterauth" or "auth-pass";
}
