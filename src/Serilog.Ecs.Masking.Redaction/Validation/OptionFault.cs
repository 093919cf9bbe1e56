namespace Serilog.Ecs.Masking.Redaction.Validation;

/// <summary>A fault in one option.</summary>
/// <param name="Option">The name of the property of the options.</param>
/// <param name="Entry">The key or number of the entry, where the option has several.</param>
/// <param name="Text">What is wrong.</param>
internal sealed record OptionFault(string Option, string? Entry, string Text)
{
    /// <summary>The option as code spells it.</summary>
    public string Name => Entry is null ? Option : Option + "[" + Entry + "]";
}
