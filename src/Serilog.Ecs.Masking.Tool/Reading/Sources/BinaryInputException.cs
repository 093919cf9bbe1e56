namespace Serilog.Ecs.Masking.Tool.Reading.Sources;

/// <summary>An input that is not text.</summary>
internal sealed class BinaryInputException(string name) : InputException($"{name}: is a binary file");
