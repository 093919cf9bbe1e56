namespace Serilog.Ecs.Masking;

/// <summary>How the dotted names of ECS fields are written.</summary>
public enum FieldNesting
{
    /// <summary>One key for each field: <c>"service.name":"auth-api"</c>.</summary>
    Dotted,

    /// <summary>
    /// Objects: <c>"service":{"name":"auth-api"}</c>, for collectors that cannot expand dots. <c>log.level</c> and
    /// <c>ecs.version</c> stay dotted, as the ecs-logging specification wants.
    /// </summary>
    Nested,
}
