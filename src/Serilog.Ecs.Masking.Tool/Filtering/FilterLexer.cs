using System.Globalization;
using System.Text;

namespace Serilog.Ecs.Masking.Tool.Filtering;

/// <summary>Splits a filter into tokens.</summary>
internal static class FilterLexer
{
    // The longer ones first.
    private static readonly string[] Operators = ["==", "!=", ">=", "<=", "&&", "||", ">", "<", "=", ":", "!"];

    public static List<FilterToken> Read(string text)
    {
        var tokens = new List<FilterToken>();
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            tokens.Add(ReadOne(text, ref at));
        }

        tokens.Add(new FilterToken(FilterTokenKind.End, "", text.Length + 1));
        return tokens;
    }

    private static FilterToken ReadOne(string text, ref int at)
    {
        var start = at;
        switch (text[at])
        {
            case '(':
                return new FilterToken(FilterTokenKind.Open, text.Substring(at++, 1), start + 1);
            case ')':
                return new FilterToken(FilterTokenKind.Close, text.Substring(at++, 1), start + 1);
            case ',':
                return new FilterToken(FilterTokenKind.Comma, text.Substring(at++, 1), start + 1);
            case '"' or '\'':
                return new FilterToken(FilterTokenKind.Quoted, ReadQuoted(text, ref at), start + 1);
        }

        foreach (var one in Operators)
        {
            if (string.CompareOrdinal(text, at, one, 0, one.Length) == 0)
            {
                at += one.Length;
                return new FilterToken(FilterTokenKind.Operator, one, start + 1);
            }
        }

        while (at < text.Length && !char.IsWhiteSpace(text[at]) && !"()\"',=!<>:&|".Contains(text[at], StringComparison.Ordinal))
        {
            at++;
        }

        if (at == start)
        {
            throw new FilterException(string.Create(CultureInfo.InvariantCulture, $"at {start + 1}: '{text[at]}' is not expected"));
        }

        return new FilterToken(FilterTokenKind.Word, text[start..at], start + 1);
    }

    private static string ReadQuoted(string text, ref int at)
    {
        var start = at;
        var quote = text[at++];
        var value = new StringBuilder();
        while (at < text.Length && text[at] != quote)
        {
            at += text[at] == '\\' && at + 1 < text.Length ? 1 : 0;
            value.Append(text[at++]);
        }

        if (at++ >= text.Length)
        {
            throw new FilterException(string.Create(CultureInfo.InvariantCulture, $"at {start + 1}: the quotation mark has no end"));
        }

        return value.ToString();
    }
}
