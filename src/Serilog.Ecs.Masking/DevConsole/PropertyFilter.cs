using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Document.Layout;
using Serilog.Ecs.Masking.Fields;

namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>Decides which fields and properties the line below the message shows.</summary>
internal abstract class PropertyFilter
{
    /// <summary>Creates the filter of <paramref name="verbosity"/>.</summary>
    public static PropertyFilter Create(EcsConsoleVerbosity verbosity, DocumentPlan plan) =>
        verbosity == EcsConsoleVerbosity.Full ? new FullPropertyFilter() : new CompactPropertyFilter(plan);

    /// <summary>Finds what the first line of the event in <paramref name="writer"/> shows.</summary>
    public abstract FirstLineContent ReadFirstLine(DocumentWriter writer);

    /// <summary>Returns whether the line below shows a field.</summary>
    public abstract bool ShowsField(in FieldEntry entry, in FirstLineContent firstLine);

    /// <summary>Returns whether the line below shows a label or a member of <c>data</c>.</summary>
    public abstract bool ShowsKey(string key, in FirstLineContent firstLine);

    private sealed class FullPropertyFilter : PropertyFilter
    {
        private static readonly HashSet<FieldSlot> Elsewhere =
        [
            KnownFields.LogLogger, KnownFields.ErrorType, KnownFields.ErrorMessage, KnownFields.ErrorStackTrace,
        ];

        public override FirstLineContent ReadFirstLine(DocumentWriter writer) => default;

        public override bool ShowsField(in FieldEntry entry, in FirstLineContent firstLine) => !Elsewhere.Contains(entry.Slot);

        public override bool ShowsKey(string key, in FirstLineContent firstLine) => true;
    }
}
