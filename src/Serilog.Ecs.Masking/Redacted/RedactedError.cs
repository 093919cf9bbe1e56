namespace Serilog.Ecs.Masking.Redacted;

/// <summary>The exception of an event, as it may be written. Reused from event to event.</summary>
internal sealed class RedactedError
{
    /// <summary>The full name of the exception's type.</summary>
    public string Type { get; set; } = "";

    public string Message { get; set; } = "";

    /// <summary>The code by which the failing system knows the fault, or <see langword="null"/>.</summary>
    public string? Code { get; set; }

    /// <summary>Type, message and frames of the exception and of those inside it; <see langword="null"/> if no output asked for it.</summary>
    public string? StackTrace { get; set; }

    public void Clear()
    {
        Type = "";
        Message = "";
        Code = null;
        StackTrace = null;
    }
}
