using FsCheck;
using FsCheck.Fluent;

namespace Serilog.Ecs.Masking.Redaction.Tests.Styles;

/// <summary>Random secrets of letters and digits that no mask is written with, so that any run found in one was shown.</summary>
public sealed record SecretText(string Value)
{
    private const string Letters = "bfgjqvxñø한글漢字0123456789";

    public static Arbitrary<SecretText> Arbitrary() =>
        Gen.OneOf(Of(Letters, 24), Of("bfgjqvx0123456789", 24), Of("0123456789", 19)).ToArbitrary();

    private static Gen<SecretText> Of(string letters, int longest) =>
        from count in Gen.Choose(6, longest)
        from characters in Gen.Elements(letters.ToCharArray()).ListOf(count)
        select new SecretText(string.Concat(characters));
}
