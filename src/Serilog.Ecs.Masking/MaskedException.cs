namespace Serilog.Ecs.Masking;

/// <summary>
/// Replaces, inside <c>WriteTo.Masked</c>, an exception whose text contained something sensitive: the same text,
/// masked, and nothing of the exception itself.
/// </summary>
public sealed class MaskedException : Exception
{
    private readonly string _text;
    private readonly string? _stackTrace;

    internal MaskedException(string sourceType, string message, string text, string? stackTrace, string? errorCode, Exception? innerException)
        : base(message, innerException)
    {
        SourceType = sourceType;
        ErrorCode = errorCode;
        _text = text;
        _stackTrace = stackTrace;
    }

    /// <summary>The full name of the type of the exception that was thrown.</summary>
    public string SourceType { get; }

    /// <summary>The code by which the failing system knows the fault, such as an SQL state; <see langword="null"/> if it has none.</summary>
    public string? ErrorCode { get; }

    /// <summary>The stack trace of the exception that was thrown, masked.</summary>
    public override string? StackTrace => _stackTrace;

    /// <summary>The text of the exception that was thrown and of those inside it, masked.</summary>
    /// <returns>The text, which begins with <see cref="SourceType"/>.</returns>
    public override string ToString() => _text;
}
