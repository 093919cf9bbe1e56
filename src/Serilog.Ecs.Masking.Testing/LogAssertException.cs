namespace Serilog.Ecs.Masking.Testing;

/// <summary>Reports that something sensitive shows in a log: the lines or events, and the rules, never the value.</summary>
public sealed class LogAssertException : Exception
{
    internal LogAssertException(string message)
        : base(message)
    {
    }
}
