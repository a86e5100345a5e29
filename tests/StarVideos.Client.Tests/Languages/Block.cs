namespace StarVideos.Client.Tests.Languages;

/// <summary>What a document is made of.</summary>
internal enum BlockKind
{
    /// <summary>A heading; its info is its level.</summary>
    Heading,

    /// <summary>A fenced block; its info is its language.</summary>
    Code,

    /// <summary>A table, a line for each row.</summary>
    Table,

    /// <summary>A paragraph or an item of a list, its lines joined.</summary>
    Text,

    /// <summary>The data before the first heading of a help page.</summary>
    FrontMatter,
}

/// <summary>One part of a document, and the number of its first line.</summary>
internal sealed record Block(BlockKind Kind, string Info, string[] Lines, int Line)
{
    internal string Text => string.Join(Kind == BlockKind.Text ? ' ' : '\n', Lines);
}
