namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>A collector as its documentation describes it, with the configuration beside the sample. What the configuration
/// has and the model does not know is an error, so that no rule of it goes untried.</summary>
internal abstract class CollectorModel
{
    public static readonly string[] Names = ["fluent-bit", "fluentd", "logstash", "filebeat", "otel-collector"];

    public static CollectorModel Of(string name) => name switch
    {
        "fluent-bit" => new FluentBit(),
        "fluentd" => new Fluentd(),
        "logstash" => new Logstash(),
        "filebeat" => new Filebeat(),
        "otel-collector" => new OtelCollector(),
        _ => throw new NotSupportedException(name),
    };

    /// <summary>What it stores of lines that are in a log file as the service wrote them, without their ends.</summary>
    public abstract IReadOnlyList<Delivery> OfFile(IEnumerable<string> lines);

    /// <summary>What it stores of lines that a container runtime wrote around those of the service.</summary>
    public abstract IReadOnlyList<Delivery> OfContainer(IEnumerable<string> lines);

    protected static NotSupportedException Unknown(string what) => new($"The model does not know '{what}'.");
}
