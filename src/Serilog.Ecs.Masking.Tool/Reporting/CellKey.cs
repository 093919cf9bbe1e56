namespace Serilog.Ecs.Masking.Tool.Reporting;

/// <summary>What events of one number in the report have in common.</summary>
/// <param name="Second">The time, in seconds since 1970, of the start of its bucket.</param>
/// <param name="Service">The service.</param>
/// <param name="Level">The place of the level among the six, or -1.</param>
/// <param name="Status">The class of the HTTP status, 1 to 5, or 0.</param>
/// <param name="Route">The route.</param>
internal readonly record struct CellKey(long Second, string Service, int Level, int Status, string Route);
