using System.Reflection;
using System.Runtime.InteropServices;
using Serilog.Debugging;
using Serilog.Ecs.Masking.Settings;

namespace Serilog.Ecs.Masking.Enrichers.Identity;

/// <summary>The identity of the service, its host and its process. Determined once, when a logger is built.</summary>
internal sealed class ServiceIdentity
{
    private ServiceIdentity(IReadOnlyList<IdentityField> serviceFields, IReadOnlyList<IdentityField> allFields)
    {
        ServiceFields = serviceFields;
        AllFields = allFields;
    }

    /// <summary><c>service.*</c> and <c>event.dataset</c>, which every document has.</summary>
    public IReadOnlyList<IdentityField> ServiceFields { get; }

    /// <summary>These and the host, the process and all of OpenTelemetry's resource.</summary>
    public IReadOnlyList<IdentityField> AllFields { get; }

    /// <summary>Resolves each field: options, OpenTelemetry's variables, the other variables, the entry assembly.</summary>
    public static ServiceIdentity Resolve(EcsOptions options, EnvironmentReader environment, Assembly? entryAssembly)
    {
        var resource = ResourceAttributes.Parse(environment(ResourceAttributes.Variable), static text => SelfLog.WriteLine("{0}", text));
        var service = new FieldSet();

        service.Configure("service.name", options.ServiceName);
        service.Detect("service.name", environment("OTEL_SERVICE_NAME"));
        service.Detect("service.name", resource.GetValueOrDefault("service.name"));
        service.Detect("service.name", entryAssembly?.GetName().Name);
        service.Configure("service.version", options.ServiceVersion);
        service.Detect("service.version", resource.GetValueOrDefault("service.version"));
        service.Detect("service.version", VersionOf(entryAssembly));
        service.Configure("service.environment", options.ServiceEnvironment);
        service.Detect("service.environment", resource.GetValueOrDefault("deployment.environment.name"));
        service.Detect("service.environment", resource.GetValueOrDefault("deployment.environment"));
        service.Detect("service.environment", DeploymentEnvironment.NameOf(environment, options.HostEnvironment));
        service.Configure("service.node.name", options.ServiceNodeName);
        service.Detect("service.node.name", resource.GetValueOrDefault("service.instance.id"));
        service.Configure("event.dataset", options.EventDataset);
        service.Copy("service.name", "event.dataset");

        var all = new FieldSet(service);
        var masking = resource.Count > 0 && options.Masking.Mode == MaskingMode.Mask ? new AttributeMasker(options.Masking) : null;
        foreach (var (attribute, value) in resource)
        {
            foreach (var field in ResourceAttributeMap.Map(attribute, value))
            {
                all.Add(masking?.Mask(field) ?? field);
            }
        }

        AddHost(all);
        AddProcess(all);
        return new ServiceIdentity(service.ToArray(), all.ToArray());
    }

    private static void AddHost(FieldSet fields)
    {
        var name = Guarded(static () => Environment.MachineName);
        fields.Detect("host.name", name);
        fields.Detect("host.hostname", name);
        fields.Detect("host.architecture", Architecture());
        fields.Detect(
            "host.os.type", OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : null);
        fields.Detect("host.os.full", Guarded(static () => RuntimeInformation.OSDescription));
    }

    private static void AddProcess(FieldSet fields)
    {
        fields.Add(new IdentityField("process.pid", (long)Environment.ProcessId, IdentitySource.Environment));
        fields.Detect("process.name", Guarded(ProcessName));
    }

    // Only Windows has an extension to take away; elsewhere a dot is part of the name.
    private static string? ProcessName()
    {
        var file = Path.GetFileName(Environment.ProcessPath);
        return file is not null && file.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? file[..^4] : file;
    }

    // The names of OpenTelemetry's host.arch, so that both sources agree
    private static string Architecture() => RuntimeInformation.OSArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => "amd64",
        System.Runtime.InteropServices.Architecture.Arm64 => "arm64",
        System.Runtime.InteropServices.Architecture.X86 => "x86",
        System.Runtime.InteropServices.Architecture.Arm => "arm32",
        var other => other.ToString().ToLowerInvariant(),
    };

    private static string? VersionOf(Assembly? assembly)
    {
        var version = assembly?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? assembly?.GetName().Version?.ToString();
        var build = version?.IndexOf('+', StringComparison.Ordinal) ?? -1;
        return build > 0 ? version![..build] : version;
    }

    private static string? Guarded(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception)
        {
            // A service starts on a host without a name too.
            SelfLog.WriteLine("A field of the service identity is left out: {0}.", exception.GetType().FullName);
            return null;
        }
    }

    /// <summary>Fields in the order they came, the first of equal names only.</summary>
    private sealed class FieldSet(FieldSet? start = null)
    {
        private readonly List<IdentityField> _fields = [.. start?._fields ?? []];
        private readonly HashSet<string> _names = [.. start?._names ?? []];

        public void Configure(string name, string? value) => Add(name, value, IdentitySource.Options);

        public void Detect(string name, string? value) => Add(name, value, IdentitySource.Environment);

        public void Copy(string from, string to)
        {
            var index = _fields.FindIndex(field => field.Name == from);
            if (index >= 0)
            {
                Add(_fields[index] with { Name = to });
            }
        }

        public void Add(IdentityField field)
        {
            if (_names.Add(field.Name))
            {
                _fields.Add(field);
            }
        }

        public IdentityField[] ToArray() => [.. _fields];

        private void Add(string name, string? value, IdentitySource source)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                Add(new IdentityField(name, value.Trim(), source));
            }
        }
    }
}
