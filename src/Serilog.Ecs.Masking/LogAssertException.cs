namespace Serilog.Ecs.Masking;

/// <summary>Says that something sensitive shows in a log, where, and by which rules; never what it is.</summary>
public sealed class LogAssertException : Exception
{
    internal LogAssertException(string message)
        : base(message)
    {
    }
}
