namespace Serilog.Ecs.Masking.Files;

/// <summary>A file that was created with too wide a mode was replaced by one that never had it, and is to be opened again.</summary>
/// <remarks>No <see cref="IOException"/>: at one of these the file sink goes on to the next number, and leaves an empty file behind.</remarks>
internal sealed class FileReplacedException() : Exception("The file was replaced by one of the right mode.");
