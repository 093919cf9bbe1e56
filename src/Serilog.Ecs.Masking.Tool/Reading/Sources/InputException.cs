namespace Serilog.Ecs.Masking.Tool.Reading.Sources;

/// <summary>An input that cannot be read. The message names it and the reason.</summary>
internal class InputException : Exception
{
    public InputException(string message)
        : base(message)
    {
    }

    public static InputException For(string name, Exception fault) => new(fault switch
    {
        FileNotFoundException or DirectoryNotFoundException => $"{name}: no such file",
        UnauthorizedAccessException => $"{name}: no permission to read it",
        InvalidDataException => $"{name}: the compressed data is damaged",
        _ => $"{name}: cannot be read ({fault.GetType().Name})",
    });
}
