namespace Serilog.Ecs.Masking.Routing;

/// <summary>A file that was created with too wide a mode was replaced by one that never had it, and is to be opened again.</summary>
internal sealed class FileReplacedException() : IOException("The file was replaced by one of the right mode.");
