using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Ecs.Masking.Redaction.Events;

/// <summary>
/// The text of a message that had to be masked as a whole, in the place of its template. For a document, which shows values without quotes,
/// it keeps the template.
/// </summary>
/// <param name="text">The masked message, as Serilog renders it.</param>
/// <param name="original">The template, masked.</param>
internal sealed class MaskedMessageTemplate(string text, MessageTemplate original) : MessageTemplate(text, [new TextToken(text)])
{
    /// <summary>The template. Its message has to be masked again, and where nothing is found in it, the text is the one to show.</summary>
    public MessageTemplate Original { get; } = original;
}
