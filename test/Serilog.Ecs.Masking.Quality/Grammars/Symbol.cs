namespace Serilog.Ecs.Masking.Quality.Grammars;

/// <summary>A part of a production: literal text, or the name of another production with its arguments.</summary>
internal sealed record Symbol(string? Literal, string Name, string[] Arguments);
