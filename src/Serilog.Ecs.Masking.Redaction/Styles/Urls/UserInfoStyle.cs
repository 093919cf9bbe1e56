namespace Serilog.Ecs.Masking.Redaction.Styles.Urls;

/// <summary>What is between <c>://</c> and <c>@</c>: always <c>***:***</c>, so that a token in the user's place reads no different.</summary>
internal sealed class UserInfoStyle() : WrittenStyle(Hidden)
{
    private const string Hidden = "***:***";

    public static UserInfoStyle Default { get; } = new();

    public override bool TryWrite(scoped ReadOnlySpan<char> value, ref MaskWriter writer) => false;
}
