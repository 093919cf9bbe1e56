using System.Globalization;
using Serilog.Ecs.Masking.Document.Layout;

namespace Serilog.Ecs.Masking.Enrichers.Identity;

/// <summary>The ECS fields that OpenTelemetry's resource attributes mean.</summary>
internal static class ResourceAttributeMap
{
    private enum Form
    {
        Text,
        Number,
        List,
        OperatingSystem,
    }

    private static readonly Dictionary<string, Target[]> Targets = new(StringComparer.Ordinal)
    {
        ["service.name"] = [new("service.name")],
        ["service.version"] = [new("service.version")],
        ["service.instance.id"] = [new("service.node.name")],
        ["deployment.environment.name"] = [new("service.environment")],
        ["deployment.environment"] = [new("service.environment")],
        ["host.name"] = [new("host.name"), new("host.hostname")],
        ["host.id"] = [new("host.id")],
        ["host.type"] = [new("host.type")],
        ["host.arch"] = [new("host.architecture")],
        ["host.ip"] = [new("host.ip", Form.List)],
        ["host.mac"] = [new("host.mac", Form.List)],
        ["os.type"] = [new("host.os.type", Form.OperatingSystem), new("host.os.platform")],
        ["os.name"] = [new("host.os.name")],
        ["os.version"] = [new("host.os.version")],
        ["os.description"] = [new("host.os.full")],
        ["container.id"] = [new("container.id")],
        ["container.name"] = [new("container.name")],
        ["container.runtime"] = [new("container.runtime")],
        ["container.image.name"] = [new("container.image.name")],
        ["container.image.tag"] = [new("container.image.tag", Form.List)],
        ["container.image.tags"] = [new("container.image.tag", Form.List)],
        ["cloud.provider"] = [new("cloud.provider")],
        ["cloud.account.id"] = [new("cloud.account.id")],
        ["cloud.region"] = [new("cloud.region")],
        ["cloud.availability_zone"] = [new("cloud.availability_zone")],
        ["cloud.platform"] = [new("cloud.service.name")],
        ["k8s.cluster.name"] = [new("orchestrator.cluster.name")],
        ["k8s.namespace.name"] = [new("orchestrator.namespace")],
        ["k8s.pod.name"] = [new("orchestrator.resource.name")],
        ["k8s.pod.uid"] = [new("orchestrator.resource.id")],
        ["process.pid"] = [new("process.pid", Form.Number)],
        ["process.executable.name"] = [new("process.name")],
        ["process.executable.path"] = [new("process.executable")],
        ["process.command_line"] = [new("process.command_line")],
    };

    // The values that ECS allows for host.os.type
    private static readonly string[] OperatingSystems = ["linux", "macos", "unix", "windows", "ios", "android"];

    /// <summary>The fields that a resource attribute can fill, for the tests.</summary>
    public static IEnumerable<string> Fields =>
        Targets.Values.SelectMany(targets => targets).Select(target => target.Field).Append("orchestrator.resource.type");

    /// <summary>Returns the fields of one attribute; what no field takes becomes a label.</summary>
    public static IEnumerable<IdentityField> Map(string attribute, string value)
    {
        if (value.Length == 0)
        {
            yield break;
        }

        if (!Targets.TryGetValue(attribute, out var targets))
        {
            yield return Label(attribute, value);
            yield break;
        }

        var taken = false;
        foreach (var target in targets)
        {
            if (Read(target.Form, value) is { } read)
            {
                taken = true;
                yield return new IdentityField(target.Field, read, IdentitySource.Environment);
            }
        }

        if (!taken)
        {
            yield return Label(attribute, value);
        }

        if (attribute is "k8s.pod.name" or "k8s.pod.uid")
        {
            yield return new IdentityField("orchestrator.resource.type", "pod", IdentitySource.Environment);
        }
    }

    private static IdentityField Label(string attribute, string value) =>
        new(Serilog.Ecs.Masking.Fields.FieldTarget.Labels + attribute, value, IdentitySource.Environment);

    private static object? Read(Form form, string value) => form switch
    {
        Form.Number => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
        Form.List => value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } items ? items : null,
        Form.OperatingSystem => value == "darwin" ? "macos" : OperatingSystems.Contains(value) ? value : null,
        _ => value,
    };

    private readonly record struct Target(string Field, Form Form = Form.Text);
}
