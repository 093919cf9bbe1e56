using Serilog.Ecs.Masking.Tool.Scanning.Hiding;

namespace Serilog.Ecs.Masking.Tool.Scanning;

/// <summary>The options of a scan.</summary>
internal sealed record ScanOptions
{
    /// <summary>Creates the redactor that finds. Each thread has its own.</summary>
    public required Func<Redactor> CreateRedactor { get; init; }

    /// <summary>Creates the redactor that hides whatever may be a value in what is printed.</summary>
    public required Func<Redactor> CreateHider { get; init; }

    public Fingerprinter? Fingerprinter { get; init; }

    /// <summary>The findings that are known, or <see langword="null"/>.</summary>
    public IReadOnlySet<string>? Known { get; init; }

    /// <summary>Gets every value that is found.</summary>
    public FoundValues Values { get; } = new();

    public bool WritesCopy { get; init; }

    public bool CollectsFingerprints { get; init; }
}
