namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>The stage of the pipeline that masks.</summary>
internal enum Stage
{
    /// <summary>In <see cref="EcsTextFormatter"/>.</summary>
    Formatter,

    /// <summary>In <c>WriteTo.Masked</c>.</summary>
    WriteTo,

    /// <summary>In <c>AuditTo.Masked</c>.</summary>
    AuditTo,

    /// <summary>In <c>WriteTo.EcsRouted</c>: a file with documents, and an alert sink that gets a masked copy.</summary>
    Routed,

    /// <summary>In <c>Enrich.WithMasking</c>; message templates and exceptions are not its business.</summary>
    Enricher,
}
