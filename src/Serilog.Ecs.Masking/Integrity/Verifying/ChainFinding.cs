namespace Serilog.Ecs.Masking.Integrity.Verifying;

/// <summary>What is wrong, and where.</summary>
internal readonly record struct ChainFinding(EcsIntegrityVerdict Verdict, int StreamNumber, long LineNumber, string Message);
