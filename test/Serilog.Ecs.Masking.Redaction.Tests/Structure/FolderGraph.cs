using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Serilog.Ecs.Masking.Redaction.Tests.Structure;

/// <summary>Which folders of the engine use which others, read from the compiled types: a namespace is a folder.</summary>
internal sealed class FolderGraph
{
    private const string Root = "Serilog.Ecs.Masking.Redaction.";

    private readonly HashSet<(string From, string To)> _edges = [];

    /// <summary>Reads an assembly. Public types are the vocabulary of all folders, and belong to none.</summary>
    public FolderGraph(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        foreach (var type in module.GetTypes())
        {
            foreach (var used in UsedBy(type))
            {
                if (FolderOf(type) is { } from && FolderOf(used) is { } to && from != to)
                {
                    _edges.Add((from, to));
                }
            }
        }
    }

    /// <summary>Gets each folder with one that it uses.</summary>
    public IReadOnlySet<(string From, string To)> Edges => _edges;

    /// <summary>Returns the folders of each cycle that is left without some of the edges.</summary>
    public IReadOnlyList<string> Cycles(IReadOnlyCollection<(string From, string To)> without)
    {
        var left = _edges.Except(without).ToHashSet();
        var folders = left.SelectMany(static edge => new[] { edge.From, edge.To }).ToHashSet();

        // A folder that none of the left ones uses, or that uses none, is in no cycle.
        while (folders.RemoveWhere(folder => !left.Any(edge => edge.From == folder) || !left.Any(edge => edge.To == folder)) > 0)
        {
            left.RemoveWhere(edge => !folders.Contains(edge.From) || !folders.Contains(edge.To));
        }

        return [.. left.Select(static edge => edge.From + " → " + edge.To).Order(StringComparer.Ordinal)];
    }

    private static string? FolderOf(TypeReference type)
    {
        var outer = type.GetElementType();
        while (outer.DeclaringType is { } declaring)
        {
            outer = declaring;
        }

        return outer.Namespace.StartsWith(Root, StringComparison.Ordinal) ? outer.Namespace[Root.Length..].Replace('.', '/') : null;
    }

    private static IEnumerable<TypeReference> UsedBy(TypeDefinition type) =>
    [
        .. Parts(type.BaseType),
        .. type.Interfaces.SelectMany(static one => Parts(one.InterfaceType)),
        .. type.Fields.SelectMany(static field => Parts(field.FieldType)),
        .. type.Methods.SelectMany(UsedBy),
    ];

    private static IEnumerable<TypeReference> UsedBy(MethodDefinition method)
    {
        IEnumerable<TypeReference> used = [.. Parts(method.ReturnType), .. method.Parameters.SelectMany(static parameter => Parts(parameter.ParameterType))];
        return !method.HasBody
            ? used
            : [.. used, .. method.Body.Variables.SelectMany(static variable => Parts(variable.VariableType)), .. method.Body.Instructions.SelectMany(UsedBy)];
    }

    private static IEnumerable<TypeReference> UsedBy(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => Parts(type),
        MethodReference method => [.. Parts(method.DeclaringType), .. method is GenericInstanceMethod generic ? generic.GenericArguments.SelectMany(Parts) : []],
        FieldReference field => Parts(field.DeclaringType),
        _ => [],
    };

    // The type, and what it is generic over.
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };
}
