using Microsoft.Extensions.Compliance.Classification;

namespace Serilog.Ecs.Masking.Hosting.Tests.Compliance;

/// <summary>The classifications of an application.</summary>
internal static class Taxonomy
{
    public static DataClassification Private { get; } = new("Shop", "Private");

    public static DataClassification Erased { get; } = new("Shop", "Erased");

    public static DataClassification Hashed { get; } = new("Shop", "Hashed");

    public static DataClassification Public { get; } = new("Shop", "Public");

    public static DataClassification Text { get; } = new("Shop", "Text");

    public static DataClassification Unheard { get; } = new("Shop", "Unheard");
}

internal sealed class PrivateAttribute() : DataClassificationAttribute(Taxonomy.Private);

internal sealed class ErasedAttribute() : DataClassificationAttribute(Taxonomy.Erased);

internal sealed class HashedAttribute() : DataClassificationAttribute(Taxonomy.Hashed);

internal sealed class PublicAttribute() : DataClassificationAttribute(Taxonomy.Public);

internal sealed class TextAttribute() : DataClassificationAttribute(Taxonomy.Text);

internal sealed class UnheardAttribute() : DataClassificationAttribute(Taxonomy.Unheard);
