namespace Serilog.Ecs.Masking.Routing;

/// <summary>The properties of structured events, by the names that settings, scopes and templates use.</summary>
internal static class MessageProperty
{
    public const string Topics = "Topics";
    public const string TransactionId = "TransactionId";
    public const string SessionId = "SessionId";
    public const string Priority = "Priority";
    public const string SchemaName = "SchemaName";
    public const string SchemaVersion = "SchemaVersion";
    public const string Data = "Data";
    public const string Expires = "Expires";

    /// <summary>The label of a property, which is part of its meaning and has no other casing; <see langword="null"/> for other properties.</summary>
    public static string? LabelOf(string name) => name switch
    {
        TransactionId => "transaction_id",
        SessionId => "session_id",
        SchemaName => "schema_name",
        SchemaVersion => "schema_version",
        Expires => "expires",
        _ => null,
    };
}
