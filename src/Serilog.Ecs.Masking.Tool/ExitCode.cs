namespace Serilog.Ecs.Masking.Tool;

/// <summary>The exit codes of the process.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>Something was found: a secret, a line that would be rejected, a changed file.</summary>
    public const int Found = 1;

    /// <summary>A wrong argument, or an input that could not be read.</summary>
    public const int Failed = 2;

    /// <summary>Ctrl+C.</summary>
    public const int Cancelled = 130;
}
