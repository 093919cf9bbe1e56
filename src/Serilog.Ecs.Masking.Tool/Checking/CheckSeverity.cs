namespace Serilog.Ecs.Masking.Tool.Checking;

/// <summary>The severity of a problem.</summary>
internal enum CheckSeverity
{
    /// <summary>Against the ecs-logging specification, or a limit of common programs.</summary>
    Warning,

    /// <summary>Elasticsearch rejects the document.</summary>
    Rejected,
}
