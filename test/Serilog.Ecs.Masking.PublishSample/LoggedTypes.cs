using Serilog.Ecs.Masking;

namespace Serilog.Ecs.Masking.PublishSample;

/// <summary>An object whose members are marked.</summary>
internal sealed class Account
{
    public string Name { get; set; } = "";

    [Masked]
    public string Nickname { get; set; } = "";

    [NotLogged]
    public string Notes { get; set; } = "";

    public Sensitive<string> Pin { get; set; }

    public string Password { get; set; } = "";

    public DateTimeOffset? LockedUntil { get; set; }

    public List<string> Roles { get; } = [];

    public Account? Parent { get; set; }

    public static Account Example() => new()
    {
        Name = "ada",
        Nickname = "plant3d-secret-11",
        Notes = "plant3d-secret-12",
        Pin = "plant3d-secret-13",
        Password = "plant3d-secret-14",
        Roles = { "admin", "user" },
        Parent = new Account { Name = "bob", Nickname = "plant3d-secret-15" },
    };
}

/// <summary>A record, which also prints its members as text.</summary>
internal sealed record Order(string OrderId, OrderState State, OrderItem[] Items, string ApiKey);

/// <summary>A part of an order.</summary>
internal sealed record OrderItem(string Sku, int Quantity, decimal Price);

/// <summary>A value type.</summary>
internal readonly record struct Point(int X, int Y);

/// <summary>An enumeration.</summary>
internal enum OrderState
{
    New,
    Paid,
}
