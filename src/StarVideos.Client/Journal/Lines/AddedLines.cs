namespace StarVideos.Journal;

/// <summary>
/// Reads what was added to a journal since the last read, in the order of the file. It starts again at the beginning, and reports lines a
/// second time, in two cases: a compaction has replaced the file, or lines that were read have been removed again (a writer removes its line
/// when the disk fails, and other lines may follow in its place). A file that was removed, or replaced by something other than its
/// compaction, is an error from then on: otherwise its submissions would look as if they were never sent. For one caller at a time.
/// </summary>
/// <param name="path">The journal.</param>
/// <param name="begin">
/// Returns the position at which a file of a given length is read first: the beginning of a line. If left out, the beginning of the file.
/// </param>
internal sealed class AddedLines(string path, Func<FileStream, long, long>? begin = null)
{
    private const int BlockSize = 64 << 10;

    /// <summary>How many bytes of the first line are compared: enough to tell one file from another.</summary>
    private const int HeadLength = 160;

    private byte[] _head = [];
    private bool _hasBegun;
    private long _offset;

    /// <summary>
    /// The position of the last line that was read, and its first bytes. Every line begins with an id or a time, so no two lines begin alike.
    /// </summary>
    private long _lastLine;
    private byte[] _lastHead = [];

    /// <summary>How many lines could not be read, in all.</summary>
    internal int Skipped { get; private set; }

    /// <summary>Whether the file that was read was removed or replaced.</summary>
    internal bool IsLost { get; private set; }

    /// <param name="apply">Called with each whole line. A half line at the end is left for the next read: it may be being written now.</param>
    /// <param name="onBegin">Called each time before a file is read from its beginning, also the first time.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    internal void Read(Action<JournalLine> apply, Action? onBegin = null)
    {
        using var file = LinesBackwards.TryOpen(path);
        RequireNotLost(file);
        if (file is null)
        {
            return;
        }

        var length = file.Length;
        if (!IsSameFile(file, length) || !_hasBegun)
        {
            onBegin?.Invoke();
            _offset = begin?.Invoke(file, length) ?? 0;
            _lastHead = [];
            Skipped = 0;
            _hasBegun = true;
        }

        if (length > _offset)
        {
            ReadLines(file, length, apply);
        }
    }

    private void ReadLines(FileStream file, long length, Action<JournalLine> apply)
    {
        var buffer = new byte[Math.Min(BlockSize, length - _offset)];
        var held = 0;
        var isTooLong = false;
        file.Position = _offset;
        while (_offset + held < length)
        {
            if (held == buffer.Length)
            {
                if (held > ReverseLines.Longest)
                {
                    // No line of the journal is that long: skip it without keeping it in memory.
                    isTooLong = true;
                    _offset += held;
                    held = 0;
                }
                else
                {
                    Array.Resize(ref buffer, buffer.Length * 2);
                }
            }

            var read = file.Read(buffer, held, (int)Math.Min(buffer.Length - held, length - _offset - held));
            if (read == 0)
            {
                return;
            }

            held += read;
            var start = 0;
            var last = 0;
            for (int newline; (newline = Array.IndexOf(buffer, (byte)'\n', start, held - start)) >= 0; start = newline + 1)
            {
                Apply(isTooLong ? default : buffer.AsSpan(start, newline - start), apply, isTooLong);
                isTooLong = false;
                last = start;
            }

            if (start > 0)
            {
                _lastLine = _offset + last;
                _lastHead = buffer.AsSpan(last, Math.Min(HeadLength, start - last)).ToArray();
            }

            _offset += start;
            held -= start;
            Buffer.BlockCopy(buffer, start, buffer, 0, held);
        }
    }

    private void Apply(ReadOnlySpan<byte> bytes, Action<JournalLine> apply, bool isTooLong)
    {
        if (!isTooLong && LinesBackwards.IsBlank(bytes))
        {
            return;
        }

        if (!isTooLong && JournalLine.Parse(LinesBackwards.WithoutMark(bytes)) is { Version: JournalLine.CurrentVersion } line && line.IsComplete())
        {
            apply(line);
        }
        else
        {
            Skipped++;
        }
    }

    private bool IsLastLineThere(FileStream file)
    {
        var head = new byte[_lastHead.Length];
        file.Position = _lastLine;
        return file.Read(head, 0, head.Length) == head.Length && head.AsSpan().SequenceEqual(_lastHead);
    }

    /// <exception cref="IOException">The file is neither the one that was read nor its compaction.</exception>
    private void RequireNotLost(FileStream? file)
    {
        if (!IsLost && SeemsLost(file))
        {
            // This error stops a run, so look twice: a reader without the lock may look while another process changes files.
            using var again = LinesBackwards.TryOpen(path);
            IsLost = SeemsLost(again);
        }

        if (IsLost)
        {
            throw new IOException("it was removed or replaced while it was in use, so what was submitted before is not known any more");
        }
    }

    private bool SeemsLost(FileStream? file)
    {
        var head = file is null ? [] : HeadOf(file, file.Length);
        return _head.Length > 0
            && !IsBeingWritten(head)
            && !IsBeingWritten(_head)
            && !head.AsSpan(0, Math.Min(head.Length, _head.Length)).SequenceEqual(_head)
            && !IsCompacted(head);
    }

    /// <summary>Some file systems show a new length before the new bytes: they read as zeros, which no line contains.</summary>
    private static bool IsBeingWritten(byte[] head) => Array.IndexOf(head, (byte)0) >= 0;

    private static bool IsCompacted(ReadOnlySpan<byte> head)
    {
        var end = head.IndexOf((byte)'\n');
        return end > 0 && JournalLine.Parse(head.Slice(0, end)) is { Event: LineEvent.Compacted };
    }

    private static byte[] HeadOf(FileStream file, long length)
    {
        var head = new byte[Math.Min(HeadLength, length)];
        var filled = 0;
        file.Position = 0;

        // One read may return fewer bytes than there are.
        for (int read; filled < head.Length && (read = file.Read(head, filled, head.Length - filled)) > 0; filled += read)
        {
        }

        return filled == head.Length ? head : head.AsSpan(0, filled).ToArray();
    }

    private bool IsSameFile(FileStream file, long length)
    {
        var head = HeadOf(file, length);
        var isSame = length >= _offset && head.Length >= _head.Length && head.AsSpan(0, _head.Length).SequenceEqual(_head) && IsLastLineThere(file);
        if (!isSame || _head.Length < HeadLength)
        {
            _head = head;
        }

        return isSame;
    }
}
