namespace Serilog.Ecs.Masking.Redaction.Templates;

/// <summary>Two holes of a template, of which one is filled with the name of what the other is filled with.</summary>
/// <param name="Name">The property that holds the name.</param>
/// <param name="Value">The property that holds the value.</param>
internal sealed record NamedHole(string Name, string Value);
