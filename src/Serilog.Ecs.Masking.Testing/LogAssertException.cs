namespace Serilog.Ecs.Masking.Testing;

/// <summary>Reports the lines or events of a log that contain something sensitive, with the rules and without the values.</summary>
public sealed class LogAssertException : Exception
{
    internal LogAssertException(string message)
        : base(message)
    {
    }
}
