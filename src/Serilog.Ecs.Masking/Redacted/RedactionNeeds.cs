namespace Serilog.Ecs.Masking.Redacted;

/// <summary>What an output writes of an event besides its properties: what it does not write is not masked.</summary>
[Flags]
internal enum RedactionNeeds
{
    /// <summary>Nothing else.</summary>
    Properties = 0,

    /// <summary>The rendered message.</summary>
    Message = 1,

    /// <summary>Type, message and code of the exception, and what the exceptions carry as data.</summary>
    Error = 2,

    /// <summary>The text of the exception with its stack trace.</summary>
    StackTrace = 4,

    /// <summary>The text of the message template.</summary>
    TemplateText = 8,

    /// <summary>The event itself, for a sink that writes it in its own way: exception and template.</summary>
    LogEvent = 16,
}
