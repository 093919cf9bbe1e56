using System.Diagnostics.CodeAnalysis;

namespace Serilog.Ecs.Masking.Tests.Redaction.Channels;

#pragma warning disable CA1822, CA1823, CA2211, IDE0051, IDE0052 // Shapes that users log; what they hold is what counts.

internal sealed class Login
{
    public string User { get; init; } = "ann";

    public string? Password { get; init; }
}

internal sealed class Trip
{
    public string User { get; init; } = "ann";

    public string? City { get; init; }
}

internal sealed record LoginRecord(string User, string Password);

internal sealed record TripRecord(string User, string City);

internal sealed record ContactRecord(string Name, string Email);

internal sealed class NamedValue
{
    public string Name { get; init; } = "";

    public string? Value { get; init; }
}

internal sealed class HiddenMember(string value)
{
    public int Attempts => 3;

    public int Length => Password.Length;

    private string Password => value;
}

internal sealed class StaticMember
{
    public static string? Password { get; set; }

    public int Attempts => 3;
}

internal sealed class ThrowingMember(string message)
{
    public int Attempts => 3;

    public string Address => throw new InvalidOperationException(message);
}

internal enum Setting
{
    City,
    Password,
}

[SuppressMessage("Design", "CA1032", Justification = "Made up for one test.")]
internal sealed class FaultWithMember(string message, string password) : Exception(message)
{
    public string Password { get; } = password;
}
