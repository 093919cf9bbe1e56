using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations;

/// <summary>One way to write a name and its value. Each knows where its values begin and end; what is a secret is decided by the judge.</summary>
internal abstract class Notation
{
    /// <summary>Gets the kind under which its pairs are judged.</summary>
    public abstract NotationKind Kind { get; }

    /// <summary>
    /// Gets the words, in lower case, at which <see cref="TryReadWord"/> is asked: names of programs, commands of protocols. The
    /// default is none.
    /// </summary>
    public virtual IEnumerable<string> Words => [];

    /// <summary>Gets whether <see cref="TryReadPair"/> is asked. The default is <see langword="true"/>.</summary>
    public virtual bool ReadsPairs => true;

    /// <summary>Gets whether <see cref="ReadOption"/> is asked. The default is <see langword="false"/>.</summary>
    public virtual bool ReadsOptions => false;

    /// <summary>Reads the value of a name and reports it, in case the text around the name is written in this notation.</summary>
    /// <param name="search">The search that the pair is reported to.</param>
    /// <param name="head">The name and what is around it.</param>
    /// <returns>Whether the text is in this notation, even where its value is harmless: no other notation is asked then.</returns>
    public virtual bool TryReadPair(ref TextSearch search, in PairHead head) => false;

    /// <summary>Reads what follows one of <see cref="Words"/>.</summary>
    /// <param name="search">The search that pairs are reported to.</param>
    /// <param name="start">The offset of the word.</param>
    /// <param name="end">The offset after the word.</param>
    /// <returns>Whether a pair was reported.</returns>
    public virtual bool TryReadWord(ref TextSearch search, int start, int end) => false;

    /// <summary>Reads the command that an option belongs to.</summary>
    /// <param name="search">The search that pairs are reported to.</param>
    /// <param name="dash">The offset of the dash that begins the option.</param>
    public virtual void ReadOption(ref TextSearch search, int dash)
    {
    }
}
