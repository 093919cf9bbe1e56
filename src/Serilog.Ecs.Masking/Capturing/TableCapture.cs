using System.Data;
using System.Diagnostics.CodeAnalysis;
using System.Xml;
using System.Xml.Linq;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Capturing;

/// <summary>Captures rows by the names of their columns, and XML as its text: member by member, a value would be far from its name.</summary>
internal static class TableCapture
{
    private const int MaxRows = 1_000;

    /// <summary>Returns whether a type may be one of these, by its name alone: programs that log none of them need not load their assemblies.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "What was trimmed away implements nothing.")]
    public static bool Takes(Type type)
    {
        for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
        {
            if (current.FullName is "System.Xml.Linq.XObject" or "System.Xml.XmlNode"
                or "System.Data.DataTable" or "System.Data.DataView" or "System.Data.DataRow" or "System.Data.DataRowView")
            {
                return true;
            }
        }

        return type.GetInterface("System.Data.IDataRecord") is not null && type.GetInterface("System.Data.IDataReader") is null;
    }

    public static LogEventPropertyValue? TryCapture(object value, ValueCapture capture) => value switch
    {
        XObject node => new ScalarValue(node.ToString()),
        XmlNode node => new ScalarValue(node.OuterXml),
        DataTable table => Rows(table.Rows.Cast<DataRow>(), capture),
        DataView view => Rows(view.Cast<DataRowView>().Select(static row => row.Row), capture),
        DataRowView row => Row(row.Row, capture),
        DataRow row => Row(row, capture),
        IDataRecord record => new DictionaryValue(Enumerable.Range(0, record.FieldCount).DistinctBy(record.GetName)
            .Select(index => Cell(record.GetName(index), capture.Guarded(() => record.GetValue(index))))),
        _ => null,
    };

    private static SequenceValue Rows(IEnumerable<DataRow> rows, ValueCapture capture) => new(rows.Take(MaxRows).Select(row => Row(row, capture)));

    // The values of a deleted row cannot be read.
    private static DictionaryValue Row(DataRow row, ValueCapture capture) =>
        new(row.Table.Columns.Cast<DataColumn>().Select(
            column => Cell(column.ColumnName, capture.Guarded(() => row.RowState == DataRowState.Deleted ? null : row[column]))));

    private static KeyValuePair<ScalarValue, LogEventPropertyValue> Cell(string name, LogEventPropertyValue value) => new(new ScalarValue(name), value);
}
