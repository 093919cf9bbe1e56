namespace Serilog.Ecs.Masking.Tool.Checking;

/// <summary>What a problem costs.</summary>
internal enum CheckSeverity
{
    /// <summary>Against the ecs-logging specification, or a limit of common programs.</summary>
    Warning,

    /// <summary>Elasticsearch rejects the document.</summary>
    Rejected,
}
