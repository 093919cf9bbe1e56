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

internal sealed class FieldChange
{
    public string Property { get; init; } = "";

    public object? OldValue { get; init; }

    public object? NewValue { get; init; }
}

internal sealed class ColumnChange
{
    public string ColumnName { get; init; } = "";

    public object? OriginalValue { get; init; }

    public object? CurrentValue { get; init; }
}

internal sealed class ValidationFailure
{
    public string PropertyName { get; init; } = "";

    public string ErrorMessage { get; init; } = "is too short";

    public object? AttemptedValue { get; init; }
}

internal sealed record Wrapped<T>(T Content);

internal sealed record PasswordText(string Value);

internal sealed record CityText(string Value);

internal sealed class JwtOptions
{
    public string Issuer { get; init; } = "shop";

    public string? Key { get; init; }
}

internal sealed class SortOptions
{
    public string Issuer { get; init; } = "shop";

    public string? Key { get; init; }
}

internal sealed class SetCookieHeaderValue
{
    public string Name { get; init; } = "";

    public string? Value { get; init; }
}

internal sealed class AreaHeaderValue
{
    public string Name { get; init; } = "";

    public string? Value { get; init; }
}

[SuppressMessage("Design", "CA1032", Justification = "Made up for one test.")]
internal sealed class FaultWithMember(string message, string password) : Exception(message)
{
    public string Password { get; } = password;
}
